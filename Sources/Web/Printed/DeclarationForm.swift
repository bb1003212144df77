import Kernel
import Performance

/// 财政项目支出绩效目标申报表: Shanghai's grid of eight columns.
struct DeclarationForm {
    private let report: YearReport
    private let project: ProjectReport

    init(_ report: YearReport, _ project: ProjectReport) {
        self.report = report
        self.project = project
    }

    private var declaration: Declaration { project.stored.declaration }

    var section: PrintedSection {
        var grid = Grid()
        head(&grid)
        funds(&grid)
        goals(&grid)
        indicators(&grid)
        return project.section(
            PrintedForm.title(of: .declaration), year: report.year, grid,
            widths: [9, 11, 13, 16, 12, 14, 12, 13])
    }

    private func head(_ grid: inout Grid) {
        grid.cell("项目名称", .heading, columns: 2)
        grid.cell(declaration.project, columns: 2)
        grid.cell("项目性质", .heading)
        grid.cell(declaration.nature)
        grid.cell("项目类别", .heading)
        grid.cell(declaration.category)
        grid.endRow()
        grid.cell("主管部门", .heading, columns: 2)
        grid.cell(declaration.department, columns: 2)
        grid.cell("实施单位", .heading)
        grid.cell(declaration.unit, columns: 3)
        grid.endRow()
        grid.cell("计划开始日期", .heading, columns: 2)
        grid.cell(declaration.start?.description, columns: 2)
        grid.cell("计划完成日期", .heading)
        grid.cell(declaration.end?.description, columns: 3)
        grid.endRow()
    }

    private func funds(_ grid: inout Grid) {
        let funds = declaration.funds
        let left = [
            ("项目资金总额", funds.total), ("其中：财政资金", funds.totalFiscal), ("", nil),
            ("其他资金", funds.totalOther),
        ]
        let right = [
            ("年度资金申请总额", funds.annual), ("其中：当年财政拨款", funds.annualFiscal),
            ("上年结转资金", funds.carryOver), ("其他资金", funds.annualOther),
        ]
        grid.cell("项目资金（元）", .heading, columns: 2, rows: 4)
        for ((leftName, leftAmount), (rightName, rightAmount)) in zip(left, right) {
            grid.cell(leftName, .left, columns: 2)
            grid.cell(leftAmount?.printed, .number)
            grid.cell(rightName, .left, columns: 2)
            grid.cell(rightAmount?.printed, .number)
            grid.endRow()
        }
    }

    private func goals(_ grid: inout Grid) {
        grid.cell("项目绩效目标", .heading, rows: 2)
        grid.cell("项目总目标", .heading, columns: 3)
        grid.cell("年度总体目标", .heading, columns: 4)
        grid.endRow()
        grid.cell(declaration.goalTotal, .left, columns: 3)
        grid.cell(declaration.goalAnnual, .left, columns: 4)
        grid.endRow()
    }

    private func indicators(_ grid: inout Grid) {
        grid.cell("绩效指标", .heading, rows: project.lines.count + 1)
        grid.headings("一级指标", "二级指标")
        grid.cell("三级指标", .heading, columns: 3)
        grid.cell("年度(/项目)指标值", .heading, columns: 2)
        grid.endRow(repeats: true)
        let first = LevelRun.runs(project.lines.map { [$0.indicator.level1] })
        let second = LevelRun.runs(
            project.lines.map { [$0.indicator.level1, $0.indicator.level2] })
        for (index, line) in project.lines.enumerated() {
            if let height = first[index].height { grid.cell(line.indicator.level1, rows: height) }
            if let height = second[index].height { grid.cell(line.indicator.level2, rows: height) }
            grid.cell(line.indicator.name, .left, columns: 3)
            grid.cell(line.indicator.printed, columns: 2)
            grid.endRow()
        }
    }
}
