import Foundation
import Kernel
import TestStores
import Testing

/// What was submitted for the demo year, taken away as files: the program and four independent
/// readers find in each of them, cell by cell, what was frozen.
@Suite struct FrozenPaperTests {
    private static let formats = ["pdf", "ofd", "xlsx", "docx"]

    @Test(arguments: [("evaluations/2025", 3800), ("monitoring/2025/7", 5500)])
    func `a submission says the same in every format`(address: String, cells: Int) async throws {
        let demo = try DemoCentre.made.get()
        let server = try await Server(["--data", demo.served])
        defer { server.kill() }
        let client = try await Client(
            server, login: "officer", password: demo.password(of: "officer"))
        let folder = try Folder()
        var compared = 0
        let projects = try projects(demo)
        try #require(projects.count == 5)
        for project in projects {
            let path = "/\(address)/\(try encoded(project))/rounds/1/"
            var files: [String] = []
            for format in ["json"] + Self.formats {
                let answer = try await server.send("GET", path + format, as: client)
                try #require(answer.status == 200, "\(project).\(format)")
                try answer.body.write(to: folder.url("\(project).\(format)"))
                files.append(folder.path("\(project).\(format)"))
            }
            compared += try compare(files, in: folder)
            try look(at: folder.path("\(project).pdf"))
        }
        #expect(compared > cells)
    }

    @Test func `a unit's summary says what its projects' reports say`() throws {
        let data = try DemoCentre.made.get().data
        let folder = try Folder()
        let files = ["json"] + Self.formats
        for format in files {
            try Program.succeed(
                "report", "--year", "2025", "--form", "summary", "--format", format, "--data",
                data, "-o", folder.path("summary.\(format)"))
        }
        let compared = try compare(files.map { folder.path("summary.\($0)") }, in: folder)
        #expect(compared > 1500)
        try look(at: folder.path("summary.pdf"))
    }

    /// Holds the papers, and what the program reads in them, against the first file; gives how many
    /// cells were compared.
    private func compare(_ files: [String], in folder: Folder) throws -> Int {
        let readings = try files.dropFirst().map { file in
            let read = try Program.succeed("forms", "read", file, "--json")
            let name = URL(filePath: file).lastPathComponent
            return try folder.write(read.output, to: "\(name).json")
        }
        let lines = try Checker.run("frozen.py", files + readings).split(separator: "\n")
        let counts = lines.compactMap { line in
            line.hasSuffix(" compared") ? line.split(separator: " ").dropLast().last : nil
        }
        #expect(lines.count == counts.count, "\(lines.joined(separator: "\n"))")
        #expect(counts.count == 2 * Self.formats.count)
        return counts.compactMap { Int($0) }.reduce(0, +)
    }

    /// Fonts are embedded, every page is numbered, and every page of a table bears its headings.
    private func look(at pdf: String) throws {
        let fonts = try Shell.run(["/usr/bin/env", "pdffonts", pdf]).split(separator: "\n")
            .dropFirst(2)
        try #require(!fonts.isEmpty)
        for font in fonts {
            // … emb sub uni object ID
            #expect(font.split(separator: " ").suffix(5).first == "yes", "\(font)")
        }
        let text = try Shell.run(["/usr/bin/env", "pdftotext", "-raw", pdf, "-"])
        let pages = text.split(separator: "\u{0C}").filter { $0.contains { !$0.isWhitespace } }
        for (index, page) in pages.enumerated() {
            #expect(page.contains("第 \(index + 1) 页 共 \(pages.count) 页"))
            #expect(page.contains("三级指标"), "\(pdf), page \(index + 1)")
        }
    }

    private func projects(_ demo: DemoCentre) throws -> [String] {
        let report = try Program.succeed("report", "--year", "2025", "--data", demo.data).json()
        let projects = try #require(report["projects"] as? [[String: Any]])
        return projects.compactMap { $0["name"] as? String }
    }

    private func encoded(_ project: String) throws -> String {
        try #require(project.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    }
}
