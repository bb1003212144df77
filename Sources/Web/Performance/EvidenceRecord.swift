import Kernel

/// One observation behind a figure, with the journal entry that proves it.
struct EvidenceRow: Sendable {
    let sequence: Int64
    let ordinal: Int
    let day: Day
    let subject: String
    let amount: Quantity
    let whole: Quantity?
    let kind: String
    let detail: String
    let digest: String
}

/// Where a page of evidence begins: after this day and entry.
struct EvidenceMark: Hashable, Sendable, CustomStringConvertible {
    let day: Day
    let sequence: Int64
    let ordinal: Int

    init(after row: EvidenceRow) {
        day = row.day
        sequence = row.sequence
        ordinal = row.ordinal
    }

    /// Reads `2025-10-17.184223.0`.
    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 3, let day = Day(parts[0]), let sequence = Int64(parts[1]),
            let ordinal = Int(parts[2])
        else { return nil }
        self.day = day
        self.sequence = sequence
        self.ordinal = ordinal
    }

    var description: String { "\(day).\(sequence).\(ordinal)" }
}

extension Reader {
    /// The observations that stand behind a figure, newest day first.
    ///
    /// - Parameter before: where the page before ended.
    func evidence(
        _ evidence: Evidence, before mark: EvidenceMark?, limit: Int
    ) throws -> [EvidenceRow] {
        let part: SQL = evidence.breakdown.map { "AND o.breakdown = \($0)" } ?? ""
        let later: SQL =
            mark.map { mark in
                """
                AND (o.day, o.sequence, o.ordinal)
                    < (\(mark.day), \(mark.sequence), \(mark.ordinal))
                """
            } ?? ""
        let measure = evidence.measures.first ?? ""
        return try rows(
            """
            SELECT o.sequence, o.ordinal, o.day, o.subject, o.amount, o.whole,
                j.kind, j.detail, j.digest
            FROM observation o JOIN journal j ON j.sequence = o.sequence
            LEFT JOIN retraction r ON r.sequence = o.sequence AND r.ordinal = o.ordinal
            WHERE o.measure = \(measure) \(part: part)
                AND o.day >= \(evidence.from) AND o.day <= \(evidence.through)
                AND r.sequence IS NULL \(part: later)
            ORDER BY o.day DESC, o.sequence DESC, o.ordinal DESC LIMIT \(limit)
            """
        ).map(EvidenceRow.init(row:))
    }
}

extension EvidenceRow {
    fileprivate init(row: Row) throws {
        sequence = try row("sequence")
        ordinal = try row("ordinal")
        day = try row("day")
        subject = try row("subject")
        amount = try row("amount")
        whole = try row("whole")
        kind = try row("kind")
        detail = try row("detail")
        digest = try row("digest")
    }
}
