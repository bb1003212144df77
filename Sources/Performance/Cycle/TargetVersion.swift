import Kernel

/// One version of a project's targets on its way: submitted, returned or passed, approved with the
/// budget, published, and in the end replaced by an adjustment.
package struct TargetVersion: Hashable, Sendable {
    /// The declaration's id, under which it stays readable.
    package let id: String
    package let year: Int
    package let project: String
    /// From 1 in each project and year.
    package let version: Int
    package internal(set) var state: State
    /// The version it was made from: the one in force, or one that was returned; nil of the first.
    package let changing: Int?
    /// The version in force when it was submitted, which it takes the place of; nil where none was.
    package let base: Int?
    /// Why it is adjusted; what was done about an opinion.
    package let reason: String
    /// What happened to it, oldest first.
    package internal(set) var steps: [Step]
    /// When nothing waited for anybody any more: it was published, or submitted anew.
    package internal(set) var closedAt: Instant?

    /// Where it stands (待审核, 被退回, 待批复, 已批复, 已公开).
    package enum State: String, CaseIterable, Sendable {
        /// Read from an official paper, which proves its approval.
        case imported
        case submitted, returned, passed, approved, published
        /// It was in force until an adjustment took its place.
        case superseded

        package var title: Words {
            switch self {
            case .imported: Words("已批复（文件导入）", "approved (by an imported paper)")
            case .submitted: Words("待审核", "waits for review")
            case .returned: Words("被退回", "returned")
            case .passed: Words("待批复", "waits for approval")
            case .approved: Words("已批复", "approved")
            case .published: Words("已公开", "published")
            case .superseded: Words("已被替代", "superseded")
            }
        }

        /// Whether somebody has still to decide.
        package var isUnderway: Bool { self == .submitted || self == .passed }
        /// Whether the year is measured by it.
        package var isInForce: Bool {
            self == .imported || self == .approved || self == .published
        }
    }

    /// What somebody did to it, with what they said.
    package struct Step: Hashable, Sendable {
        package let kind: Kind
        package let actor: String
        /// In whose place; nil in their own right.
        package let behalf: String?
        package let opinion: String
        package let grade: TargetGrade?
        package let instant: Instant
        package let sequence: Int64

        /// One step of the cycle.
        package enum Kind: String, CaseIterable, Sendable {
            case imported, submitted, passed, returned, approved

            package var title: Words {
                switch self {
                case .imported: Words("导入批复文件", "approved paper imported")
                case .submitted: Words("提交", "submitted")
                case .passed: Words("主管部门审核通过", "passed by the department")
                case .returned: Words("退回", "returned")
                case .approved: Words("财政部门批复", "approved by the finance authority")
                }
            }
        }
    }

    package static func subject(_ id: String) -> Subject {
        Subject("performance.declaration", id)
    }

    /// Whether it takes the place of a version in force.
    package var isAdjustment: Bool { base != nil }
    package var approval: Step? { steps.last { $0.kind == .approved } }
    /// By which the department let it pass.
    package var review: Step? { steps.last { $0.kind == .passed } }
    package var submission: Step? { steps.first { $0.kind == .submitted } }
}

/// What a reviewer thinks of declared targets (审核意见等级).
package enum TargetGrade: String, CaseIterable, Codable, Sendable {
    case excellent = "优"
    case good = "良"
    case fair = "中"
    case poor = "差"

    package var title: Words {
        switch self {
        case .excellent: Words("优", "excellent")
        case .good: Words("良", "good")
        case .fair: Words("中", "fair")
        case .poor: Words("差", "poor")
        }
    }
}

extension TargetVersion {
    /// The supervising department lets it pass (审核通过).
    mutating func pass(
        _ verdict: Verdict, by actor: String, behalf: String?
    ) throws(Refusal) -> TargetsPassed {
        guard state == .submitted else { throw .notForReview(state) }
        try mustNotBeOwn(actor, behalf)
        state = .passed
        return TargetsPassed(
            year: year, project: project, version: version, opinion: verdict.opinion,
            grade: verdict.grade)
    }

    /// The department, or after it the finance authority, sends it back (退回).
    ///
    /// - Parameter stage: whose turn it is: `submitted` for the department, `passed` for finance.
    mutating func sendBack(
        _ verdict: Verdict, at stage: State, by actor: String, behalf: String?
    ) throws(Refusal) -> TargetsReturned {
        guard state == stage else {
            throw stage == .passed ? .notForApproval(state) : .notForReview(state)
        }
        try mustNotBeOwn(actor, behalf)
        state = .returned
        return TargetsReturned(
            year: year, project: project, version: version,
            stage: stage == .passed ? "approval" : "review", opinion: verdict.opinion,
            grade: verdict.grade)
    }

    /// The finance authority approves it with the budget (批复); its weights are fixed from now on.
    ///
    /// Whoever let it pass for the department does not approve it too, also not when both are
    /// theirs to decide for once.
    ///
    /// - Parameter inForce: the version in force now; it must be the one this was made to replace.
    mutating func approve(
        _ verdict: Verdict, _ declaration: Declaration, replacing inForce: Int?,
        by actor: String, behalf: String?
    ) throws -> TargetsApproved {
        guard state == .passed else { throw Refusal.notForApproval(state) }
        try mustNotBeOwn(actor, behalf)
        guard review?.actor != actor else { throw Refusal.ownReview }
        guard base == inForce else { throw Refusal.baseChanged(inForce) }
        let faults = declaration.approvalFaults
        guard faults.isEmpty else { throw Refusals(faults) }
        state = .approved
        return TargetsApproved(
            year: year, project: project, version: version, replaces: inForce,
            opinion: verdict.opinion, grade: verdict.grade)
    }

    /// Whoever submitted it, themselves or by a deputy, does not decide on it.
    private func mustNotBeOwn(_ actor: String, _ behalf: String?) throws(Refusal) {
        let deciders = [actor, behalf].compactMap(\.self)
        let submitters = [submission?.actor, submission?.behalf].compactMap(\.self)
        if deciders.contains(where: submitters.contains) { throw .ownSubmission }
    }
}
