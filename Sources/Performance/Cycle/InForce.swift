import Kernel

extension Reader {
    /// The rows of the versions in force: of each project the one that was approved last, or read
    /// from an approved paper, in the order the projects were first stored.
    ///
    /// - Parameter known: only what was in force at this journal sequence; now when nil.
    func versionsInForce(
        year: Int, project: String? = nil, knownAt known: Int64? = nil
    ) throws -> [Row] {
        let one: SQL = project.map { "AND d.project = \($0)" } ?? ""
        return try rows(
            """
            SELECT * FROM (
                SELECT d.*, ROW_NUMBER() OVER (PARTITION BY d.project
                        ORDER BY COALESCE(s.approved_sequence, d.sequence) DESC) AS place,
                    (SELECT MIN(f.sequence) FROM declaration f
                        WHERE f.year = d.year AND f.project = d.project) AS first_sequence
                FROM declaration d LEFT JOIN submission s ON s.declaration = d.id
                WHERE d.year = \(year) \(part: one)
                    AND (s.declaration IS NULL OR s.approved_sequence IS NOT NULL)
                    AND COALESCE(s.approved_sequence, d.sequence) <= \(known ?? .max)
            ) AS versions WHERE place = 1 ORDER BY first_sequence
            """)
    }
}

extension Transaction {
    /// Binds the lines of a new version as they were bound in the one before, where both have the
    /// same line, and its spending too.
    func carryBindings(from before: StoredDeclaration, to next: StoredDeclaration) throws {
        for indicator in next.indicators {
            guard let binding = before.binding(of: indicator.indicator) else { continue }
            try bind(indicator, binding, of: next.declaration)
        }
        guard !before.spending.isEmpty || !before.budgetChanges.isEmpty else { return }
        try bindSpending(
            before.spending, changes: before.budgetChanges, to: next.id, of: next.declaration)
    }
}
