import Foundation
import HallDay
import Kernel
import Queue
import Satisfaction

extension DemoYear {
    /// What happens in the hall on a day that no visitor brings about: an upgrade accepted, the
    /// service environment assessed.
    func mark(_ day: Day, in centre: Centre, _ company: HallCompany) async throws {
        if day.description == HallYear.upgrade.day {
            try await QueueDesks(centre).health.acceptUpgrade(
                on: day, title: "呼叫系统升级", document: HallYear.upgrade.document, paper: nil,
                by: company.chief)
        }
        if day.description == HallYear.assessment {
            try await assess(centre, company)
        }
    }

    private func assess(_ centre: Centre, _ company: HallCompany) async throws {
        let report = Data("政务服务环境评估报告（演示）：以问卷满意率与平均等候时间的变化为依据。".utf8)
        let paper = try centre.files.keep(report)
        let draft = AssessmentDraft(
            from: "2025-07-01", through: "2025-11-30", earlierFrom: "2025-01-01",
            earlierThrough: "2025-06-30", grade: EnvironmentGrade.muchBetter.rawValue,
            reason: "企业满意率上升，平均等候时间缩短，线上帮办应答均在一分钟内。", paper: paper)
        _ = try await AssessmentDesk(centre).assess(draft, by: company.chief)
    }
}
