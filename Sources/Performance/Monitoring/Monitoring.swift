import Kernel

/// A project's monitoring of a month on its way: drafted, submitted, opened again.
package struct Monitoring: Hashable, Sendable {
    package let id: String
    package let year: Int
    package let month: Int
    package let project: String
    package private(set) var state: State
    package private(set) var round: Int
    package private(set) var draft: MonitoringDraft

    /// Where it stands (待提交, 已提交).
    package enum State: String, CaseIterable, Sendable {
        case draft, submitted

        package var title: Words {
            switch self {
            case .draft: Words("待提交", "draft")
            case .submitted: Words("已提交", "submitted")
            }
        }
    }

    package static func subject(_ id: String) -> Subject { Subject("performance.monitoring", id) }

    package init(
        id: String, year: Int, month: Int, project: String, state: State = .draft, round: Int = 1,
        draft: MonitoringDraft = MonitoringDraft()
    ) {
        self.id = id
        self.year = year
        self.month = month
        self.project = project
        self.state = state
        self.round = round
        self.draft = draft
    }
}

extension Monitoring {
    /// Takes what people typed; texts may be unfinished.
    ///
    /// - Throws: `Refusals` for texts too long; `Refusal` once it is submitted.
    mutating func save(_ draft: MonitoringDraft) throws {
        guard state == .draft else { throw Refusal.monitoringSubmitted }
        guard draft.refusals.isEmpty else { throw Refusals(draft.refusals) }
        self.draft = draft
    }

    /// Freezes the month.
    ///
    /// - Throws: `Refusals`, one for each reason, measure or possibility that is missing.
    mutating func submit(
        _ report: MonitoringReport, digest: String
    ) throws -> MonitoringSubmitted {
        guard state == .draft else { throw Refusal.monitoringSubmitted }
        guard report.missing.isEmpty else { throw Refusals(report.missing) }
        state = .submitted
        return MonitoringSubmitted(
            year: year, month: month, project: project, round: round, report: digest,
            known: report.journal.sequence, lamp: report.lamp)
    }

    /// Opens a submitted month again; what was submitted stays as it is.
    ///
    /// - Throws: `Refusal` without a reason, or when it is not submitted.
    mutating func reopen(because reason: String) throws -> MonitoringReopened {
        guard state == .submitted else { throw Refusal.monitoringNotSubmitted }
        guard !reason.allSatisfy(\.isWhitespace) else { throw Refusal.reopeningReasonMissing }
        guard reason.count <= EvaluationDraft.longestText else {
            throw Refusal.textTooLong("reason")
        }
        state = .draft
        round += 1
        return MonitoringReopened(
            year: year, month: month, project: project, round: round, reason: reason)
    }
}

extension Refusal {
    fileprivate static let reopeningReasonMissing = Refusal(
        "reason_missing", "请说明为什么要重新开启。", "Say why it is opened again.", at: "reason")
}
