import Kernel

/// A declaration as the centre keeps it: a version of a project, with ids and bindings.
package struct StoredDeclaration: Hashable, Sendable {
    package let id: String
    package let version: Int
    package let declaration: Declaration
    package let source: Source
    /// The journal entry that stored it.
    package let sequence: Int64
    /// In the order of the form.
    package let indicators: [StoredIndicator]
    /// The measures whose sum is the project's spending.
    package let spending: [String]
    /// The measures that add to its budget of the year's beginning, or take from it.
    package var budgetChanges: [String] = []
}

extension StoredDeclaration {
    /// The same with what was bound at an earlier moment.
    fileprivate func bound(by bindings: KnownBindings) -> StoredDeclaration {
        let lines = indicators.map {
            StoredIndicator(
                id: $0.id, indicator: $0.indicator, binding: bindings.indicators[$0.id])
        }
        return StoredDeclaration(
            id: id, version: version, declaration: declaration, source: source,
            sequence: sequence, indicators: lines,
            spending: bindings.spending[id]?.measures ?? [],
            budgetChanges: bindings.spending[id]?.changes ?? [])
    }
}

/// An indicator as the centre keeps it.
package struct StoredIndicator: Hashable, Sendable {
    package let id: String
    package let indicator: Indicator
    package let binding: Binding?
}

extension Reader {
    /// The version in force of each project of a year, in the order the projects were first stored:
    /// what was submitted and not approved is not among them.
    ///
    /// - Parameter known: as it was in force, and bound, at this journal sequence; now when nil.
    package func declarations(year: Int, knownAt known: Int64? = nil) throws -> [StoredDeclaration]
    {
        let found = try storedDeclarations(versionsInForce(year: year, knownAt: known))
        guard let known else { return found }
        let bindings = try KnownBindings(
            self, of: found.flatMap(\.indicators).map(\.id), found.map(\.id), at: known)
        return found.map { $0.bound(by: bindings) }
    }

    /// The years that have targets in force, newest first.
    package func years() throws -> [Int] {
        try rows(
            """
            SELECT DISTINCT d.year FROM declaration d
            LEFT JOIN submission s ON s.declaration = d.id
            WHERE s.declaration IS NULL OR s.approved_sequence IS NOT NULL
            ORDER BY d.year DESC
            """
        ).map { try $0("year") }
    }

    /// The version in force of one project; nil when the year has none of that name.
    package func declaration(of project: String, year: Int) throws -> StoredDeclaration? {
        try storedDeclarations(versionsInForce(year: year, project: project)).first
    }

    /// One version, in force or not; nil when there is none of this id.
    package func declaration(id: String) throws -> StoredDeclaration? {
        try storedDeclarations(rows("SELECT * FROM declaration WHERE id = \(id)")).first
    }

    /// One version of a project, in force or not; nil when there is none of this number.
    package func declaration(
        of project: String, year: Int, version: Int
    ) throws -> StoredDeclaration? {
        try storedDeclarations(
            rows(
                """
                SELECT * FROM declaration
                WHERE year = \(year) AND project = \(project) AND version = \(version)
                """)
        ).first
    }

    /// The number of a project's newest version, in force or not; 0 when it has none.
    func newestVersion(of project: String, _ year: Int) throws -> Int {
        let row = try first(
            """
            SELECT MAX(version) AS newest FROM declaration
            WHERE year = \(year) AND project = \(project)
            """)
        return try row?("newest") as Int? ?? 0
    }

    /// Declarations with their lines and spending, in few statements however many there are.
    private func storedDeclarations(_ found: [Row]) throws -> [StoredDeclaration] {
        var indicators: [String: [StoredIndicator]] = [:]
        var (spending, changes): ([String: [String]], [String: [String]]) = ([:], [:])
        let ids: [String] = try found.map { try $0("id") }
        for batch in ids.batches(of: 400) {
            let list = SQL(list: batch)
            for row in try rows(
                """
                SELECT i.*, \(part: Binding.columns) FROM indicator i
                LEFT JOIN binding b ON b.indicator = i.id
                LEFT JOIN formula f ON f.indicator = i.id
                WHERE i.declaration IN (\(part: list)) ORDER BY i.declaration, i.position
                """)
            { try indicators[row("declaration"), default: []].append(StoredIndicator(row: row)) }
            for row in try rows(
                """
                SELECT declaration, measure FROM spending
                WHERE declaration IN (\(part: list)) ORDER BY measure
                """)
            { try spending[row("declaration"), default: []].append(row("measure")) }
            for row in try rows(
                """
                SELECT declaration, measure FROM budget_change
                WHERE declaration IN (\(part: list)) ORDER BY measure
                """)
            { try changes[row("declaration"), default: []].append(row("measure")) }
        }
        return try zip(ids, found).map { id, row in
            let lines = indicators[id] ?? []
            return try StoredDeclaration(
                id: id, version: row("version"),
                declaration: Declaration(row: row, indicators: lines.map(\.indicator)),
                source: Source(name: row("source"), paper: row("paper")),
                sequence: row("sequence"), indicators: lines,
                spending: (spending[id] ?? []).sorted(),
                budgetChanges: (changes[id] ?? []).sorted())
        }
    }
}
