import Foundation
import Kernel
import TestStores
import Testing

/// The 2025 table, from the document to the filled form.
struct TableTests {
    @Test func `the 2025 table reads as its truth says`() throws {
        let reading = try Program.succeed("forms", "read", Shared.table(), "--json").json()
        let documents = try #require(reading["documents"] as? [[String: Any]])
        #expect(documents.count == 5)
        let indicators = documents.flatMap { document in
            (document["indicators"] as? [[String: Any]] ?? []).map { (document, $0) }
        }
        let truth = try Shared.indicators()
        #expect(indicators.count == 68)
        for ((document, indicator), row) in zip(indicators, truth) {
            let project = document["project"] as? [String: Any]
            #expect(project?["name"] as? String == row["project"])
            #expect(indicator["level1"] as? String == row["level1"])
            #expect(indicator["level2"] as? String == row["level2"])
            #expect(indicator["name"] as? String == row["indicator"])
            #expect(indicator["value"] as? String == row["value"])
            #expect(indicator["unit"] as? String == row["unit"])
            let comparator = row["comparator"] == "=" ? "＝" : row["comparator"]
            #expect(indicator["comparator"] as? String == comparator)
        }
        let budgets = documents.map { document in
            let project = document["project"] as? [String: Any]
            return (project?["funds"] as? [String: Any])?["annual"] as? String
        }
        #expect(
            budgets == ["144208.00", "242880.00", "557200.00", "610260.00", "3432000.00"])
    }

    @Test func `a target is met by the evidence recorded for it`() throws {
        let folder = try Folder()
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        let before = try line("证书送达时间", data: data)
        #expect(before["actual"] is NSNull)
        #expect(before["points"] is NSNull)
        let measure = try #require(before["measure"] as? String)
        let entries = try folder.write(
            """
            measure,day,amount,of,subject,document,note
            \(measure),2025-03-03,7,,证书 1,送达回证 1,
            \(measure),2025-06-03,9,,证书 2,送达回证 2,
            """, to: "entries.csv")
        try Program.succeed("register", "import", entries, "--data", data)
        let after = try line("证书送达时间", data: data)
        #expect(after["actual"] as? String == "9")
        #expect(after["points"] as? String == after["weight"] as? String)
        #expect(after["lamp"] as? String == "green")
        let earlier = try line("证书送达时间", data: data, "--as-of", "2025-04-01")
        #expect(earlier["actual"] as? String == "7")
    }

    @Test func `the evidence behind an actual names its journal entries`() throws {
        let folder = try Folder()
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        let measure = try #require(line("邮寄业务次数", data: data)["measure"] as? String)
        let entries = try folder.write(
            """
            measure,day,amount,of,subject,document,note
            \(measure),2025-03-03,2,,邮件,交寄清单 1,
            """, to: "entries.csv")
        try Program.succeed("register", "import", entries, "--data", data)
        let found = try Program.succeed(
            "evidence", "--year", "2025", "--indicator", "邮寄业务次数", "--data", data, "--json"
        ).json()
        let indicator = try #require((found["indicators"] as? [[String: Any]])?.first)
        let observation = try #require((indicator["observations"] as? [[String: Any]])?.first)
        #expect(observation["amount"] as? String == "2")
        #expect(observation["kind"] as? String == "register.entry_recorded")
        #expect((observation["digest"] as? String)?.count == 64)
    }

    /// One line of the self-evaluation.
    private func line(_ name: String, data: String, _ more: String...) throws -> [String: Any] {
        let arguments = ["report", "--year", "2025", "--data", data] + more
        let outcome = try Program.run(arguments)
        try #require(outcome.status == 0, "\(outcome.complaints)")
        let projects = try #require(outcome.json()["projects"] as? [[String: Any]])
        let lines = projects.flatMap { $0["indicators"] as? [[String: Any]] ?? [] }
        return try #require(lines.first { $0["name"] as? String == name })
    }
}
