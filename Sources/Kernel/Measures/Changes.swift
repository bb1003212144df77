extension Reader {
    /// The measures whose evidence grew or was taken back after an entry of the journal, each with
    /// the last entry that did.
    ///
    /// Costs what was recorded since.
    package func measuresChanged(since sequence: Int64) throws -> [String: Int64] {
        // Grouped by an expression, so that no database walks an index of all that there is.
        let rows = try rows(
            """
            SELECT MIN(measure) AS measure, MAX(sequence) AS sequence FROM observation
            WHERE sequence > \(sequence) GROUP BY measure || ''
            UNION ALL
            SELECT MIN(o.measure), MAX(r.by_sequence) FROM retraction r
            JOIN observation o ON o.sequence = r.sequence AND o.ordinal = r.ordinal
            WHERE r.by_sequence > \(sequence) GROUP BY o.measure || ''
            """)
        return Dictionary(
            try rows.map { try ($0("measure"), $0("sequence")) }, uniquingKeysWith: max)
    }
}
