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
        // It begins anew after 128 MiB, as soon as what is in it has been brought in.
        let (limit, update) = (1000, 2_000_000)
        var (written, log) = (0, 0)
        while log > written / 2 || written < 400_000_000, written < limit * update {
            try await store.withConnection { connection in
                _ = try connection.run("UPDATE heap SET mass = randomblob(\(update))")
            }
            written += update
            let file = try FileManager.default.attributesOfItem(atPath: place.location + "-wal")
            log = try #require(file[.size] as? Int)
        }
        #expect(written < limit * update, "a log of \(log) bytes")
        try store.close()
    }
}
