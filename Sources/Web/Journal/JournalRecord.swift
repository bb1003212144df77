import Kernel

extension Reader {
    /// One line of the journal; nil when there is none with this sequence.
    func journalEntry(_ sequence: Int64) throws -> Entry? {
        try first("SELECT \(part: Entry.columns) FROM journal WHERE sequence = \(sequence)")
            .map(Entry.init(row:))
    }

    /// Lines of the journal, newest first.
    ///
    /// - Parameters:
    ///   - kind: only this kind of event.
    ///   - subject: only what is about this subject.
    ///   - before: only those before this sequence.
    func journal(
        kind: String?, subject: String?, before: Int64, limit: Int
    ) throws -> [Entry] {
        let ofKind: SQL = kind.map { "AND kind = \($0)" } ?? ""
        let about: SQL = subject.map { "AND subject = \($0)" } ?? ""
        return try rows(
            """
            SELECT \(part: Entry.columns) FROM journal
            WHERE sequence < \(before) \(part: ofKind) \(part: about)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(Entry.init(row:))
    }

    /// Lines of the journal after one, through another, in order.
    ///
    /// - Parameter kinds: only these; nil for all.
    func journal(after: Int64, through: Int64, kinds: Set<String>?) throws -> [Entry] {
        try rows(
            """
            SELECT \(part: Entry.columns) FROM journal
            WHERE sequence > \(after) AND sequence <= \(through) \(part: Self.among(kinds))
            ORDER BY sequence
            """
        ).map(Entry.init(row:))
    }

    private static func among(_ kinds: Set<String>?) -> SQL {
        // In one order, so that the statement is prepared once for one set.
        guard let kinds, !kinds.isEmpty else { return "" }
        return "AND kind IN (\(part: SQL(list: kinds.sorted())))"
    }

    /// The last sequence of the journal and its digest.
    func journalHead() throws -> (sequence: Int64, digest: String)? {
        try first("SELECT sequence, digest FROM journal_head").map {
            (try $0("sequence"), try $0("digest"))
        }
    }
}

extension Entry {
    /// Whether its digest is what its own content gives.
    var isSound: Bool {
        var chain = Chain()
        let again = chain.digest(
            sequence: sequence, instant: instant.milliseconds,
            texts: [actor, kind, subject, detail], previous: previous)
        return again == digest
    }
}
