/// What many observations add up to, without the latest of them.
package struct Total: Hashable, Sendable {
    package let pieces: Int64
    package let amount: Quantity
    /// Sum of the denominators.
    package let whole: Quantity
    package let lowest: Quantity
    package let highest: Quantity
}

extension Summary {
    var total: Total {
        Total(pieces: pieces, amount: amount, whole: whole, lowest: lowest, highest: highest)
    }
}

extension Reader {
    /// What the evidence adds up to; nil when there is none. Cheaper than a summary, since one
    /// row comes back.
    package func total(_ evidence: Evidence) throws -> Total? {
        guard evidence.knownAt == nil else { return try summary(evidence)?.total }
        guard let cells = cells(evidence) else { return nil }
        let row = try first(
            """
            SELECT CAST(SUM(pieces) AS BIGINT) AS pieces, CAST(SUM(amount) AS BIGINT) AS amount,
                CAST(SUM(whole) AS BIGINT) AS whole, MIN(lowest) AS lowest,
                MAX(highest) AS highest
            FROM (\(part: cells)) AS cell
            """)
        guard let row, let pieces: Int64 = try row("pieces") else { return nil }
        return try Total(
            pieces: pieces, amount: row("amount"), whole: row("whole"), lowest: row("lowest"),
            highest: row("highest"))
    }

    /// What each full week of the evidence came to.
    func weeks(_ evidence: Evidence) throws -> Weeks {
        let period = evidence.from...evidence.through
        guard evidence.knownAt == nil, let measure = evidence.measures.first,
            evidence.measures.count == 1
        else { return Weeks(days: try daily(evidence).map { ($0, $1.amount) }, in: period) }
        let mondays = Weeks.mondays(of: period)
        guard let first = mondays.first else { return Weeks(totals: []) }
        let rest = mondays.dropFirst().reduce("(\(first), \(first + 6))" as SQL) {
            "\(part: $0), (\($1), \($1 + 6))"
        }
        let part: SQL = evidence.breakdown.map { "AND breakdown = \($0)" } ?? ""
        return try Weeks(
            totals: rows(
                """
                WITH week (first_day, last_day) AS (VALUES \(part: rest))
                SELECT CAST(COALESCE(SUM(tally.amount), 0) AS BIGINT) AS amount
                FROM week LEFT JOIN tally ON tally.measure = \(measure)
                    AND tally.span >= first_day AND tally.span <= last_day \(part: part)
                GROUP BY first_day
                """
            ).map { try $0("amount") })
    }

    /// How many days have observations and none of amount 0, and how many observations there are.
    func keptDays(_ evidence: Evidence) throws -> (days: Int64, pieces: Int64)? {
        guard evidence.knownAt == nil else {
            let days = try daily(evidence)
            guard !days.isEmpty else { return nil }
            let kept = days.count { $0.1.lowest > .zero }
            return (Int64(kept), days.reduce(0) { $0 + $1.1.pieces })
        }
        guard let cells = dayCells(evidence) else { return nil }
        let row = try first(
            """
            SELECT CAST(SUM(CASE WHEN lowest > 0 THEN 1 ELSE 0 END) AS BIGINT) AS kept,
                CAST(SUM(pieces) AS BIGINT) AS pieces
            FROM (SELECT MIN(lowest) AS lowest, SUM(pieces) AS pieces
                FROM (\(part: cells)) AS cell GROUP BY latest_day) AS day
            """)
        guard let row, let pieces: Int64 = try row("pieces") else { return nil }
        return (try row("kept"), pieces)
    }
}
