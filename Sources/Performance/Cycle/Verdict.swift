import Kernel

/// What a reviewer decides, as it is typed.
package struct VerdictDraft: Hashable, Sendable {
    /// `pass` or `return`.
    package var decision: String
    package var opinion: String
    /// 优, 良, 中 or 差; empty where none is given.
    package var grade: String

    package init(decision: String, opinion: String = "", grade: String = "") {
        self.decision = decision
        self.opinion = opinion
        self.grade = grade
    }
}

/// What a reviewer decided, in order.
struct Verdict: Hashable, Sendable {
    let passes: Bool
    let opinion: String
    let grade: TargetGrade?
}

extension VerdictDraft {
    /// - Parameter needsGrade: whether passing needs a grade, as the department's review does.
    /// - Throws: `Refusals`, one for each field that is not in order: a return says why.
    func checked(needsGrade: Bool) throws -> Verdict {
        var faults: [Refusal] = []
        if decision != "pass", decision != "return" { faults.append(.verdictMissing) }
        let opinion = opinion.trimmed
        if decision == "return", opinion.isEmpty { faults.append(.returnWithoutOpinion) }
        if opinion.count > EvaluationDraft.longestText || !opinion.isFit {
            faults.append(.textTooLong("opinion"))
        }
        let known = TargetGrade(rawValue: grade)
        if known == nil, !grade.isEmpty { faults.append(.unknownGrade(grade)) }
        if grade.isEmpty, needsGrade, decision == "pass" { faults.append(.gradeMissing) }
        guard faults.isEmpty else { throw Refusals(faults) }
        return Verdict(passes: decision == "pass", opinion: opinion, grade: known)
    }
}
