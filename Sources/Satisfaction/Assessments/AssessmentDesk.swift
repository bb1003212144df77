import Kernel

/// Records the assessed trend of the service environment.
package struct AssessmentDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Records a person's grade with the evidence as it stands and the paper; returns its id.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order: a grade other than the
    ///   proposed needs a reason that says why, and every one needs a reason and a paper.
    package func assess(_ draft: AssessmentDraft, by actor: Actor) async throws -> String {
        let centre = centre
        let today = centre.clock.today
        return try await centre.write(by: actor, may: .runSurvey) { transaction in
            var faults: [Refusal] = []
            faults.checkReason(draft.reason)
            let grade = EnvironmentGrade(rawValue: draft.grade)
            if grade == nil { faults.append(.noLevel) }
            if draft.paper == nil { faults.append(.noReport) }
            var periods: (period: ClosedRange<Day>, earlier: ClosedRange<Day>)?
            do throws(Refusals) {
                periods = try draft.periods(today: today)
            } catch { faults += error.all }
            try faults.throwAny()
            guard let grade, let periods, let paper = draft.paper else { return "" }
            let assessment = Assessment(
                id: Identifier.make(at: transaction.instant), period: periods.period,
                earlier: periods.earlier,
                evidence: try centre.environmentEvidence(
                    periods.period, against: periods.earlier, transaction.reader),
                grade: grade, reason: draft.reason, paper: paper, by: transaction.actor,
                madeAt: transaction.instant, sequence: 0)
            try transaction.keep(assessment)
            return assessment.id
        }
    }
}

extension Refusal {
    fileprivate static let noLevel = Refusal(
        "no_level", "请选择等级：显著提升、有所提升、持平、下降。", "Choose one of the four levels.",
        at: "grade")

    fileprivate static let noReport = Refusal(
        "no_report", "请附上签字的评估报告。", "Attach the signed report.", at: "paper")
}
