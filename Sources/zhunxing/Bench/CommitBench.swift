import Foundation
import Kernel
import Register
import SQLiteStore

/// What committing together is worth when the disk needs a millisecond for each commit.
struct CommitBench {
    func run() async throws -> [Finding] {
        var findings: [Finding] = []
        for writers in [16, 64, 256] {
            let alone = try await rate(writers: writers, groupLimit: 1, writes: 400)
            let together = try await rate(writers: writers, groupLimit: 256, writes: writers * 40)
            let figure = "\((together / alone).short) × (\(alone.short)/s → \(together.short)/s)"
            findings.append(
                Finding(
                    name: "group commit at 1 ms a commit, \(writers) writers", figure: figure,
                    goal: writers == 16 ? nil : "20 ×"))
        }
        return findings
    }

    /// Durable entries a second through the seam.
    private func rate(writers: Int, groupLimit: Int, writes: Int) async throws -> Double {
        let place = try BenchCentre()
        defer { place.remove() }
        let store = try SQLiteStore(path: place.options.databasePath, modules: Module.all)
        let slow = SlowStore(store, commitMicroseconds: 1000)
        let centre = try Centre(
            store: slow, files: FileStore(directory: place.directory),
            vault: Vault(keyFile: place.directory.appending(path: "vault.key")),
            modules: Module.all, groupLimit: groupLimit)
        let desk = RegisterDesk(centre)
        try await desk.declare(BenchCentre.measure, by: .operator)
        let time = try await ContinuousClock().measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<writers {
                    group.addTask {
                        for _ in 0..<(writes / writers) {
                            _ = try await desk.record(BenchCentre.draft, by: .operator)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        try store.close()
        return Double(writes / writers * writers) / time.seconds
    }
}

/// A store whose commits take longer, as on a slow disk.
private struct SlowStore: Store {
    private let store: any Store
    private let microseconds: UInt32

    init(_ store: any Store, commitMicroseconds: UInt32) {
        self.store = store
        microseconds = commitMicroseconds
    }

    func withWriter(_ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void) {
        let microseconds = microseconds
        store.withWriter { connection in
            drain(connection.map { SlowConnection($0, microseconds) })
        }
    }

    func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value { try await store.read(look) }

    func listen(_ woken: @escaping @Sendable () -> Void) { store.listen(woken) }
    func backUp(to path: String) async throws { try await store.backUp(to: path) }
    func close() throws { try store.close() }
}

/// Its connection, which sleeps before it commits.
private final class SlowConnection: Connection {
    private let connection: any Connection
    private let microseconds: UInt32

    init(_ connection: any Connection, _ microseconds: UInt32) {
        self.connection = connection
        self.microseconds = microseconds
    }

    func commit() throws {
        usleep(microseconds)
        try connection.commit()
    }

    func run(_ sql: SQL) throws -> Int { try connection.run(sql) }
    func rows(_ sql: SQL) throws -> [Row] { try connection.rows(sql) }
    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws { try connection.scanJournal(from: first, through: last, visit) }
    func begin() throws { try connection.begin() }
    func rollback() throws { try connection.rollback() }
    func savepoint() throws { try connection.savepoint() }
    func releaseSavepoint() throws { try connection.releaseSavepoint() }
    func rollbackToSavepoint() throws { try connection.rollbackToSavepoint() }
    var fullText: any FullTextDialect { connection.fullText }

    var isSpoilt: Bool { connection.isSpoilt }
}
