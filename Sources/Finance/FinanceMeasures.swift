import Kernel

/// The names of the desk's measures.
package enum FinanceMeasure: String, CaseIterable, Sendable {
    /// What was paid from each source, broken down by project; together a project's spending.
    case spentFiscal = "finance.spent_fiscal"
    case spentCarriedOver = "finance.spent_carried_over"
    case spentOther = "finance.spent_other"
    /// What adjustments added to each source's budget, broken down by project.
    case changedFiscal = "finance.budget_changed_fiscal"
    case changedCarriedOver = "finance.budget_changed_carried_over"
    case changedOther = "finance.budget_changed_other"
    /// What was paid from each budget line, broken down by `project/line`.
    case lineSpending = "finance.line_spending"
    /// The same of lines that count units, over the units paid for.
    case lineUnitCost = "finance.line_unit_cost"
}

extension FundingSource {
    package var spendingMeasure: FinanceMeasure {
        switch self {
        case .fiscal: .spentFiscal
        case .carryOver: .spentCarriedOver
        case .other: .spentOther
        }
    }

    package var changeMeasure: FinanceMeasure {
        switch self {
        case .fiscal: .changedFiscal
        case .carryOver: .changedCarriedOver
        case .other: .changedOther
        }
    }
}

extension Measure {
    /// Everything the desk adds up.
    static let ofFinance: [Measure] =
        FundingSource.allCases.map { source in
            finance(
                source.spendingMeasure,
                Words("支出（\(source.title.zh)）", "Spending (\(source.title.en))"),
                "已审批的付款凭证")
        }
        + FundingSource.allCases.map { source in
            finance(
                source.changeMeasure,
                Words("预算调整（\(source.title.zh)）", "Budget adjustments (\(source.title.en))"),
                "已批准的预算调整文件")
        } + [
            finance(
                .lineSpending, Words("预算明细支出", "Spending of budget lines"), "已审批的付款凭证"),
            finance(
                .lineUnitCost,
                Words("预算明细单位成本（分母为数量）", "Unit cost of budget lines, over units"),
                "已审批的付款凭证", .ratio),
        ]

    private static func finance(
        _ name: FinanceMeasure, _ title: Words, _ proof: String, _ gathering: Gathering = .sum
    ) -> Measure {
        let isByLine = name == .lineSpending || name == .lineUnitCost
        return Measure(
            name: name.rawValue, title: title, unit: "元", gathering: gathering, desk: "finance",
            proof: proof
        ).by(
            isByLine
                ? Dimension(Words("预算明细", "Budget line"))
                : Dimension(Words("项目", "Project")))
    }
}

extension Quantity {
    /// Yuan as a measure keeps them.
    init(_ money: Money) { self.init(tenThousandths: money.fen * 100) }
}
