/// The end of the journal while one database transaction writes to it.
final class JournalWriter {
    private let connection: any Connection
    private var chain = Chain()
    private(set) var head: (sequence: Int64, digest: String)
    private let startedAt: Int64

    /// Reads where the journal ends; another process may have written since last time.
    init(_ connection: any Connection) throws {
        self.connection = connection
        let row = try connection.rows("SELECT sequence, digest FROM journal_head").first
        head = try row.map { (try $0("sequence"), try $0("digest")) } ?? (0, Chain.origin)
        startedAt = head.sequence
    }

    func append(
        at instant: Instant, actor: String, kind: String, subject: String, detail: String
    ) throws -> Int64 {
        let sequence = head.sequence + 1
        let digest = chain.digest(
            sequence: sequence, instant: instant.milliseconds,
            texts: [actor, kind, subject, detail], previous: head.digest)
        try connection.run(
            """
            INSERT INTO journal
                (sequence, instant, actor, kind, subject, detail, previous, digest)
            VALUES (\(sequence), \(instant), \(actor), \(kind), \(subject), \(detail),
                \(head.digest), \(digest))
            """)
        head = (sequence, digest)
        return sequence
    }

    /// Forgets what a write that was rolled back had appended.
    func restore(_ mark: (sequence: Int64, digest: String)) { head = mark }

    var hasGrown: Bool { head.sequence != startedAt }

    /// Keeps the new head with the entries, so that cutting entries off is seen.
    func keepHead() throws {
        guard hasGrown else { return }
        try connection.run(
            """
            INSERT INTO journal_head (one, sequence, digest)
            VALUES (1, \(head.sequence), \(head.digest))
            ON CONFLICT (one) DO UPDATE SET
                sequence = excluded.sequence, digest = excluded.digest
            """)
    }
}
