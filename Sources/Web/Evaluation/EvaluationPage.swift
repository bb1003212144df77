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
        let (round, may) = (view.shownRound, EvaluationRights(view, visit))
        title = report.project
        crumbs = EvaluationPage.crumbs(report, t)
        state = LampMark(view.state, t)
        rulesName = t["rules_\(report.rules.name)"] ?? report.rules.name
        summary = t("evaluation_by", "\(report.asOf)", rulesName, "\(report.rules.version)")
        done = visit.query("done").flatMap { t["evaluation_done_\($0)"] }
        let places = [EvaluationDraft.execution] + report.lines.map(\.place)
        let line = LineRefusals(refusals: refusals, places: places, visit: visit)
        faults = line.list
        returned = may.isOpen ? view.rounds.last?.recheck?.opinion : nil
        total = TotalView(report.total, t)
        rules = EvaluationPage.rules(report, t)
        asOf = Field("as_of", "\(report.asOf)", refusals, visit)
        earliest = "\(Day.first(of: report.year))"
        latest = "\(Day.last(of: report.year))"
        goalDeclared = report.goalDeclared
        goalActual = Field("goal_actual", report.goalActual, refusals, visit)
        let typed = may.check && !refusals.isEmpty ? RecheckDraft(visit.form) : nil
        lines = Line.all(view, round?.recheck, typed, line, mayCheck: may.check, visit)
        isChecked = round?.recheck != nil
        draftAction = may.edit ? "\(question.path)/drafts" : nil
        submitAction = may.submit ? "\(question.path)/submissions" : nil
        let count = view.refusals.count + report.missing.count
        lacking = may.isOpen && count > 0 ? t("evaluation_lacking", "\(count)") : nil
        recheckAction = may.check ? "\(question.path)/rechecks" : nil
        decisions = EvaluationPage.decisions(visit)
        opinion = Field("opinion", visit.form.text("opinion"), refusals, visit)
        recheck = round?.recheck.map { RecheckView($0, t) }
        frozen = round.map { FrozenView($0, report, question, visit) }
        roundLinks = EvaluationPage.roundLinks(view, t)
        links = EvaluationPage.links(view, t)
        self.history = history
    }
}

/// What whoever looks at a self-evaluation may do with it now.
private struct EvaluationRights {
    let isOpen: Bool
    let edit: Bool
    let submit: Bool
    let check: Bool

    init(_ view: EvaluationView, _ visit: Visit) {
        let (actor, round) = (visit.signedIn?.actor, view.shownRound)
        isOpen = view.state.isOpen && round == nil
        edit = isOpen && actor?.may(.evaluateTargets) == true
        submit = isOpen && view.evaluation != nil && actor?.may(.submitTargets) == true
        check =
            view.state == .submitted && actor?.may(.recheckEvaluation) == true
            && round == view.rounds.last
    }
}

extension EvaluationPage {
    private static func crumbs(_ report: EvaluationReport, _ t: Strings) -> [Crumb] {
        let year = "\(report.year)"
        return [
            Crumb(href: "/years/\(year)", text: t("year_title", year)),
            Crumb(href: "/evaluations?year=\(year)", text: t("evaluation_title", year)),
        ]
    }

    private static func rules(_ report: EvaluationReport, _ t: Strings) -> [Choice] {
        RuleSet.all.map {
            Choice(
                value: $0.name, text: t["rules_\($0.name)"] ?? $0.name,
                isChosen: $0.name == report.rules.name)
        }
    }

    private static func decisions(_ visit: Visit) -> [Choice] {
        ["pass", "return"].map {
            Choice(
                value: $0, text: visit.t("evaluation_decision_\($0)"),
                isChosen: visit.form.text("decision") == $0)
        }
    }

    private static func roundLinks(_ view: EvaluationView, _ t: Strings) -> [Reference] {
        view.rounds.map {
            Reference(
                href: "\(view.question.path)?round=\($0.round)",
                text: t("evaluation_round_of", "\($0.round)", $0.points))
        }
    }

    private static func links(_ view: EvaluationView, _ t: Strings) -> [Reference] {
        let path = view.question.path
        let query = view.shownRound.map { "?round=\($0.round)" } ?? ""
        return [
            Reference(href: "\(path)/form\(query)", text: t("form_self-evaluation")),
            Reference(href: "\(path)/document\(query)", text: t("evaluation_document")),
        ]
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
