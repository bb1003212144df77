extension Reader {
    /// Recomputes the whole chain from the rows.
    package func verifyJournal() throws -> Verification { try connection.verifyJournal() }

    /// Streams entries in order, as raw text and in constant memory.
    package func scanJournal(
        from first: Int64 = 1, through last: Int64 = .max,
        _ visit: (borrowing RawEntry) throws -> Void
    ) throws {
        try connection.scanJournal(from: first, through: last, visit)
    }

    /// One entry; nil when there is none of that sequence.
    package func journalEntry(_ sequence: Int64) throws -> Entry? {
        try first("SELECT \(part: Entry.columns) FROM journal WHERE sequence = \(sequence)")
            .map(Entry.init(row:))
    }

    /// Entries newest first, before a sequence; of one kind, or about one subject, if asked.
    package func journalEntries(
        before: Int64 = .max, kind: String? = nil, subject: String? = nil, limit: Int = 50
    ) throws -> [Entry] {
        let oneKind: SQL = kind.map { "AND kind = \($0)" } ?? ""
        let oneSubject: SQL = subject.map { "AND subject = \($0)" } ?? ""
        return try rows(
            """
            SELECT \(part: Entry.columns) FROM journal
            WHERE sequence < \(before) \(part: oneKind) \(part: oneSubject)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(Entry.init(row:))
    }
}
