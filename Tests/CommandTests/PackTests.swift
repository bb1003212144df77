import Foundation
import Kernel
import TestStores
import Testing

/// Evidence packs as a checker sees them that knows nothing of the program.
struct PackTests {
    @Test(arguments: TestStore.allCases)
    func `a pack is sound, and no forged one is`(_ kind: TestStore) throws {
        let folder = try Folder()
        let store = try played(kind, folder)
        let whole = folder.path("whole.zip")
        let written = try Program.run(["pack", "--year", "2025", "-o", whole, "--json"] + store)
        try #require(written.status == 0, "\(written.complaints)")
        let said = try written.json()
        let found = try check(whole)
        for name in ["figures", "observations", "entries", "papers", "head"] {
            #expect(said[name] as? Int == found[name] as? Int, "\(name)")
        }
        #expect(found["papers"] as? Int == 1)
        #expect((found["observations"] as? Int ?? 0) > 20)
        let told = try oracle(
            "try_pack.py", [whole, "--flips", "60", "--insider", folder.path("data/signing.key")])
        #expect(told.contains("changed bytes were noticed"), "\(told)")
    }

    @Test(arguments: TestStore.allCases)
    func `a pack of one indicator, as it was known, and of the whole journal are sound`(
        _ kind: TestStore
    ) throws {
        let folder = try Folder()
        let store = try played(kind, folder)
        let name = try indicator(store)
        for (file, options) in [
            ("one", ["--indicator", name]), ("july", ["--as-of", "2025-07-31"]),
            ("known", ["--known-at", "150"]), ("journal", ["--whole-journal"]),
        ] {
            let path = folder.path("\(file).zip")
            let written = try Program.run(["pack", "--year", "2025", "-o", path] + options + store)
            try #require(written.status == 0, "\(written.complaints)")
            let found = try check(path)
            #expect((file == "one") == (found["figures"] as? Int == 1), "\(file)")
        }
    }

    @Test func `the same evidence gives the same bytes but for the moment`() throws {
        let folder = try Folder()
        let store = try played(.sqlite, folder)
        let packs = try ["a.zip", "b.zip"].map { name in
            let path = folder.path(name)
            _ = try Program.run(["pack", "--year", "2025", "-o", path] + store)
            return try oracle("try_pack.py", ["--list", path])
        }
        #expect(packs[0] == packs[1] && packs[0].contains("evidence/observations.jsonl"))
    }

    @Test func `old packs stand when the key has changed, and the trusted key is asked for`() throws
    {
        let folder = try Folder()
        let store = try played(.sqlite, folder)
        let (old, new) = (folder.path("old.zip"), folder.path("new.zip"))
        try #require(Program.run(["pack", "--year", "2025", "-o", old] + store).status == 0)
        let rotated = try Program.run(["pack", "rotate-key"] + store)
        let keys = rotated.output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first
        }
        try #require(keys.count == 2)
        try #require(Program.run(["pack", "--year", "2025", "-o", new] + store).status == 0)
        #expect(try check(old, key: String(keys[1]))["key"] as? String == String(keys[1]))
        #expect(try check(new, key: String(keys[0]))["key"] as? String == String(keys[0]))
        #expect(throws: Fault.self) { try check(new, key: String(keys[1])) }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("data/signing.key"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
    }

    /// The real table of 2025 with its bindings, entries for every measure, and one that was
    /// corrected.
    private func played(_ kind: TestStore, _ folder: Folder) throws -> [String] {
        var store = ["--data", folder.path("data")]
        if kind == .postgres {
            let schema = "pack_\(UInt32.random(in: 0 ... .max))"
            store += ["--store", try PostgresServer.shared().url(schema: schema)]
        }
        for command in [["forms", "import", try Shared.table()], ["bind"]] {
            let outcome = try Program.run(command + store)
            try #require(outcome.status == 0, "\(outcome.complaints)")
        }
        let measures = try Program.run(["measures", "--json"] + store).json()
        let lines = try #require(measures["measures"] as? [[String: Any]]).flatMap(Self.lines)
        let text = (["measure,day,amount,of,subject,document,note"] + lines).joined(separator: "\n")
        let entries = try folder.write(text + "\n", to: "entries.csv")
        let recorded = try Program.run(["register", "import", entries] + store)
        try #require(recorded.status == 0, "\(recorded.complaints)")
        return store
    }

    /// A few entries of a measure of the register.
    private static func lines(_ measure: [String: Any]) -> [String] {
        guard measure["desk"] as? String == "register", let name = measure["name"] as? String,
            let gathering = measure["gathering"] as? String
        else { return [] }
        let level = (measure["scale"] as? [String])?.last ?? ""
        return (1...4).map { number in
            let amount = gathering == "grade" ? level : "\(number * 7)"
            let whole = ["share", "ratio"].contains(gathering) ? "\(number * 8)" : ""
            return "\(name),2025-0\(number * 2)-1\(number),\(amount),\(whole),甲,单据 \(number),"
        }
    }

    private func indicator(_ store: [String]) throws -> String {
        let report = try Program.run(["report", "--year", "2025"] + store).json()
        let projects = try #require(report["projects"] as? [[String: Any]])
        let lines = projects.flatMap { $0["indicators"] as? [[String: Any]] ?? [] }
        let names = lines.compactMap { $0["actual"] is String ? $0["name"] as? String : nil }
        return try #require(names.first { name in names.count { $0 == name } == 1 })
    }

    private func check(_ pack: String, key: String? = nil) throws -> [String: Any] {
        let text = try oracle(
            "check_pack.py", [pack, "--json"] + (key.map { ["--key", $0] } ?? []))
        let found = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(found as? [String: Any])
    }

    private func oracle(_ name: String, _ arguments: [String]) throws -> String {
        try Checker.run(name, arguments)
    }
}

/// The programs beside ours that know nothing of it.
enum Checker {
    /// Gives what it printed.
    ///
    /// - Throws: `Fault` when it ended badly, or there is no Python to run it.
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let program = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "oracle/\(name)")
        guard let python = ProcessInfo.processInfo.environment["ZHUNXING_PYTHON"] else {
            throw Fault("ZHUNXING_PYTHON is not set: give it the Python that bin/setup made")
        }
        return try Shell.run([python, program.path()] + arguments)
    }
}
