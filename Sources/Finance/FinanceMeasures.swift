import Kernel

/// A measure of the desk: one for each project's money and one for each budget line, all broken
/// down by the source of funds, so that a project's report reads its own and no other's.
package enum FinanceMeasure: Hashable, Sendable {
    /// What a project has paid.
    case spending(project: String)
    /// What adjustments have added to a project's budget.
    case budgetChange(project: String)
    /// What a budget line has paid; over the units paid for, where the line counts them.
    case cost(project: String, line: String)

    /// As bindings name it.
    package var name: String {
        switch self {
        case .spending(let project): "finance.spending.\(project)"
        case .budgetChange(let project): "finance.budget_change.\(project)"
        case .cost(let project, let line): "finance.cost.\(BudgetLine.part(project, line))"
        }
    }
}

extension Reader {
    /// The measures of every project and line that has a budget, of any year.
    func financeMeasures() throws -> [Measure] {
        let lines = try rows(
            "SELECT project, name, MAX(unit) AS unit FROM finance_line GROUP BY project, name")
        let costs = try lines.map { row in
            try Measure.cost(project: row("project"), line: row("name"), unit: row("unit"))
        }
        let projects: [String] = try lines.map { try $0("project") }
        return Set(projects).sorted().flatMap(Measure.money) + costs
    }
}

extension Measure {
    fileprivate static func money(of project: String) -> [Measure] {
        [
            finance(
                .spending(project: project), Words("\(project)支出", "Spending of \(project)"),
                "已审批的付款凭证"),
            finance(
                .budgetChange(project: project),
                Words("\(project)预算调整", "Budget adjustments of \(project)"), "已批准的预算调整文件"),
        ]
    }

    fileprivate static func cost(project: String, line: String, unit: String) -> Measure {
        let title =
            unit.isEmpty
            ? Words("\(line)支出（\(project)）", "Spending on \(line) (\(project))")
            : Words("\(line)单位成本（分母为\(unit)）", "Cost of \(line), over \(unit)")
        return finance(
            .cost(project: project, line: line), title, "已审批的付款凭证", unit.isEmpty ? .sum : .ratio)
    }

    private static func finance(
        _ measure: FinanceMeasure, _ title: Words, _ proof: String, _ gathering: Gathering = .sum
    ) -> Measure {
        Measure(
            name: measure.name, title: title, unit: "元", gathering: gathering, desk: "finance",
            proof: proof
        ).by(FundingSource.dimension)
    }
}

extension FundingSource {
    /// How the desk's measures fall into parts.
    fileprivate static let dimension = Dimension(
        Words("资金来源", "Source of funds"),
        names: Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.title) }))
}

extension Observation {
    init(
        _ measure: FinanceMeasure, on day: Day, _ money: Money, from source: FundingSource,
        of units: Quantity? = nil
    ) {
        self.init(
            measure: measure.name, day: day, amount: Quantity(money), of: units,
            breakdown: source.rawValue)
    }
}

extension Quantity {
    /// Yuan as a measure keeps them.
    init(_ money: Money) { self.init(tenThousandths: money.fen * 100) }
}
