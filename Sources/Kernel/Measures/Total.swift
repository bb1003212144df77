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

    /// Each day's amount and number of observations, in order.
    func dailyAmounts(_ evidence: Evidence) throws -> [(day: Day, amount: Quantity, pieces: Int64)]
    {
        guard evidence.knownAt == nil else {
            return try daily(evidence).map { ($0, $1.amount, $1.pieces) }
        }
        guard let cells = dayCells(evidence) else { return [] }
        return try rows(
            """
            SELECT latest_day, CAST(SUM(amount) AS BIGINT) AS amount,
                CAST(SUM(pieces) AS BIGINT) AS pieces
            FROM (\(part: cells)) AS cell GROUP BY latest_day ORDER BY latest_day
            """
        ).map { try ($0("latest_day"), $0("amount"), $0("pieces")) }
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
