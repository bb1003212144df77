import Kernel

/// A project's self-evaluation on its way: drafted, submitted, returned or passed.
package struct Evaluation: Hashable, Sendable {
    package let id: String
    package let year: Int
    package let project: String
    package private(set) var state: State
    /// The round that is worked on or was submitted last, from 1.
    package private(set) var round: Int
    package private(set) var draft: EvaluationDraft

    /// Where it stands (待提交, 待复核, 被退回, 通过).
    package enum State: String, CaseIterable, Sendable {
        case draft, submitted, returned, passed

        package var title: Words {
            switch self {
            case .draft: Words("待提交", "draft")
            case .submitted: Words("待复核", "submitted")
            case .returned: Words("被退回", "returned")
            case .passed: Words("通过", "passed")
            }
        }

        /// Whether the unit may still change it.
        package var isOpen: Bool { self == .draft || self == .returned }
    }

    package static func subject(_ id: String) -> Subject { Subject("performance.evaluation", id) }

    package init(
        id: String, year: Int, project: String, state: State = .draft, round: Int = 1,
        draft: EvaluationDraft
    ) {
        self.id = id
        self.year = year
        self.project = project
        self.state = state
        self.round = round
        self.draft = draft
    }
}

extension Evaluation {
    /// Takes what people typed; texts may be unfinished.
    ///
    /// - Throws: `Refusals` for texts too long; `Refusal` once it is submitted.
    mutating func save(_ draft: EvaluationDraft) throws {
        guard state.isOpen else { throw Refusal.evaluationNotOpen(state) }
        guard draft.asOf.year == year else { throw Refusal.evaluatedDay(draft.asOf, year) }
        guard draft.refusals.isEmpty else { throw Refusals(draft.refusals) }
        self.draft = draft
    }

    /// Freezes the report.
    ///
    /// - Throws: `Refusals`, one for each reason, measure, score or paper that is missing.
    mutating func submit(
        _ report: EvaluationReport, _ refusals: [Refusal], digest: String, on today: Day
    ) throws -> EvaluationSubmitted {
        guard state.isOpen else { throw Refusal.evaluationNotOpen(state) }
        guard report.asOf <= today else { throw Refusal.yearNotOver(report.asOf) }
        let faults = refusals + report.missing
        guard faults.isEmpty else { throw Refusals(faults) }
        state = .submitted
        return EvaluationSubmitted(
            year: year, project: project, round: round, report: digest,
            known: report.journal.sequence, points: report.total.points,
            grade: report.total.grade)
    }

    /// The department's re-check (复核).
    ///
    /// - Throws: `Refusals` for what its scores or opinion lack; `Refusal` unless it is submitted.
    mutating func recheck(
        _ draft: RecheckDraft, of report: EvaluationReport
    ) throws -> EvaluationRechecked {
        guard state == .submitted else { throw Refusal.evaluationNotSubmitted(state) }
        let rules = try RuleSet.named(report.rules.name, version: report.rules.version)
        let result = try draft.checked(report, rules)
        state = draft.passes ? .passed : .returned
        let event = EvaluationRechecked(
            year: year, project: project, round: round, passes: draft.passes,
            opinion: draft.opinion, points: result.points, grade: result.grade,
            lines: result.lines)
        if !draft.passes { round += 1 }
        return event
    }
}

extension EvaluationReport {
    /// What a submission still lacks, each with the place it belongs to.
    package var missing: [Refusal] {
        var missing: [Refusal] = []
        if goalActual.allSatisfy(\.isWhitespace) { missing.append(.goalMissing) }
        missing += execution.remark.missing(
            execution.points.areLost, "预算执行", EvaluationDraft.execution)
        for line in lines {
            missing += line.remark.missing(line.needsReason, line.indicator.name, line.place)
            if line.band != nil { missing += line.judgementMissing }
        }
        return missing
    }
}

extension EvaluationReport.Line {
    /// A grade is scored by a person, on a paper.
    fileprivate var judgementMissing: [Refusal] {
        var missing: [Refusal] = []
        if remark.points == nil {
            missing.append(.scoreMissing(indicator.name).at("points \(place)"))
        }
        if remark.paper == nil {
            missing.append(.paperMissing(indicator.name).at("paper \(place)"))
        }
        return missing
    }
}

extension EvaluationReport.Remark {
    fileprivate func missing(_ isDemanded: Bool, _ name: String, _ place: String) -> [Refusal] {
        guard isDemanded else { return [] }
        var missing: [Refusal] = []
        if reason.allSatisfy(\.isWhitespace) {
            missing.append(.reasonMissing(name).at("reason \(place)"))
        }
        if measure.allSatisfy(\.isWhitespace) {
            missing.append(.measureMissing(name).at("measure \(place)"))
        }
        return missing
    }
}
