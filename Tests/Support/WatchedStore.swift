import Dispatch
import Kernel
import Synchronization

/// A store whose commits are counted, whose next commit may fail, and whose writer may be held.
package final class WatchedStore: Store {
    private let store: any Store
    fileprivate let state = Mutex(State())
    private let gate = DispatchSemaphore(value: 0)

    fileprivate struct State {
        var commits = 0
        var failsNextCommit = false
    }

    package init(_ store: any Store) { self.store = store }

    /// How many commits there have been.
    package var commits: Int { state.withLock(\.commits) }

    /// Makes the next commit fail before it reaches the database, as a full disk would.
    package func failNextCommit() { state.withLock { $0.failsNextCommit = true } }

    /// Keeps the writer from everything that is written from now on, until it is let go.
    package func holdWriter() { store.withWriter { [gate] _ in gate.wait() } }

    package func letWriterGo() { gate.signal() }

    package func withWriter(
        _ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void
    ) {
        store.withWriter { connection in
            drain(connection.map { WatchedConnection($0, for: self) })
        }
    }

    package func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value {
        try await store.read(look)
    }

    package func listen(_ woken: @escaping @Sendable () -> Void) { store.listen(woken) }
    package func backUp(to path: String) async throws { try await store.backUp(to: path) }
    package func close() throws { try store.close() }
}

private final class WatchedConnection: Connection {
    private let connection: any Connection
    private let store: WatchedStore

    init(_ connection: any Connection, for store: WatchedStore) {
        self.connection = connection
        self.store = store
    }

    func commit() throws {
        let fails = store.state.withLock { state in
            defer { state.failsNextCommit = false }
            state.commits += 1
            return state.failsNextCommit
        }
        if fails { throw Fault("the disk is full") }
        try connection.commit()
    }

    func run(_ sql: SQL) throws -> Int { try connection.run(sql) }
    func rows(_ sql: SQL) throws -> [Row] { try connection.rows(sql) }
    func begin() throws { try connection.begin() }
    func rollback() throws { try connection.rollback() }
    func savepoint() throws { try connection.savepoint() }
    func releaseSavepoint() throws { try connection.releaseSavepoint() }
    func rollbackToSavepoint() throws { try connection.rollbackToSavepoint() }
    var fullText: any FullTextDialect { connection.fullText }

    var isSpoilt: Bool { connection.isSpoilt }

    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        try connection.scanJournal(from: first, through: last, visit)
    }
}
