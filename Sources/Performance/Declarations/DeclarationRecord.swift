import Kernel

extension Reader {
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
    init(row: Row, indicators: [Indicator]) throws {
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
    init(row: Row) throws {
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
    static let columns: SQL = """
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
