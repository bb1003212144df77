import Kernel
import Performance

/// 绩效运行监控表, for the months that have passed on the day of the report.
struct MonitoringForm {
    private let report: YearReport
    private let project: ProjectReport

    init(_ report: YearReport, _ project: ProjectReport) {
        self.report = report
        self.project = project
    }

    private var declaration: Declaration { project.stored.declaration }
    private var months: String { "1–\(report.asOf.month)月" }

    var section: PrintedSection {
        var grid = Grid()
        head(&grid)
        indicators(&grid)
        return project.section(
            PrintedForm.title(of: .monitoring), year: report.year, grid,
            widths: [9, 13, 26, 14, 13, 8, 8, 9], wide: true)
    }

    private func head(_ grid: inout Grid) {
        for (name, value) in [
            ("项目名称", declaration.project), ("主管部门", declaration.department),
            ("实施单位", declaration.unit),
        ] {
            grid.cell(name, .heading, columns: 2)
            grid.cell(value, columns: 6)
            grid.endRow()
        }
        grid.cell("项目资金（元）", .heading, columns: 2)
        grid.headings("", "年初预算数", "\(months)执行数", "执行率")
        grid.cell("预算执行", .heading, columns: 2)
        grid.endRow()
        let execution = project.execution
        grid.cell("", columns: 2)
        grid.cell("年度资金总额", .left)
        grid.cell(execution.initial?.printed, .number)
        grid.cell(execution.spent?.printed, .number)
        grid.cell(execution.rate.map { "\($0.text(decimals: 2))%" }, .number)
        grid.cell(execution.spent == nil ? "未测量" : project.lamp.title.zh, columns: 2)
        grid.endRow()
        grid.cell("年度总体目标", .heading, columns: 2)
        grid.cell(declaration.goalAnnual, .left, columns: 6)
        grid.endRow()
    }

    private func indicators(_ grid: inout Grid) {
        grid.headings(
            "一级指标", "二级指标", "三级指标", "年度指标值", "\(months)执行情况", "监控", "依据条数", "备注")
        grid.endRow(repeats: true)
        project.lines(&grid) { grid, line in
            grid.cell(line.indicator.printed)
            grid.cell(line.printedActual, .number)
            grid.cell(line.lamp?.title.zh ?? "未测量")
            grid.cell(line.figure.map { "\($0.observations)" }, .number)
            grid.cell("")
        }
    }
}
