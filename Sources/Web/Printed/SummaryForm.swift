import Kernel
import Performance

/// 项目绩效目标汇总表: all projects of a unit for a year.
struct SummaryForm {
    private let report: YearReport

    init(_ report: YearReport) { self.report = report }

    var html: String {
        var grid = Grid()
        grid.headings(
            "项目名称", "年度资金（元）", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分")
        grid.endRow()
        for project in report.projects {
            var isFirst = true
            let height = project.lines.count
            for line in project.lines {
                if isFirst {
                    grid.cell(project.stored.declaration.project, rows: height)
                    grid.cell(project.execution.budget?.printed, .number, rows: height)
                }
                isFirst = false
                grid.cell(line.indicator.level1)
                grid.cell(line.indicator.level2)
                grid.cell(line.indicator.name, .left)
                grid.cell(line.indicator.printed)
                grid.cell(line.printedActual, .number)
                grid.cell(line.score?.points.text(decimals: 2), .number)
                grid.endRow()
            }
        }
        let unit = report.projects.first?.stored.declaration.unit ?? ""
        return """
            <section class="wide">
            <h1>\(escaped(unit)) \(report.year)年度\(PrintedForm.title(of: .summary))</h1>
            <p class="year">\(report.projects.count) 个项目</p>
            \(grid.html(repeating: 1))
            </section>
            """
    }
}
