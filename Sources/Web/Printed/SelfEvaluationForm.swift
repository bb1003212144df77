import Kernel
import Performance

/// 项目支出绩效自评表, filled from a self-evaluation: a frozen one prints the same for ever.
struct SelfEvaluationForm {
    private let report: EvaluationReport

    /// A remark of more characters may fill a page.
    private static let tallRemark = 400

    init(_ report: EvaluationReport) { self.report = report }

    var section: PrintedSection {
        var grid = Grid()
        head(&grid)
        funds(&grid)
        goals(&grid)
        indicators(&grid)
        total(&grid)
        return PrintedSection(
            title: PrintedForm.title(of: .selfEvaluation), subtitle: "（\(report.year)年度）",
            name: report.project, grid: grid, widths: [10, 12, 22, 14, 12, 7, 8, 15],
            isWide: false)
    }

    private func head(_ grid: inout Grid) {
        grid.cell("项目名称", .heading)
        grid.cell(report.project, columns: 7)
        grid.endRow()
        grid.cell("主管部门", .heading)
        grid.cell(report.department, columns: 3)
        grid.cell("实施单位", .heading)
        grid.cell(report.unit, columns: 3)
        grid.endRow()
    }

    private func funds(_ grid: inout Grid) {
        grid.cell("项目资金（元）", .heading, rows: 5)
        grid.headings("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        grid.endRow()
        for (index, row) in report.money.enumerated() {
            let points = index == 0 ? report.execution.points : nil
            grid.cell(row.name, .left)
            grid.cell(row.initial?.printed, .number)
            grid.cell(row.budget?.printed, .number)
            grid.cell(row.spent?.printed, .number)
            mark(points.map { Quantity($0.weight)?.description }, &grid)
            grid.cell(row.rate.map { "\($0)%" }, .number)
            mark(points.map(\.given), &grid)
            grid.endRow()
        }
    }

    /// Only the year's whole is scored.
    private func mark(_ text: String??, _ grid: inout Grid) {
        if let text { grid.cell(text, .number) } else { grid.cell("—") }
    }

    private func goals(_ grid: inout Grid) {
        grid.cell("年度总体目标", .heading, rows: 2)
        grid.cell("预期目标", .heading, columns: 4)
        grid.cell("实际完成情况", .heading, columns: 3)
        grid.endRow()
        grid.cell(report.goalDeclared, .left, columns: 4)
        grid.cell(report.printedGoal, .left, columns: 3)
        grid.endRow()
    }

    private func indicators(_ grid: inout Grid) {
        grid.headings(
            "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
        grid.endRow(repeats: true)
        let isTall = { report.lines[$0].printedRemark.map { $0.count > Self.tallRemark } ?? false }
        grid.lines(report.lines.map(\.indicator), isTall: isTall) { grid, index in
            let line = report.lines[index]
            grid.cell(line.indicator.printed)
            grid.cell(line.printedActual, .number)
            grid.cell(line.points.weight, .number)
            grid.cell(line.points.given, .number)
            grid.cell(line.printedRemark, .left)
        }
    }

    private func total(_ grid: inout Grid) {
        let total = report.total
        grid.cell("总分", .heading, columns: 5)
        grid.cell("100.00", .number)
        grid.cell(total.points, .number)
        grid.cell(total.grade.map { "等级：\($0)" } ?? "按 \(total.weightScored) 分值计分", .left)
        grid.endRow()
    }
}

extension PrintedPaper {
    /// A self-evaluation as it is printed.
    init(_ report: EvaluationReport) {
        self.init(
            title: "\(report.year) 年度\(PrintedForm.title(of: .selfEvaluation)) \(report.project)",
            foot: Foot(
                text: "截至 \(report.asOf) · 评分规则 \(report.rules.name) 第 \(report.rules.version) 版"
                    + " · 日志第 \(report.journal.sequence) 条", digest: report.journal.digest),
            day: report.asOf
        ) { SelfEvaluationForm(report).section }
    }
}

extension EvaluationReport {
    /// A row of the money block: the year's whole, or what one source gives to it.
    struct MoneyRow {
        let name: String
        let initial: Money?
        let budget: Money?
        let spent: Money?
        /// Percent, two decimals.
        let rate: String?
    }

    /// The whole first, then each source of money.
    var money: [MoneyRow] {
        let whole = MoneyRow(
            name: "年度资金总额", initial: execution.initial, budget: execution.budget,
            spent: execution.spent, rate: execution.rate)
        return [whole] + FundSource.allCases.map(row(of:))
    }

    private func row(of source: FundSource) -> MoneyRow {
        let initial = source.amount(in: execution.funds)
        let change = execution.changedBySource[source.rawValue]
        let budget = change.map { (initial ?? .zero) + $0 } ?? initial
        let spent = execution.spentBySource[source.rawValue]
        let title = source.title.zh
        return MoneyRow(
            name: source == .fiscal ? "其中：\(title)" : title, initial: initial, budget: budget,
            spent: spent, rate: spent.flatMap { Self.rate($0, of: budget) })
    }

    private static func rate(_ spent: Money, of budget: Money?) -> String? {
        guard let budget, budget > .zero else { return nil }
        return Ratio(Int128(spent.fen) * 100, Int128(budget.fen)).text(decimals: 2)
    }

    /// What the unit says came of the goal, or what can be said before it has said anything.
    var printedGoal: String {
        guard goalActual.isEmpty else { return goalActual }
        let measured = lines.filter { $0.actual != nil }.count
        let full = lines.filter { !$0.points.areLost }.count
        return "\(lines.count) 项指标中，已测量 \(measured) 项，达到目标 \(full) 项。"
    }
}

extension EvaluationReport.Line {
    /// The actual with its unit; blank where nothing is measured.
    var printedActual: String? {
        actual.map { binding?.gathering == .grade ? $0 : "\($0)\(indicator.unit)" }
    }

    /// What the unit says of it; before it has said anything, why points are lost.
    var printedRemark: String? {
        let said = [remark.reason, remark.measure].filter { !$0.isEmpty }
        guard said.isEmpty else { return said.joined(separator: "；") }
        return needsReason ? points.because.zh : nil
    }
}
