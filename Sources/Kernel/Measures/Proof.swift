/// One observation behind a figure, with the journal entry that proves it.
package struct Proof: Hashable, Sendable {
    package let id: ObservationID
    package let measure: String
    package let day: Day
    package let amount: Quantity
    package let whole: Quantity?
    package let entry: Entry
    /// The entry that took it back, if one did by the time asked for; it then counts for nothing.
    package let retractedBy: Int64?
}

extension Reader {
    /// The observations behind a figure, newest first, those that were taken back included.
    ///
    /// - Parameter before: only those of entries before this sequence; for the next page.
    package func proofs(
        _ evidence: Evidence, before: Int64 = .max, limit: Int = 50
    ) throws -> [Proof] {
        guard let measure = evidence.measures.first else { return [] }
        let known = evidence.knownAt ?? .max
        let others = evidence.measures.dropFirst().reduce("" as SQL) { "\(part: $0), \($1)" }
        let part: SQL = evidence.breakdown.map { "AND o.breakdown = \($0)" } ?? ""
        return try rows(
            """
            SELECT o.sequence, o.ordinal, o.measure, o.day, o.amount, o.whole, r.by_sequence,
                j.instant, j.actor, j.kind, j.subject, j.detail, j.previous, j.digest
            FROM observation o JOIN journal j ON j.sequence = o.sequence
            LEFT JOIN retraction r ON r.sequence = o.sequence AND r.ordinal = o.ordinal
                AND r.by_sequence <= \(known)
            WHERE o.measure IN (\(measure)\(part: others)) \(part: part)
                AND o.day >= \(evidence.from) AND o.day <= \(evidence.through)
                AND o.sequence <= \(known) AND o.sequence < \(before)
            ORDER BY o.sequence DESC, o.ordinal LIMIT \(limit)
            """
        ).map(Proof.init(row:))
    }
}

extension Proof {
    fileprivate init(row: Row) throws {
        id = try ObservationID(sequence: row("sequence"), ordinal: row("ordinal"))
        measure = try row("measure")
        day = try row("day")
        amount = try row("amount")
        whole = try row("whole")
        retractedBy = try row("by_sequence")
        entry = try Entry(row: row)
    }
}
