import Foundation
import TestStores
import Testing

/// What is wrong is said with its place, exits 1, and stores nothing.
struct BadInputTests {
    @Test func `every bad line of a table is reported and none is stored`() throws {
        let (folder, data) = try centre()
        let measure = try measure(of: "邮寄业务次数", data)
        let entries = try folder.write(
            """
            measure,day,amount,of,subject,document,note
            \(measure),2025-03-03,1,,好的,单据 1,
            \(measure),2025-02-30,1,,没有这一天,单据 2,
            \(measure),2025-03-03,-1,,负数,单据 3,
            \(measure),2025-03-03,许多,,文字,单据 4,
            \(measure),2027-03-03,1,,还没有到,单据 5,
            register.nothing,2025-03-03,1,,没有这个度量,单据 6,
            \(measure),2025-03-03,1,,没有材料,,
            """, to: "entries.csv")
        let outcome = try Program.run("register", "import", entries, "--data", data)
        #expect(outcome.status == 1)
        for (line, field) in [
            (3, "day"), (4, "amount"), (5, "amount"), (6, "day"), (7, "measure"), (8, "document"),
        ] {
            #expect(outcome.complaints.contains("line \(line), \(field)"))
        }
        #expect(!outcome.complaints.contains("line 2,"))
        let found = try Program.succeed(
            "evidence", "--year", "2025", "--indicator", "邮寄业务次数", "--data", data)
        #expect(found.output.contains("未测量"))
    }

    @Test(arguments: [
        ("", "line 1"), ("a,b,c\n1,2,3\n", "line 1"),
        ("measure,day,amount,of,subject,document,note\nx,2025-01-01,1\n", "line 2"),
        ("measure,day,amount,of,subject,document,note\n\"x,2025-01-01,1,,,,\n", "line 2"),
    ])
    func `a table that is not one is refused with its line`(_ text: String, _ place: String) throws
    {
        let (folder, data) = try centre()
        let entries = try folder.write(text, to: "entries.csv")
        let outcome = try Program.run("register", "import", entries, "--data", data)
        #expect(outcome.status == 1)
        #expect(outcome.complaints.contains(place))
    }

    @Test func `what is not a form is refused and stores nothing`() throws {
        let folder = try Folder()
        let data = folder.path("data")
        let pdf = Data("%PDF-1.4\n1 0 obj <<".utf8)
        try pdf.write(to: folder.url("cut.pdf"))
        let files = [
            try folder.write("今天天气很好，没有表格。", to: "prose.txt"),
            try folder.write("", to: "empty.txt"), folder.path("cut.pdf"),
            folder.path("missing.txt"),
        ]
        for file in files {
            let outcome = try Program.run("forms", "import", file, "--data", data)
            #expect(outcome.status == 1, "\(file): \(outcome.complaints)")
            #expect(!outcome.complaints.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
    }

    @Test(arguments: [
        ["report"], ["report", "--year", "soon", "--data", "x"], ["nonsense"],
        ["report", "--year", "2025", "--as-of", "2025-02-30"],
    ])
    func `wrong usage exits with 2`(_ arguments: [String]) throws {
        #expect(try Program.run(arguments).status == 2)
    }

    @Test func `help exits with 0 for every command`() throws {
        let commands = [
            ["demo"], ["serve"], ["forms", "read"], ["forms", "import"], ["bind"], ["measures"],
            ["register", "import"], ["report"], ["evidence"], ["journal", "verify"],
            ["journal", "export"], ["rehearse"], ["backup"], ["restore"], ["person", "add"],
            ["person", "list"], ["person", "disable"], ["role", "grant"], ["role", "revoke"],
            ["password"], ["bench"],
        ]
        for command in commands {
            let outcome = try Program.run(command + ["--help"])
            #expect(outcome.status == 0, "\(command)")
            #expect(outcome.output.contains("USAGE"))
        }
    }

    @Test func `a centre that is not there is said so`() throws {
        let folder = try Folder()
        for command in [["measures"], ["report", "--year", "2025"], ["journal", "verify"]] {
            let outcome = try Program.run(command + ["--data", folder.path("nowhere")])
            #expect(outcome.status == 1)
            #expect(outcome.complaints.contains("--data"))
        }
    }

    private func centre() throws -> (Folder, String) {
        let folder = try Folder()
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        return (folder, data)
    }

    private func measure(of indicator: String, _ data: String) throws -> String {
        let report = try Program.succeed("report", "--year", "2025", "--data", data).json()
        let lines = (report["projects"] as? [[String: Any]] ?? [])
            .flatMap { $0["indicators"] as? [[String: Any]] ?? [] }
        let line = try #require(lines.first { $0["name"] as? String == indicator })
        return try #require(line["measure"] as? String)
    }
}
