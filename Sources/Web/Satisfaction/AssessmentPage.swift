import Kernel
import People
import Satisfaction

/// The assessed trend of the service environment: its evidence, the proposal, a person's grade.
struct AssessmentPage: Page {
    static let template = "satisfaction/assessments"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let tabs: [SatisfactionTab]
    let faults: [FieldFault]
    let from: Field
    let through: Field
    let earlierFrom: Field
    let earlierThrough: Field
    let evidence: [Line]
    let rule: String
    let proposal: String
    let form: Form?
    let made: [Made]

    /// One figure in both periods.
    struct Line: Sendable {
        let name: String
        let before: String
        let now: String
        let direction: String
        let color: String
    }

    /// The person's grade.
    struct Form: Sendable {
        let grades: [Choice]
        let gradeFault: String?
        let reason: Field
        let paperFault: String?
    }

    /// An assessment that was made.
    struct Made: Sendable {
        let at: String
        let period: String
        let grade: String
        let figures: String
        let reason: String
        let by: String
        let paperHref: String
    }

    init(
        _ draft: AssessmentDraft, _ evidence: EnvironmentEvidence?, _ made: [Assessment],
        names: [String: String], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("satisfaction_tab_assessments")
        tabs = SatisfactionTab.all(visit, current: "/satisfaction/assessments")
        faults = FieldFault.list(refusals, visit)
        from = Field("from", draft.from, refusals, visit)
        through = Field("through", draft.through, refusals, visit)
        earlierFrom = Field("earlier_from", draft.earlierFrom, refusals, visit)
        earlierThrough = Field("earlier_through", draft.earlierThrough, refusals, visit)
        self.evidence = evidence.map { Self.lines($0, t) } ?? []
        rule = t(EnvironmentEvidence.rule)
        proposal = evidence?.proposal?.rawValue ?? t("satisfaction_no_proposal")
        form =
            visit.signedIn?.actor.may(.runSurvey) == true
            ? Form(draft, evidence?.proposal, refusals, visit) : nil
        self.made = made.map { Made($0, names, t) }
    }

    private static func lines(_ evidence: EnvironmentEvidence, _ t: Strings) -> [Line] {
        func line(
            _ key: String, _ trend: EnvironmentEvidence.Trend,
            _ direction: EnvironmentEvidence.Direction?, _ text: (Ratio) -> String
        ) -> Line {
            let word =
                switch direction {
                case .better: "satisfaction_better"
                case .worse: "satisfaction_worse"
                case .same: "satisfaction_same"
                case nil: "satisfaction_not_measured"
                }
            let color =
                switch direction {
                case .better: "green"
                case .worse: "red"
                default: ""
                }
            return Line(
                name: t(key), before: trend.before.map(text) ?? t("no_figure"),
                now: trend.now.map(text) ?? t("no_figure"), direction: t(word), color: color)
        }
        return [
            line(
                "satisfaction_evidence_survey", evidence.satisfied, evidence.satisfiedDirection
            ) { "\($0.text(decimals: 2)) %" },
            line("satisfaction_evidence_wait", evidence.wait, evidence.waitDirection) {
                t("satisfaction_minutes", ($0 / Ratio(60)).text(decimals: 1))
            },
        ]
    }
}

extension AssessmentPage.Form {
    fileprivate init(
        _ draft: AssessmentDraft, _ proposal: EnvironmentGrade?, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let chosen = draft.grade.isEmpty ? proposal?.rawValue : draft.grade
        grades = EnvironmentGrade.allCases.map {
            Choice(value: $0.rawValue, text: $0.rawValue, isChosen: $0.rawValue == chosen)
        }
        gradeFault = Field("grade", "", refusals, visit).fault
        reason = Field("reason", draft.reason, refusals, visit)
        paperFault = Field("paper", "", refusals, visit).fault
    }
}

extension AssessmentPage.Made {
    fileprivate init(_ assessment: Assessment, _ names: [String: String], _ t: Strings) {
        at = assessment.madeAt.dayAndMinute
        period = "\(assessment.period.lowerBound) – \(assessment.period.upperBound)"
        grade = assessment.grade.rawValue
        let evidence = assessment.evidence
        func text(_ ratio: Ratio?) -> String { ratio?.text(decimals: 2, trimmed: true) ?? "–" }
        figures = t(
            "satisfaction_figures", text(evidence.satisfied.before), text(evidence.satisfied.now),
            text(evidence.wait.before), text(evidence.wait.now))
        reason = assessment.reason
        by = Names.of(assessment.by, names, t)
        paperHref = "/satisfaction/papers/\(assessment.paper)"
    }
}
