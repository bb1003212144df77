import Foundation
import Kernel
import TestStores
import Testing

/// A report equals the one that an independent program computes from the journal alone.
struct OracleTests {
    @Test(arguments: ["national-2020", "integrated-2022", "hubei-2020"])
    func `the demo year's report is the oracle's`(_ rules: String) throws {
        let folder = try Folder()
        let data = try DemoCentre.made.get().data
        let journal = try export(["--data", data], in: folder)
        for day in ["2025-01-01", "2025-02-14", "2025-07-31", "2025-10-17", "2025-12-31"] {
            try compare(["--data", data], journal, ["--as-of", day, "--rules", rules])
        }
        _ = try oracle(["--verify", journal])
        let known = try Int(#require(last(journal)["sequence"] as? Int)) / 2
        try compare(
            ["--data", data], journal,
            ["--as-of", "2025-12-31", "--known-at", "\(known)", "--rules", rules])
    }

    @Test(arguments: TestStore.allCases)
    func `random evidence gives the oracle's figures`(_ kind: TestStore) throws {
        let folder = try Folder()
        let store = try location(kind, folder)
        let imported = try Program.run(["forms", "import", Shared.table()] + store)
        try #require(imported.status == 0, "\(imported.complaints)")
        try #require(Program.run(["bind"] + store).status == 0)
        let measures = try Program.run(["measures", "--json"] + store).json()
        let entries = try folder.write(
            randomEntries(#require(measures["measures"] as? [[String: Any]])), to: "entries.csv")
        let recorded = try Program.run(["register", "import", entries] + store)
        try #require(recorded.status == 0, "\(recorded.complaints)")
        let journal = try export(store, in: folder)
        for rules in ["national-2020", "integrated-2022", "hubei-2020"] {
            for day in ["2025-03-31", "2025-08-15", "2025-12-31"] {
                try compare(store, journal, ["--as-of", day, "--rules", rules])
            }
        }
    }

    private func location(_ kind: TestStore, _ folder: Folder) throws -> [String] {
        switch kind {
        case .sqlite: return ["--data", folder.path("data")]
        case .postgres:
            let schema = "oracle_\(UInt32.random(in: 0 ... .max))"
            let url = try PostgresServer.shared().url(schema: schema)
            return ["--data", folder.path("data"), "--store", url]
        }
    }

    /// Entries that every measure accepts; some measures are left without any.
    private func randomEntries(_ measures: [[String: Any]]) -> String {
        var lines = ["measure,day,amount,of,subject,document,note"]
        for measure in measures where Int.random(in: 0..<8) > 0 {
            // Those of other desks compute themselves.
            guard measure["desk"] as? String == "register" else { continue }
            let gathering = measure["gathering"] as? String ?? ""
            let scale = measure["scale"] as? [String] ?? []
            let name = measure["name"] as? String ?? ""
            for number in 0..<Int.random(in: 1...30) {
                let day = Day.first(of: 2025) + Int.random(in: 0..<365)
                let amount = Int.random(in: 0...900)
                let printed =
                    switch gathering {
                    case "grade": scale.randomElement() ?? ""
                    case "count": "\(amount)"
                    default: "\(amount).\(Int.random(in: 0...9999))"
                    }
                let whole =
                    ["share", "ratio"].contains(gathering)
                    ? "\(amount + Int.random(in: 1...9))" : ""
                lines.append("\(name),\(day),\(printed),\(whole),case \(number),paper \(number),")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func export(_ store: [String], in folder: Folder) throws -> String {
        let outcome = try Program.run(["journal", "export"] + store)
        try #require(outcome.status == 0, "\(outcome.complaints)")
        return try folder.write(outcome.output, to: "journal-\(UUID().uuidString).jsonl")
    }

    private func oracle(_ arguments: [String]) throws -> String {
        let program = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "oracle/report.py")
        return try Shell.run(["/usr/bin/env", "python3", program.path()] + arguments)
    }

    private func last(_ journal: String) throws -> [String: Any] {
        let text = try String(contentsOfFile: journal, encoding: .utf8)
        let line = try #require(text.split(separator: "\n").last)
        let entry = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(entry as? [String: Any])
    }

    /// Both reports, key by key; the oracle says nothing of units and journals.
    private func compare(_ store: [String], _ journal: String, _ options: [String]) throws {
        let ours = try Program.run(["report", "--year", "2025"] + store + options)
        try #require(ours.status == 0, "\(ours.complaints)")
        let theirs = try oracle(["--year", "2025"] + options + [journal])
        let (a, b) = (try projects(ours.output), try projects(theirs))
        #expect(a.count == b.count)
        for (ourProject, theirProject) in zip(a, b) {
            #expect(differences(ourProject, theirProject) == [], "\(options)")
        }
    }

    private func projects(_ text: String) throws -> [[String: Any]] {
        let report = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(report?["projects"] as? [[String: Any]])
    }

    /// Where the oracle's value is not ours, as paths.
    private func differences(_ ours: Any?, _ theirs: Any?, at path: String = "") -> [String] {
        if let theirs = theirs as? [String: Any] {
            let ours = ours as? [String: Any]
            return theirs.flatMap { differences(ours?[$0.key], $0.value, at: "\(path)/\($0.key)") }
        }
        if let theirs = theirs as? [Any] {
            let ours = ours as? [Any] ?? []
            guard ours.count == theirs.count else { return ["\(path): \(ours.count) lines"] }
            return zip(ours, theirs).enumerated().flatMap { index, pair in
                differences(pair.0, pair.1, at: "\(path)/\(index)")
            }
        }
        let (left, right) = ("\(ours ?? "missing")", "\(theirs ?? "missing")")
        return left == right ? [] : ["\(path): \(left), the oracle says \(right)"]
    }
}
