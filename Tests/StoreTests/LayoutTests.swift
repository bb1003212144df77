import Foundation
import Kernel
import Testing
import TestStores

/// How a centre on SQLite lies on its disk.
@Suite(.serialized) struct LayoutTests {
    @Test func `tables keyed by a number or by several columns have one tree`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let store = try place.open()
        let trees: [String] = try await store.withConnection { connection in
            try connection.rows(
                """
                SELECT tbl_name FROM sqlite_master WHERE name LIKE 'sqlite\\_autoindex\\_%'
                ESCAPE '\\' ORDER BY name
                """
            ).map { try $0("tbl_name") }
        }
        let single: Set = ["journal", "journal_head", "observation", "retraction", "tally"]
        #expect(single.isDisjoint(with: trees))
        // A key that is one text keeps its tree: there the look for others is not in vain.
        #expect(trees.contains("person"))
        try store.close()
    }

    @Test func `the log begins anew while much is written, and nothing is lost`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let store = try place.open()
        let centre = try place.centre(on: store)
        let padding = String(repeating: "x", count: 1 << 20)
        for number in 0..<160 {
            _ = try await centre.write(as: "zhao") { transaction in
                try transaction.record(
                    Noted(text: padding), about: Subject("note", "\(number)"))
            }
        }
        try await centre.expectSound(entries: 160)
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: place.location + "-wal"))
    }

    @Test func `the log does not grow with all that is written`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let store = try place.open()
        try await store.withConnection { connection in
            _ = try connection.run("CREATE TABLE heap (mass BLOB)")
            _ = try connection.run("INSERT INTO heap VALUES (randomblob(2000000))")
        }
        for _ in 0..<200 {
            try await store.withConnection { connection in
                _ = try connection.run("UPDATE heap SET mass = randomblob(2000000)")
            }
        }
        let log = try FileManager.default.attributesOfItem(atPath: place.location + "-wal")
        // Of 400 MB: 128 MiB, and what comes while these are brought in.
        #expect(try #require(log[.size] as? Int) < 300_000_000)
        try store.close()
    }
}
