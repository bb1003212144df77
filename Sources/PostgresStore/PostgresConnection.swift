import Kernel

/// PostgreSQL beneath the seam: connects when it is first used, and again after a loss.
final class PostgresConnection: Connection {
    private let address: PostgresAddress
    private var session: PostgresSession?
    private var isInTransaction = false
    /// What the next message to the server begins with: a round trip less for each.
    private var pending: [String] = []
    private var writes = 0

    init(_ address: PostgresAddress) { self.address = address }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        let answer = try ready().execute(sql)
        return answer.changes
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let answer = try ready().execute(sql)
        return try answer.rows()
    }

    func scanJournal(
        from first: Int64, through last: Int64, _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        var copy = JournalCopy()
        // COPY takes no values; these are numbers.
        let statement = """
            COPY (SELECT \(Entry.columns.text) FROM journal
            WHERE sequence >= \(first) AND sequence <= \(last) ORDER BY sequence)
            TO STDOUT (FORMAT binary)
            """
        try ready().copy(statement) { try copy.read($0, visit) }
    }

    var fullText: any FullTextDialect { PostgresFullText() }

    /// Begins to write when no other process of this centre does. The lock is a statement of its
    /// own, so what is read after it is what the writer before has left.
    func begin() throws {
        try open("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT \(lock("pg_advisory_xact_lock"))")
    }

    /// Begins to look at one state of the data.
    func beginReading() throws { try open("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }

    /// Wakes the centre's other processes once the transaction is durable.
    func commit() throws {
        let release = pending
        pending = []
        try finish(release + ["NOTIFY \(address.channel), '\(address.origin)'", "COMMIT"])
    }

    func commitReading() throws { try finish(["COMMIT"]) }

    func rollback() throws {
        isInTransaction = false
        pending = []
        guard let session, session.isAlive else { return }
        try session.command("ROLLBACK")
    }

    var isSpoilt: Bool { session?.isSpoilt ?? false }

    // Each write's savepoint has a name of its own, so that one which was never made cannot be
    // taken for the one before, whose write is to be kept.
    func savepoint() throws {
        writes += 1
        pending.append("SAVEPOINT write_\(writes)")
    }

    func releaseSavepoint() throws {
        guard !isSpoilt else {
            throw Fault("PostgreSQL keeps nothing of a write in which a statement failed")
        }
        if !forgetSavepoint() { pending.append("RELEASE write_\(writes)") }
    }

    func rollbackToSavepoint() throws {
        guard !forgetSavepoint() else { return }
        try live().command("ROLLBACK TO write_\(writes); RELEASE write_\(writes)")
    }

    /// Whether nothing was sent since the savepoint, which then need not be made.
    private func forgetSavepoint() -> Bool {
        guard pending.last == "SAVEPOINT write_\(writes)" else { return false }
        pending.removeLast()
        return true
    }
}

extension PostgresConnection {
    /// Makes the schema on the first start and brings its tables up to date, while no other
    /// process does.
    func prepare(_ migrations: [Migration], at instant: Instant) throws {
        try live().command("SELECT \(lock("pg_advisory_lock"))")
        defer { _ = try? session?.command("SELECT \(lock("pg_advisory_unlock"))") }
        // Asked first: IF NOT EXISTS would need the right to create even where the schema exists.
        let found = try rows(
            "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = \(address.schema)")
        if found.isEmpty { try live().command("CREATE SCHEMA \"\(address.schema)\"") }
        try migrate(migrations, at: instant)
    }

    func close() {
        session = nil
        isInTransaction = false
        pending = []
    }

    /// The session, after what was pending has been sent.
    private func ready() throws -> PostgresSession {
        let session = try live()
        guard !pending.isEmpty else { return session }
        let commands = pending.joined(separator: "; ")
        pending = []
        try session.command(commands)
        return session
    }

    private func lock(_ function: String) -> String {
        "pg_catalog.\(function)(pg_catalog.hashtextextended('zhunxing \(address.schema)', 0))"
    }

    /// The session there is, or a new one; never a new one inside a transaction, whose first half
    /// would be missing.
    private func live() throws -> PostgresSession {
        if let session, session.isAlive { return session }
        guard !isInTransaction else { throw Fault("the connection to PostgreSQL was lost") }
        let session = try PostgresSession(address)
        self.session = session
        return session
    }

    /// Begins a transaction; once more on a new session when the old one was lost while idle.
    private func open(_ begin: String) throws {
        let old = session
        do {
            try live().command(begin)
        } catch {
            guard let old, old === session, !old.isAlive else {
                try? rollback()
                throw error
            }
            try live().command(begin)
        }
        isInTransaction = true
        pending = []
    }

    private func finish(_ commands: [String]) throws {
        let session = try live()
        let tag: String
        do {
            tag = try session.command(commands.joined(separator: "; "))
        } catch {
            guard !session.isAlive else { throw error }
            throw Fault("\(error) It is not known whether the last writes were kept.")
        }
        isInTransaction = false
        guard tag == "COMMIT" else {
            throw Fault("PostgreSQL undid a transaction instead of committing it")
        }
    }
}
