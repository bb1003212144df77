import Kernel
import People
import Performance

/// A project's self-evaluation: every point explained, what people say of it, the department's
/// view beside it.
struct EvaluationPage: Page {
    static let template = "evaluation/project"
    let area: Area? = .year
    var assets: [String] { ["monitoring.css", "cases.css"] }

    let title: String
    let crumbs: [Crumb]
    let state: LampMark
    let summary: String
    let done: String?
    let faults: [FieldFault]
    let returned: String?
    let total: TotalView
    let rules: [Choice]
    let rulesName: String
    let asOf: Field
    let earliest: String
    let latest: String
    let goalDeclared: String
    let goalActual: Field
    let lines: [Line]
    let isChecked: Bool
    let draftAction: String?
    let submitAction: String?
    /// How many things a submission still lacks.
    let lacking: String?
    let recheckAction: String?
    let decisions: [Choice]
    let opinion: Field
    let recheck: RecheckView?
    let frozen: FrozenView?
    let roundLinks: [Reference]
    let links: [Reference]
    let history: CaseHistory?

    /// The score.
    struct TotalView: Sendable {
        let points: String
        let grade: String?
        let scored: String
        let formula: String
        let cap: String?
    }

    /// The department's answer.
    struct RecheckView: Sendable {
        let mark: LampMark
        let checkedPoints: String
        let checkedGrade: String?
        let said: String
        let at: String
    }

    /// What the submission froze.
    struct FrozenView: Sendable {
        let digest: String
        let sequence: String
        let entryHref: String
        let known: String
        let calendar: String
        let differencesHref: String
    }

    init(
        _ view: EvaluationView, _ history: CaseHistory?, refusals: [Refusal] = [], _ visit: Visit
    ) {
        let (t, report, question) = (visit.t, view.report, view.question)
        let actor = visit.signedIn?.actor
        let round = view.shownRound
        let isOpen = view.state.isOpen && round == nil
        let mayEdit = isOpen && actor?.may(.evaluateTargets) == true
        let mayCheck =
            view.state == .submitted && actor?.may(.recheckEvaluation) == true
            && round == view.rounds.last
        title = report.project
        crumbs = [
            Crumb(href: "/years/\(report.year)", text: t("year_title", "\(report.year)")),
            Crumb(
                href: "/evaluations?year=\(report.year)",
                text: t("evaluation_title", "\(report.year)")),
        ]
        state = LampMark(view.state, t)
        summary = t(
            "evaluation_by", "\(report.asOf)", t["rules_\(report.rules.name)"] ?? report.rules.name,
            "\(report.rules.version)")
        done = visit.query("done").flatMap { t["evaluation_done_\($0)"] }
        let places = [EvaluationDraft.execution] + report.lines.map(\.place)
        let line = LineRefusals(refusals: refusals, places: places, visit: visit)
        faults = line.list
        returned = isOpen ? view.rounds.last?.recheck?.opinion : nil
        total = TotalView(report.total, t)
        rules = RuleSet.all.map {
            Choice(
                value: $0.name, text: t["rules_\($0.name)"] ?? $0.name,
                isChosen: $0.name == report.rules.name)
        }
        rulesName = t["rules_\(report.rules.name)"] ?? report.rules.name
        asOf = Field("as_of", "\(report.asOf)", refusals, visit)
        earliest = "\(Day.first(of: report.year))"
        latest = "\(Day.last(of: report.year))"
        goalDeclared = report.goalDeclared
        goalActual = Field("goal_actual", report.goalActual, refusals, visit)
        let typed = mayCheck && !refusals.isEmpty ? RecheckDraft(visit.form) : nil
        lines = Line.all(view, round?.recheck, typed, line, mayCheck: mayCheck, visit)
        isChecked = round?.recheck != nil
        draftAction = mayEdit ? "\(question.path)/drafts" : nil
        let maySubmit =
            isOpen && view.evaluation != nil && actor?.may(.submitTargets) == true
        submitAction = maySubmit ? "\(question.path)/submissions" : nil
        let count = view.refusals.count + report.missing.count
        lacking = isOpen && count > 0 ? t("evaluation_lacking", "\(count)") : nil
        recheckAction = mayCheck ? "\(question.path)/rechecks" : nil
        decisions = ["pass", "return"].map {
            Choice(
                value: $0, text: t("evaluation_decision_\($0)"),
                isChosen: visit.form.text("decision") == $0)
        }
        opinion = Field("opinion", visit.form.text("opinion"), refusals, visit)
        recheck = round?.recheck.map { RecheckView($0, t) }
        frozen = round.map { FrozenView($0, report, question, visit) }
        roundLinks = view.rounds.map {
            Reference(
                href: "\(question.path)?round=\($0.round)",
                text: t("evaluation_round_of", "\($0.round)", $0.points))
        }
        let query = round.map { "?round=\($0.round)" } ?? ""
        links = [
            Reference(
                href: "\(question.path)/form\(query)", text: t("form_self-evaluation")),
            Reference(href: "\(question.path)/document\(query)", text: t("evaluation_document")),
        ]
        self.history = history
    }
}

extension EvaluationPage.TotalView {
    fileprivate init(_ total: EvaluationReport.Total, _ t: Strings) {
        points = total.points
        grade = total.grade
        scored = t(
            total.grade == nil ? "evaluation_scored_of" : "evaluation_scored", total.weightScored)
        formula = total.formula
        cap = total.cap.map { t("evaluation_cap", $0) }
    }
}

extension EvaluationPage.RecheckView {
    fileprivate init(_ recheck: Recheck, _ t: Strings) {
        mark = LampMark(recheck.passes ? .passed : .returned, t)
        checkedPoints = recheck.points
        checkedGrade = recheck.grade
        said = recheck.opinion
        at = "\(recheck.instant.day)"
    }
}

extension EvaluationPage.FrozenView {
    fileprivate init(
        _ round: EvaluationRound, _ report: EvaluationReport, _ question: EvaluationQuestion,
        _ visit: Visit
    ) {
        let t = visit.t
        digest = round.report
        sequence = "#\(Numerals.grouped(round.sequence))"
        entryHref = "/journal/\(round.sequence)"
        known = t(
            "evaluation_known", Numerals.grouped(report.journal.sequence),
            String(report.journal.digest.prefix(12)))
        calendar = report.calendar
        differencesHref = "\(question.path)/differences?round=\(round.round)"
    }
}
