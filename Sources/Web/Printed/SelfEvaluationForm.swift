import Kernel
import Performance

/// 项目支出绩效自评表
struct SelfEvaluationForm {
    private let report: YearReport
    private let project: ProjectReport

    init(_ report: YearReport, _ project: ProjectReport) {
        self.report = report
        self.project = project
    }

    var section: PrintedSection {
        var grid = Grid()
        head(&grid)
        funds(&grid)
        goals(&grid)
        indicators(&grid)
        total(&grid)
        return project.section(
            PrintedForm.title(of: .selfEvaluation), year: report.year, grid,
            widths: [9, 12, 22, 14, 12, 8, 8, 15])
    }

    private var declaration: Declaration { project.stored.declaration }

    private func head(_ grid: inout Grid) {
        grid.cell("项目名称", .heading)
        grid.cell(declaration.project, columns: 7)
        grid.endRow()
        grid.cell("主管部门", .heading)
        grid.cell(declaration.department, columns: 3)
        grid.cell("实施单位", .heading)
        grid.cell(declaration.unit, columns: 3)
        grid.endRow()
    }

    private func funds(_ grid: inout Grid) {
        grid.cell("项目资金（元）", .heading, rows: 5)
        grid.headings("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        grid.endRow()
        let execution = project.execution
        grid.cell("年度资金总额", .left)
        grid.cell(execution.initial?.printed, .number)
        grid.cell(execution.budget?.printed, .number)
        grid.cell(execution.spent?.printed, .number)
        grid.cell(execution.weight.text(decimals: 2, trimmed: true), .number)
        grid.cell(execution.rate.map { "\($0.text(decimals: 2))%" }, .number)
        grid.cell(execution.score?.points.text(decimals: 2), .number)
        grid.endRow()
        let funds = declaration.funds
        for (name, amount) in [
            ("其中：当年财政拨款", funds.annualFiscal), ("上年结转资金", funds.carryOver),
            ("其他资金", funds.annualOther),
        ] {
            grid.cell(name, .left)
            grid.cell(amount?.printed, .number)
            grid.cell(amount?.printed, .number)
            // Vouchers are kept by project, not by the source they are paid from.
            for text in ["", "—", "", "—"] { grid.cell(text) }
            grid.endRow()
        }
    }

    private func goals(_ grid: inout Grid) {
        grid.cell("年度总体目标", .heading, rows: 2)
        grid.cell("预期目标", .heading, columns: 4)
        grid.cell("实际完成情况", .heading, columns: 3)
        grid.endRow()
        grid.cell(declaration.goalAnnual, .left, columns: 4)
        let measured = project.lines.filter { $0.figure != nil }.count
        let full = project.lines.filter { $0.score.map(\.points) == $0.weight }.count
        grid.cell(
            "\(project.lines.count) 项指标中，已测量 \(measured) 项，达到目标 \(full) 项。", .left,
            columns: 3)
        grid.endRow()
    }

    private func indicators(_ grid: inout Grid) {
        grid.headings(
            "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
        grid.endRow(repeats: true)
        project.lines(&grid) { grid, line in
            grid.cell(line.indicator.printed)
            grid.cell(line.printedActual, .number)
            grid.cell(line.weight.text(decimals: 2), .number)
            grid.cell(line.score?.points.text(decimals: 2), .number)
            grid.cell(line.remark, .left)
        }
    }

    private func total(_ grid: inout Grid) {
        grid.cell("总分", .heading, columns: 5)
        grid.cell("100.00", .number)
        grid.cell(project.points.text(decimals: 2), .number)
        let scored = project.weightScored.text(decimals: 2)
        grid.cell(project.grade.map { "等级：\($0)" } ?? "按 \(scored) 分值计分", .left)
        grid.endRow()
    }
}
