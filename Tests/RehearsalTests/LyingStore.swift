import Kernel

/// What a bad store might do.
enum Lie: String, CaseIterable, Sendable {
    case forgetsCommits, failsAfterCommits, keepsRefusedWrites
    case dropsTallies, dropsRetractions, dropsCorrections, dropsEntries, dropsBindings
    case dropsJournalHeads, shiftsAmounts

    /// The statements that are not carried out.
    fileprivate var dropped: String? {
        switch self {
        case .dropsTallies: "INSERT INTO tally"
        case .dropsRetractions: "INSERT INTO retraction"
        case .dropsCorrections: "INSERT INTO register_correction"
        case .dropsEntries: "INSERT INTO register_entry"
        case .dropsBindings: "INSERT INTO binding"
        case .dropsJournalHeads: "INSERT INTO journal_head"
        default: nil
        }
    }
}

/// A store that tells lies, to see whether anybody finds out.
struct LyingStore: Store {
    let store: any Store
    let lie: Lie

    func withWriter(_ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void) {
        store.withWriter { [lie] found in
            drain(found.map { LyingConnection(connection: $0, lie: lie) })
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

private final class LyingConnection: Connection {
    private let connection: any Connection
    private let lie: Lie

    init(connection: any Connection, lie: Lie) {
        self.connection = connection
        self.lie = lie
    }

    func run(_ sql: SQL) throws -> Int {
        if let dropped = lie.dropped, sql.text.contains(dropped) { return 1 }
        let count = try connection.run(sql)
        if lie == .shiftsAmounts, sql.text.contains("INSERT INTO register_entry") {
            try connection.run("UPDATE register_entry SET amount = amount + 1")
        }
        return count
    }

    func rows(_ sql: SQL) throws -> [Row] { try connection.rows(sql) }

    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        try connection.scanJournal(from: first, through: last, visit)
    }

    func begin() throws { try connection.begin() }

    func commit() throws {
        if lie == .forgetsCommits { return try connection.rollback() }
        try connection.commit()
        if lie == .failsAfterCommits { throw Fault("the line is dead") }
    }

    func rollback() throws { try connection.rollback() }
    func savepoint() throws { try connection.savepoint() }
    func releaseSavepoint() throws { try connection.releaseSavepoint() }

    var fullText: any FullTextDialect { connection.fullText }

    var isSpoilt: Bool { connection.isSpoilt }

    func rollbackToSavepoint() throws {
        if lie == .keepsRefusedWrites { return try connection.releaseSavepoint() }
        try connection.rollbackToSavepoint()
    }
}
