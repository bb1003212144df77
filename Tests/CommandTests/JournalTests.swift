import Foundation
import TestStores
import Testing

/// The journal at the command line.
struct JournalTests {
    @Test func `a changed byte is found and named`() throws {
        let folder = try Folder()
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        let sound = try Program.succeed("journal", "verify", "--data", data, "--json").json()
        let entries = try #require(sound["entries"] as? Int)
        #expect(entries > 68)
        try damageEntry40(of: data)
        let outcome = try Program.run("journal", "verify", "--data", data)
        #expect(outcome.status == 1)
        #expect(outcome.complaints.contains("journal entry 40"))
    }

    @Test func `the export holds every entry of the range`() throws {
        let folder = try Folder()
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        let lines = try Program.succeed(
            "journal", "export", "--data", data, "--from", "3", "--to", "7"
        ).output.split(separator: "\n")
        let sequences = try lines.map { line in
            let entry = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return (entry as? [String: Any])?["sequence"] as? Int
        }
        #expect(sequences == [3, 4, 5, 6, 7])
    }

    @Test func `a PostgreSQL centre is backed up and restored by its schema`() throws {
        let folder = try Folder()
        let name = "backup_\(UInt32.random(in: 0 ... .max))"
        let server = try PostgresServer.shared()
        let there = ["--data", folder.path("data"), "--store", server.url(schema: name)]
        try #require(Program.run(["forms", "import", Shared.table()] + there).status == 0)
        let file = folder.path("centre.tar")
        let backup = try Program.run(["backup", file] + there)
        try #require(backup.status == 0, "\(backup.complaints)")
        #expect(try Program.run("restore", file, "--data", folder.path("a")).status == 1)
        let database = "restored_\(UInt32.random(in: 0 ... .max))"
        try server.run("createdb", database)
        let copy = server.url(schema: name, database: database)
        let here = ["--data", folder.path("copy"), "--store", copy]
        let restored = try Program.run(["restore", file] + here)
        try #require(restored.status == 0, "\(restored.complaints)")
        let reports = try [there, here].map {
            try Program.run(["report", "--year", "2025"] + $0).output
        }
        #expect(reports[0] == reports[1])
        #expect(reports[0].contains("业务受理工作经费"))
    }

    @Test func `a backup restores to the same figures, and a changed one is refused`() throws {
        let folder = try Folder()
        let (data, copy) = (folder.path("data"), folder.path("copy"))
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        let file = folder.path("centre.tar")
        try Program.succeed("backup", file, "--data", data)
        #expect(try Program.run("backup", file, "--data", data).status == 1)
        try Program.succeed("restore", file, "--data", copy)
        let reports = try [data, copy].map {
            try Program.succeed("report", "--year", "2025", "--data", $0).output
        }
        #expect(reports[0] == reports[1])
        #expect(try Program.run("restore", file, "--data", copy).status == 1)
        try Program.succeed("journal", "verify", "--data", copy)
        try damageEntry40(of: data)
        let damaged = folder.path("damaged.tar")
        try Program.succeed("backup", damaged, "--data", data)
        let refused = try Program.run("restore", damaged, "--data", folder.path("second"))
        #expect(refused.status == 1)
        #expect(refused.complaints.contains("Entry 40"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("second/centre.sqlite")))
        let notOne = try folder.write("hello", to: "not-a-backup.tar")
        let outcome = try Program.run("restore", notOne, "--data", folder.path("third"))
        #expect(outcome.status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path("third/centre.sqlite")))
    }

    /// Changes one entry past the program, as somebody with the file in hand could.
    private func damageEntry40(of data: String) throws {
        let database = "\(data)/centre.sqlite"
        try Shell.run(
            "/usr/bin/env", "python3", "-c",
            """
            import sqlite3
            database = sqlite3.connect("\(database)")
            changed = "substr(detail, 1, length(detail) - 1) || ']'"
            database.execute(f"UPDATE journal SET detail = {changed} WHERE sequence = 40")
            database.commit()
            """)
    }
}
