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

/// An indicator as the centre keeps it.
package struct StoredIndicator: Hashable, Sendable {
    package let id: String
    package let indicator: Indicator
    package let binding: Binding?
}

extension Reader {
    /// The newest version of each project of a year, in the order they were first stored.
    package func declarations(year: Int) throws -> [StoredDeclaration] {
        let newest = try rows(
            """
            SELECT d.* FROM declaration d
            JOIN (SELECT project, MAX(version) AS newest, MIN(sequence) AS first
                FROM declaration WHERE year = \(year) GROUP BY project) AS p
                ON p.project = d.project AND p.newest = d.version
            WHERE d.year = \(year) ORDER BY p.first
            """)
        return try storedDeclarations(newest)
    }

    /// The years that have declarations, newest first.
    package func years() throws -> [Int] {
        try rows("SELECT DISTINCT year FROM declaration ORDER BY year DESC").map { try $0("year") }
    }

    /// The newest version of one project; nil when the year has none of that name.
    package func declaration(of project: String, year: Int) throws -> StoredDeclaration? {
        try first(
            """
            SELECT * FROM declaration WHERE year = \(year) AND project = \(project)
            ORDER BY version DESC LIMIT 1
            """
        ).flatMap { try storedDeclarations([$0]).first }
    }

    /// One version by its id; nil when there is none.
    package func declaration(id: String) throws -> StoredDeclaration? {
        try first("SELECT * FROM declaration WHERE id = \(id)")
            .flatMap { try storedDeclarations([$0]).first }
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

    /// The measures whose sum is a declaration's spending, in order of their names.
    func spending(of declaration: String) throws -> [String] {
        try rows("SELECT measure FROM spending WHERE declaration = \(declaration)")
            .map { try $0("measure") }.sorted()
    }

    /// The measures that add to a declaration's budget, in order of their names.
    func budgetChanges(of declaration: String) throws -> [String] {
        try rows("SELECT measure FROM budget_change WHERE declaration = \(declaration)")
            .map { try $0("measure") }.sorted()
    }

    /// What an indicator is bound to; nil when it is not.
    func binding(of indicator: String) throws -> Binding? {
        try first(
            """
            SELECT \(part: Binding.columns) FROM binding b
            LEFT JOIN formula f ON f.indicator = b.indicator WHERE b.indicator = \(indicator)
            """
        ).flatMap(Binding.init(row:))
    }
}

extension Declaration {
    fileprivate init(row: Row, indicators: [Indicator]) throws {
        try self.init(
            year: row("year"), project: row("project"), nature: row("nature"),
            category: row("category"), department: row("department"), unit: row("unit"),
            start: row("start_day"), end: row("end_day"),
            funds: Funds(
                total: row("total"), totalFiscal: row("total_fiscal"),
                totalOther: row("total_other"), annual: row("annual"),
                annualFiscal: row("annual_fiscal"), carryOver: row("carry_over"),
                annualOther: row("annual_other")),
            goalTotal: row("goal_total"), goalAnnual: row("goal_annual"), indicators: indicators)
    }
}

extension StoredIndicator {
    fileprivate init(row: Row) throws {
        id = try row("id")
        let comparator: String? = try row("comparator")
        indicator = try Indicator(
            level1: row("level1"), level2: row("level2"), name: row("name"),
            comparator: comparator.flatMap(Comparator.init), target: row("target"),
            unit: row("unit"), printed: row("printed"), weight: row("weight"))
        binding = try Binding(row: row)
    }
}

extension Binding {
    fileprivate static let columns: SQL = """
        b.measure, b.gathering, b.breakdown, f.operation, f.measure AS other_measure,
        f.gathering AS other_gathering, f.breakdown AS other_breakdown, f.factor
        """

    /// Nil where the row's indicator is bound to nothing.
    fileprivate init?(row: Row) throws {
        guard let text: String = try row("gathering") else { return nil }
        try self.init(
            measure: row("measure"), gathering: .kept(text), breakdown: row("breakdown"),
            formula: Formula(row: row))
    }
}

extension Formula {
    fileprivate init?(row: Row) throws {
        guard let text: String = try row("operation") else { return nil }
        guard let operation = Operation(rawValue: text) else { throw Fault("no formula \(text)") }
        var other: Operand?
        if let measure: String = try row("other_measure") {
            other = try Operand(
                measure: measure, gathering: .kept(row("other_gathering")),
                breakdown: row("other_breakdown"))
        }
        try self.init(operation, other: other, factor: row("factor"))
    }
}

extension Gathering {
    fileprivate static func kept(_ text: String) throws -> Gathering {
        guard let gathering = Gathering(rawValue: text) else {
            throw Fault("no gathering \(text)")
        }
        return gathering
    }
}
