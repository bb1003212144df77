import Kernel

extension HallInspection {
    /// Every day's cell of the tally is the sum of the observations that stand.
    func checkTallies(_ reader: Reader) throws {
        let observed = try cells(
            """
            SELECT o.measure, o.breakdown, o.day AS span, COUNT(*) AS pieces,
                CAST(SUM(o.amount) AS BIGINT) AS amount,
                CAST(SUM(COALESCE(o.whole, 0)) AS BIGINT) AS whole,
                MIN(o.amount) AS lowest, MAX(o.amount) AS highest
            FROM observation o
            WHERE NOT EXISTS (
                SELECT 1 FROM retraction r
                WHERE r.sequence = o.sequence AND r.ordinal = o.ordinal)
            GROUP BY o.measure, o.breakdown, o.day
            """, reader)
        let kept = try cells(
            """
            SELECT measure, breakdown, span, pieces, amount, whole, lowest, highest FROM tally
            WHERE LENGTH(span) = 10
            """, reader)
        for (cell, values) in observed where kept[cell] != values {
            throw HallFinding("\(cell): observed \(values), kept \(kept[cell] ?? [])")
        }
        try HallFinding.unless(
            kept.count == observed.count, "\(kept.count) cells, not \(observed.count)")
    }

    private func cells(_ sql: SQL, _ reader: Reader) throws -> [String: [Int64]] {
        var cells: [String: [Int64]] = [:]
        for row in try reader.rows(sql) {
            let names: [String] = try ["measure", "breakdown", "span"].map { try row($0) }
            cells[names.joined(separator: " ")] = try [
                "pieces", "amount", "whole", "lowest", "highest",
            ].map { try row($0) }
        }
        return cells
    }
}
