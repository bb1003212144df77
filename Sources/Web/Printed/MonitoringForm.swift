import Kernel
import Performance

/// 绩效运行监控表, for January to the month that is monitored.
struct MonitoringForm {
    private let report: MonitoringReport

    /// What stands where nothing was measured: a blank would be read as nothing done.
    static let notMeasured = "未测量"

    init(_ report: MonitoringReport) { self.report = report }

    /// 一级 · 二级 · 三级 · 指标值 · 执行情况 · 预计 · six of the deviation · three of the possibility · 备注
    private static let columns = 16

    private var months: String { report.month == 1 ? "1月" : "1–\(report.month)月" }

    var section: PrintedSection {
        var grid = Grid()
        head(&grid)
        funds(&grid)
        indicators(&grid)
        return PrintedSection(
            title: PrintedForm.title(of: .monitoring), subtitle: "（\(report.year)年度）",
            name: report.project, grid: grid,
            widths: [6, 7, 14, 9, 9, 11, 3, 3, 3, 3, 3, 13, 3, 3, 3, 7], isWide: true)
    }

    private func head(_ grid: inout Grid) {
        for (name, value) in [
            ("项目名称", report.project), ("主管部门", report.department), ("实施单位", report.unit),
        ] {
            grid.cell(name, .heading, columns: 2)
            grid.cell(value, columns: Self.columns - 2)
            grid.endRow()
        }
    }

    private func funds(_ grid: inout Grid) {
        grid.cell("项目资金（元）", .heading, columns: 2, rows: 5)
        grid.cell("", .heading, columns: 2)
        grid.cell("年初预算数", .heading, columns: 2)
        grid.cell("\(months)执行数", .heading, columns: 4)
        grid.cell("执行率", .heading, columns: 2)
        grid.cell("全年预计执行数", .heading, columns: 4)
        grid.endRow()
        for row in report.money {
            grid.cell(row.printedName, .left, columns: 2)
            grid.cell(row.budget?.printed, .number, columns: 2)
            grid.cell(row.spent?.printed, .number, columns: 4)
            grid.cell(row.rate.map { "\($0)%" }, .number, columns: 2)
            grid.cell(row.printedExpectation, .number, columns: 4)
            grid.endRow()
        }
        grid.cell("年度总体目标", .heading, columns: 2)
        grid.cell(report.goalDeclared, .left, columns: Self.columns - 2)
        grid.endRow()
    }

    private func indicators(_ grid: inout Grid) {
        for name in ["一级指标", "二级指标", "三级指标", "年度指标值", "\(months)执行情况", "全年预计完成情况"] {
            grid.cell(name, .heading, rows: 2)
        }
        grid.cell("偏差原因分析", .heading, columns: 6)
        grid.cell("完成目标可能性", .heading, columns: 3)
        grid.cell("备注", .heading, rows: 2)
        grid.endRow(repeats: true)
        for kind in Deviation.allCases { grid.cell(kind.title.zh, .heading) }
        grid.cell("原因说明", .heading)
        for possibility in Possibility.allCases { grid.cell(possibility.title.zh, .heading) }
        grid.endRow(repeats: true)
        let isTall = { report.lines[$0].isTall }
        grid.lines(report.lines.map(\.indicator), isTall: isTall) { grid, index in
            row(report.lines[index], &grid)
        }
    }

    private func row(_ line: MonitoringReport.Line, _ grid: inout Grid) {
        grid.cell(line.indicator.printed)
        grid.cell(line.printedActual ?? Self.notMeasured, .number)
        grid.cell(line.printedExpectation)
        for kind in Deviation.allCases { grid.cell(line.remark.kinds.contains(kind) ? "√" : "") }
        grid.cell(line.printedReason, .left)
        for possibility in Possibility.allCases {
            grid.cell(line.remark.possibility == possibility ? "√" : "")
        }
        grid.cell(line.remark.note, .left)
    }
}

extension PrintedPaper {
    /// A month's monitoring as it is printed.
    init(_ report: MonitoringReport) {
        self.init(
            title: "\(report.year) 年度\(PrintedForm.title(of: .monitoring)) \(report.project)",
            foot: Foot(
                text: "截至 \(report.asOf) · 日志第 \(report.journal.sequence) 条",
                digest: report.journal.digest),
            day: report.asOf
        ) { MonitoringForm(report).section }
    }
}

extension MonitoringReport.Line {
    private var unit: String { binding?.gathering == .grade ? "" : indicator.unit }

    /// The actual with its unit; blank where nothing is measured.
    var printedActual: String? { actual.map { "\($0)\(unit)" } }

    /// Whether what was written may fill a page, in columns as narrow as these.
    fileprivate var isTall: Bool { printedReason.count > 300 || remark.note.count > 150 }

    /// Why it lags and what is done about it.
    var printedReason: String {
        [remark.reason, remark.measure].filter { !$0.isEmpty }.joined(separator: "；")
    }

    /// Where it is expected, with the range of eight years in ten.
    var printedExpectation: String? {
        guard let expected else { return silence?.zh }
        let range = expected.isCertain ? "" : "（\(expected.low)–\(expected.high)）"
        return "\(expected.middle)\(unit)\(range)"
    }
}

extension MonitoringReport.MoneyRow {
    var printedName: String {
        guard let source else { return "年度资金总额" }
        return source == .fiscal ? "其中：本年财政拨款" : source.title.zh
    }

    fileprivate var printedExpectation: String? {
        guard let expected, let middle = Money(yuan: expected.middle) else { return nil }
        return middle.printed
    }
}
