import Kernel

/// A store that fails as planned, and otherwise is the store it is given.
struct FailingStore: Store {
    let store: any Store
    let plan: FailurePlan

    func withWriter(_ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void) {
        store.withWriter { [plan] found in
            do {
                try plan.pass(.writer)
                drain(found.map { FailingConnection($0, plan) })
            } catch {
                drain(.failure(error as? Fault ?? Fault("\(error)")))
            }
        }
    }

    func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value {
        try await store.read(look)
    }

    func listen(_ woken: @escaping @Sendable () -> Void) { store.listen(woken) }

    func backUp(to path: String) async throws { try await store.backUp(to: path) }

    func close() throws { try store.close() }
}

/// A connection that fails as planned, each time before the real thing is done.
private final class FailingConnection: Connection {
    private let connection: any Connection
    private let plan: FailurePlan

    init(_ connection: any Connection, _ plan: FailurePlan) {
        self.connection = connection
        self.plan = plan
    }

    func run(_ sql: SQL) throws -> Int {
        try plan.passStatement(sql)
        return try connection.run(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try plan.passStatement(sql)
        return try connection.rows(sql)
    }

    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        try connection.scanJournal(from: first, through: last, visit)
    }

    func begin() throws {
        try plan.pass(.begin)
        try connection.begin()
    }

    func commit() throws {
        try plan.pass(.commit)
        try connection.commit()
    }

    func rollback() throws { try connection.rollback() }

    func savepoint() throws { try connection.savepoint() }

    func releaseSavepoint() throws { try connection.releaseSavepoint() }

    var fullText: any FullTextDialect { connection.fullText }

    var isSpoilt: Bool { connection.isSpoilt }

    func rollbackToSavepoint() throws {
        try plan.pass(.undo)
        try connection.rollbackToSavepoint()
    }
}
