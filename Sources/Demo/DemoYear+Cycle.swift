import Foundation
import Kernel
import Performance

extension DemoYear {
    /// What the performance cycle asks for on a day: the monitoring of January to July in August,
    /// warnings dealt with, and on the year's last day the self-evaluation with its re-check.
    func turn(_ day: Day, in centre: Centre, _ cast: Cast) async throws {
        if day.description == "2025-08-08" { try await monitor(through: 7, centre, cast) }
        // The last warnings are left for whoever tries the demo.
        if day.weekday == 5, day.month < 11 { try await dispose(centre, cast) }
        if day == Day.last(of: Self.year) {
            for project in declarations().map(\.project) {
                try await evaluate(project, centre, cast)
            }
        }
    }

    private func monitor(through month: Int, _ centre: Centre, _ cast: Cast) async throws {
        for project in declarations().map(\.project) {
            let report = try await centre.read { reader in
                try centre.monitoring(
                    of: project, year: Self.year, month: month, MonitoringDraft(), reader)
            }
            let remarks = report.lines.map { ($0.place, DemoWords.monitoring($0)) }
            try await MonitoringDesk(centre).submit(
                MonitoringDraft(remarks: Dictionary(remarks, uniquingKeysWith: { one, _ in one })),
                of: project, year: Self.year, month: month, by: cast.officer)
        }
    }

    private func dispose(_ centre: Centre, _ cast: Cast) async throws {
        let warnings = try await centre.read { try $0.warnings(year: Self.year) }
        for warning in warnings where warning.disposal == nil {
            try await WarningDesk(centre)
                .dispose(of: warning.id, with: DemoWords.disposal(warning), by: cast.officer)
        }
    }

    private func evaluate(_ project: String, _ centre: Centre, _ cast: Cast) async throws {
        let paper = KeptPaper(
            name: "专家评审意见（演示）.txt",
            digest: try centre.files.keep(Data("专家评审意见（演示）：同意评定等级。".utf8)))
        let blank = EvaluationDraft(asOf: Day.last(of: Self.year))
        let report = try await centre.read { reader in
            try centre.evaluation(
                of: project, year: Self.year, blank, round: 1, reader
            ).report
        }
        var draft = blank
        draft.goalActual = DemoWords.goal(report)
        draft.remarks = DemoWords.remarks(report, paper)
        let desk = EvaluationDesk(centre)
        try await desk.save(draft, of: project, year: Self.year, by: cast.officer)
        try await desk.submit(project, year: Self.year, by: Cast.director)
        try await desk.recheck(
            RecheckDraft(passes: true, opinion: "依据齐全，数据可追溯，同意自评结果。"), of: project,
            year: Self.year, by: Cast.department)
    }
}

extension Cast {
    /// Submits the centre's results.
    static let director = Actor(id: "director", roles: [.director])
    /// Re-checks them for the supervising department.
    static let department = Actor(id: "department", roles: [.supervisor])
}

/// What people of the demo write in their forms.
enum DemoWords {
    static func monitoring(_ line: MonitoringReport.Line) -> MonitoringReport.Remark {
        var remark = MonitoringReport.Remark(possibility: line.proposed ?? .possible)
        guard line.deviates || remark.possibility == .impossible else { return remark }
        let isCost = line.indicator.level1 == "成本指标"
        remark.kinds = [isCost ? .money : .people]
        remark.reason = isCost ? "上半年集中采购，支出早于时间进度" : "上半年业务量低于预期，办理集中在下半年"
        remark.measure = "按月核对进度，三季度增加人手，并在九月底前复查"
        return remark
    }

    static func disposal(_ warning: Warning) -> String {
        switch warning.alarm.rule {
        case .execution: "与财务岗核对合同付款计划，应付款项于本月内办结。"
        case .gap: "目标进度与支出不同步，已核对合同与凭证，按合同节点付款。"
        case .lamp: "已与业务岗核对台账，制定逐月完成计划，每周通报进度。"
        }
    }

    static func goal(_ report: EvaluationReport) -> String {
        let full = report.lines.filter { !$0.points.areLost }.count
        return "年度总体目标基本完成：\(report.lines.count) 项指标中 \(full) 项达到目标值，"
            + "其余各项已分析原因并落实改进措施。"
    }

    static func remarks(
        _ report: EvaluationReport, _ paper: KeptPaper
    ) -> [String: EvaluationReport.Remark] {
        var remarks: [String: EvaluationReport.Remark] = [:]
        if report.execution.points.areLost {
            remarks[EvaluationDraft.execution] = .init(
                reason: "部分合同尾款按约定于次年支付", measure: "编制预算时按付款节点安排年度资金")
        }
        for line in report.lines {
            var remark = EvaluationReport.Remark()
            if line.band == .reached, let weight = Quantity(line.points.weight) {
                remark.points = weight
            } else if line.band != nil {
                remark.points = line.points.given.flatMap { Quantity($0) }
            }
            if line.band != nil { remark.paper = paper }
            if line.needsReason {
                remark.reason =
                    line.isFarOver ? "业务量增长超出预期，目标值偏低" : "业务办理时间分布不均，个别事项未达目标"
                remark.measure = line.isFarOver ? "下年度按近两年实绩调高目标值" : "细化月度计划，逐项跟踪"
            }
            if remark != .init() { remarks[line.place] = remark }
        }
        return remarks
    }
}
