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
        let (t, report) = (visit.t, view.report)
        let acts = EvaluationActs(view, visit)
        let faulty = LineRefusals(
            refusals: refusals,
            places: [EvaluationDraft.execution] + report.lines.map(\.place), visit: visit)
        title = report.project
        crumbs = EvaluationPage.crumbs(report, t)
        state = LampMark(view.state, t)
        summary = EvaluationPage.summary(report, t)
        done = visit.query("done").flatMap { t["evaluation_done_\($0)"] }
        faults = faulty.list
        returned = acts.isOpen ? view.rounds.last?.recheck?.opinion : nil
        total = TotalView(report.total, t)
        rules = EvaluationPage.rules(report, t)
        rulesName = report.rules.words(t)
        asOf = Field("as_of", "\(report.asOf)", refusals, visit)
        earliest = "\(Day.first(of: report.year))"
        latest = "\(Day.last(of: report.year))"
        goalDeclared = report.goalDeclared
        goalActual = Field("goal_actual", report.goalActual, refusals, visit)
        lines = Line.all(view, acts, faulty, visit)
        draftAction = acts.draft
        submitAction = acts.submit
        lacking = acts.lacking(t)
        recheckAction = acts.recheck
        decisions = EvaluationPage.decisions(visit)
        opinion = Field("opinion", visit.form.text("opinion"), refusals, visit)
        recheck = acts.round?.recheck.map { RecheckView($0, t) }
        frozen = acts.round.map { FrozenView($0, report, view.question, visit) }
        roundLinks = EvaluationPage.roundLinks(view, t)
        links = EvaluationPage.links(view, acts.round, t)
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
