import Kernel
import People
import Performance

/// What whoever looks at a self-evaluation may do with it, and where that is sent.
struct EvaluationActs: Sendable {
    /// The submission that the page shows; nil while it shows a draft.
    let round: EvaluationRound?
    /// Whether the unit may still change it.
    let isOpen: Bool
    let draft: String?
    let submit: String?
    let recheck: String?
    private let lacks: Int

    init(_ view: EvaluationView, _ visit: Visit) {
        let actor = visit.signedIn?.actor
        let path = view.question.path
        round = view.shownRound
        isOpen = view.state.isOpen && round == nil
        draft = isOpen && actor?.may(.evaluateTargets) == true ? "\(path)/drafts" : nil
        let maySubmit =
            isOpen && view.evaluation != nil && actor?.may(.submitTargets) == true
        submit = maySubmit ? "\(path)/submissions" : nil
        let mayCheck =
            view.state == .submitted && round == view.rounds.last
            && actor?.may(.recheckEvaluation) == true
        recheck = mayCheck ? "\(path)/rechecks" : nil
        lacks = isOpen ? view.refusals.count + view.report.missing.count : 0
    }

    /// How many things a submission still needs, in words; nil when it needs nothing.
    func lacking(_ t: Strings) -> String? {
        lacks == 0 ? nil : t("evaluation_lacking", "\(lacks)")
    }
}

extension EvaluationPage {
    static func crumbs(_ report: EvaluationReport, _ t: Strings) -> [Crumb] {
        [
            Crumb(href: "/years/\(report.year)", text: t("year_title", "\(report.year)")),
            Crumb(
                href: "/evaluations?year=\(report.year)",
                text: t("evaluation_title", "\(report.year)")),
        ]
    }

    static func summary(_ report: EvaluationReport, _ t: Strings) -> String {
        t(
            "evaluation_by", "\(report.asOf)", report.rules.words(t),
            "\(report.rules.version)")
    }

    static func rules(_ report: EvaluationReport, _ t: Strings) -> [Choice] {
        RuleSet.all.map {
            Choice(
                value: $0.name, text: t["rules_\($0.name)"] ?? $0.name,
                isChosen: $0.name == report.rules.name)
        }
    }

    static func decisions(_ visit: Visit) -> [Choice] {
        ["pass", "return"].map {
            Choice(
                value: $0, text: visit.t("evaluation_decision_\($0)"),
                isChosen: visit.form.text("decision") == $0)
        }
    }

    static func roundLinks(_ view: EvaluationView, _ t: Strings) -> [Reference] {
        view.rounds.map {
            Reference(
                href: "\(view.question.path)?round=\($0.round)",
                text: t("evaluation_round_of", "\($0.round)", $0.points))
        }
    }

    static func links(
        _ view: EvaluationView, _ round: EvaluationRound?, _ t: Strings
    ) -> [Reference] {
        let query = round.map { "?round=\($0.round)" } ?? ""
        let path = view.question.path
        let files = round.map { FrozenFile.links(path, round: $0.round, t) } ?? []
        return [Reference(href: "\(path)/form\(query)", text: t("form_self-evaluation"))] + files
            + [Reference(href: "\(path)/document\(query)", text: t("evaluation_document"))]
    }
}

extension RulesVersion {
    /// The rule set's name for people, or its own.
    func words(_ t: Strings) -> String { t["rules_\(name)"] ?? name }
}
