import Finance
import Kernel
import People

/// The adjustments of a year, and the form that asks for one.
struct AdjustmentsPage: Page {
    static let template = "finance/adjustments"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let years: [Choice]
    let faults: [FieldFault]
    let lines: [Line]
    let form: AskForm?
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// One adjustment.
    struct Line: Sendable {
        let adjustmentHref: String
        let day: String
        let kind: String
        let from: String
        let to: String
        let amount: String
        let reason: String
        let document: String
        let state: String
        let color: String
    }

    /// What is typed to ask for one.
    struct AskForm: Sendable {
        let kinds: [Choice]
        let fromChoices: [Choice]
        let fromFault: String?
        let toChoices: [Choice]
        let toFault: String?
        let sources: [Choice]
        let latestDay: String
        let amount: Field
        let day: Field
        let reason: Field
        let document: Field
        let paperFault: String?
        let paper: String?
    }

    static let pageSize = 50

    init(
        _ found: [Adjustment], _ budget: [BudgetLine], _ years: [Int], _ draft: AdjustmentDraft?,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let (t, year) = (visit.t, visit.financeYear)
        title = t("finance_tab_adjustments")
        tabs = FinanceTab.all(visit, current: "/finance/adjustments")
        self.years = visit.yearChoices(years)
        faults = FieldFault.list(refusals, visit)
        let part = ListPart(
            found, size: Self.pageSize, at: "/finance/adjustments?year=\(year)&",
            isFirst: visit.query("before") == nil, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { move in
            Line(
                adjustmentHref: "/finance/adjustments/\(move.id)", day: "\(move.day)",
                kind: t(move.kind.title), from: move.from?.words ?? "",
                to: move.to?.words ?? "", amount: move.amount.grouped, reason: move.reason,
                document: move.document, state: move.stateWord(t), color: move.stateColor)
        }
        form = visit.may(.manageBudget) ? AskForm(draft, budget, refusals, visit) : nil
        exports = ExportFormat.links(to: "/finance/adjustments/exports?year=\(year)&", t)
    }
}

extension AdjustmentsPage.AskForm {
    fileprivate init(
        _ draft: AdjustmentDraft?, _ budget: [BudgetLine], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        func field(_ name: String, _ value: String?) -> Field {
            Field(name, value ?? "", refusals, visit)
        }
        kinds = Adjustment.Kind.allCases.map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == draft?.kind)
        }
        fromChoices = visit.lineChoices(budget, chosen: draft?.from ?? "", none: "finance_nowhere")
        fromFault = field("from", nil).fault
        toChoices = visit.lineChoices(budget, chosen: draft?.to ?? "", none: "finance_nowhere")
        toFault = field("to", nil).fault
        sources = visit.sourceChoices(draft?.source ?? "")
        latestDay = "\(visit.today)"
        amount = field("amount", draft?.amount)
        day = field("day", draft?.day ?? "\(visit.today)")
        reason = field("reason", draft?.reason)
        document = field("document", draft?.document)
        paperFault = field("paper", nil).fault
        paper = draft?.paper
    }
}

/// One adjustment, and somebody else's decision on it.
struct AdjustmentPage: Page {
    static let template = "finance/adjustment"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let state: String
    let color: String
    let faults: [FieldFault]
    let facts: [VoucherPage.Fact]
    let opinion: String?
    let decideAction: String?
    let opinionField: Field
    let history: CaseHistory

    init(
        _ move: Adjustment, _ history: CaseHistory, names: [String: String],
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        func fact(_ key: String, _ value: String?, _ href: String? = nil) -> VoucherPage.Fact? {
            value.map { VoucherPage.Fact(name: t(key), value: $0, href: href) }
        }
        title = "\(t(move.kind.title)) \(move.amount.grouped) \(t("finance_yuan"))"
        tabs = FinanceTab.all(visit, current: "/finance/adjustments")
        state = move.stateWord(t)
        color = move.stateColor
        faults = FieldFault.list(refusals, visit)
        facts = [
            fact(
                "finance_from", move.from?.words,
                move.from.map { "/finance/ledger?line=\($0.line)" }),
            fact("finance_to", move.to?.words, move.to.map { "/finance/ledger?line=\($0.line)" }),
            fact("finance_source", t(move.source.title)), fact("day", "\(move.day)"),
            fact("finance_adjustment_reason", move.reason),
            fact("finance_document", move.document, "/finance/papers/\(move.paper)"),
            fact("finance_written_by", Names.of(move.writtenBy, names, t)),
            fact("finance_decided_by", move.decision.map { Names.of($0.by, names, t) }),
        ].compactMap(\.self)
        opinion = move.decision.flatMap { $0.opinion.isEmpty ? nil : $0.opinion }
        let mayDecide =
            move.isPending && visit.may(.approveVoucher)
            && move.writtenBy != visit.signedIn?.actor.id
        decideAction = mayDecide ? "/finance/adjustments/\(move.id)/decisions" : nil
        opinionField = Field("opinion", visit.form["opinion"] ?? "", refusals, visit)
        self.history = history
    }
}
