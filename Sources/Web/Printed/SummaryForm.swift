import Kernel
import Performance

/// 项目绩效目标汇总表: all projects of a unit for a year.
struct SummaryForm {
    private let report: YearReport

    init(_ report: YearReport) { self.report = report }

    var section: PrintedSection {
        var grid = Grid()
        grid.headings(
            "项目名称", "年度资金（元）", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分")
        grid.endRow(repeats: true)
        for project in report.projects { add(project, to: &grid) }
        let unit = report.projects.first?.stored.declaration.unit ?? ""
        return PrintedSection(
            title: PrintedForm.title(of: .summary),
            subtitle: "（\(report.year)年度）", note: "填报单位：\(unit)",
            name: PrintedForm.title(of: .summary), grid: grid,
            widths: [15, 11, 9, 12, 22, 12, 11, 8], isWide: true)
    }

    private func add(_ project: ProjectReport, to grid: inout Grid) {
        let height = max(project.lines.count, 1)
        grid.cell(project.stored.declaration.project, rows: height)
        grid.cell(project.execution.budget?.printed, .number, rows: height)
        for line in project.lines {
            grid.cell(line.indicator.level1)
            grid.cell(line.indicator.level2)
            grid.cell(line.indicator.name, .left)
            grid.cell(line.indicator.printed)
            grid.cell(line.printedActual, .number)
            grid.cell(line.score?.points.text(decimals: 2), .number)
            grid.endRow()
        }
        guard project.lines.isEmpty else { return }
        grid.cell("—", columns: 6)
        grid.endRow()
    }
}
