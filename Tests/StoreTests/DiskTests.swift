import Foundation
import Kernel
import SQLiteStore
import Testing
import TestStores

/// What happens to a centre on SQLite whose disk is full or cannot be written.
@Suite(.serialized) struct DiskTests {
    @Test func `every commit is on the disk before it is answered`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let store = try place.open()
        let mode: Int64? = try await store.withConnection { connection in
            try connection.rows("PRAGMA synchronous").first?("synchronous")
        }
        // 2 is FULL; with less, a power cut takes what was acknowledged.
        #expect(mode == 2)
        try store.close()
    }

    @Test func `a file that may not grow is a fault, and room helps`() async throws {
        let place = try TestPlace(on: .sqlite)
        defer { place.remove() }
        let store = try place.open()
        let centre = try place.centre(on: store)
        try await centre.note("first")
        try await store.withConnection { connection in
            let pages: Int64? = try connection.rows("PRAGMA page_count").first?("page_count")
            let limit = (pages ?? 0) + 20
            _ = try connection.rows(
                "PRAGMA max_page_count = \(part: SQL(made: "\(limit)"))")
        }
        let kept = try await fill(centre)
        try await store.withConnection { connection in
            _ = try connection.rows("PRAGMA max_page_count = 1000000")
        }
        try await centre.note("last")
        #expect(try await centre.notes() == ["note/first"] + kept + ["note/last"])
        try await centre.expectSound(entries: kept.count + 2)
        try store.close()
    }

    @Test(.enabled(if: Shell.isRoot, "only root can mount a small disk"))
    func `a full disk is a fault, and room helps`() async throws {
        try await withDisk(megabytes: 2) { disk in
            let ballast = disk.appending(path: "ballast")
            try Data(count: 400_000).write(to: ballast)
            let path = disk.appending(path: "centre.sqlite").path(percentEncoded: false)
            let store = try SQLiteStore(path: path, modules: [.kernel])
            let place = try TestPlace(on: .sqlite)
            defer { place.remove() }
            let centre = try place.centre(on: store)
            let kept = try await fill(centre)
            #expect(try await centre.notes() == kept)
            try FileManager.default.removeItem(at: ballast)
            try await centre.note("last")
            #expect(try await centre.notes() == kept + ["note/last"])
            try await centre.expectSound(entries: kept.count + 1)
            try store.close()
        }
    }

    @Test(.enabled(if: Shell.isRoot, "only root can mount a disk read-only"))
    func `a disk that may only be read is a fault at the start`() async throws {
        try await withDisk(megabytes: 2) { disk in
            let path = disk.appending(path: "centre.sqlite").path(percentEncoded: false)
            try SQLiteStore(path: path, modules: [.kernel]).close()
            let mount = disk.path(percentEncoded: false)
            try Shell.run("/bin/mount", "-o", "remount,ro", mount)
            let fault = #expect(throws: Fault.self) {
                _ = try SQLiteStore(path: path, modules: [.kernel])
            }
            #expect(fault?.description.contains(path) == true)
        }
    }

    @Test func `a folder that is not there, or a file that is not ours, is a fault`() throws {
        let folder = try TestDirectory.make("disk")
        defer { try? FileManager.default.removeItem(at: folder) }
        let stranger = folder.appending(path: "letter.txt")
        try Data(repeating: 65, count: 5_000).write(to: stranger)
        for file in ["nowhere/centre.sqlite", "letter.txt"] {
            let path = folder.appending(path: file).path(percentEncoded: false)
            let fault = #expect(throws: Fault.self) {
                _ = try SQLiteStore(path: path, modules: [.kernel])
            }
            #expect(fault?.description.contains(path) == true)
        }
        #expect(try Data(contentsOf: stranger).count == 5_000)
    }
}

extension DiskTests {
    /// Writes until nothing more goes in; returns what was acknowledged.
    private func fill(_ centre: Centre) async throws -> [String] {
        var kept: [String] = []
        let padding = String(repeating: "满", count: 2_000)
        var faults: [String] = []
        for number in 0..<2_000 where faults.count < 5 {
            do {
                _ = try await centre.write(as: "zhao") { transaction in
                    try transaction.record(
                        Noted(text: padding), about: Subject("note", "\(number)"))
                }
                kept.append("note/\(number)")
            } catch { faults.append("\((error as? Fault)?.description ?? "no fault: \(error)")") }
        }
        #expect(faults.count == 5)
        #expect(faults.allSatisfy { $0.contains("full") }, "\(faults)")
        #expect(!kept.isEmpty)
        return kept
    }

    /// Mounts a small disk in memory while the test runs.
    private func withDisk(
        megabytes: Int, _ body: (URL) async throws -> Void
    ) async throws {
        let folder = try TestDirectory.make("disk")
        let path = folder.path(percentEncoded: false)
        try Shell.run("/bin/mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path)
        defer {
            _ = try? Shell.run("/bin/umount", "--lazy", path)
            try? FileManager.default.removeItem(at: folder)
        }
        try await body(folder)
    }
}
