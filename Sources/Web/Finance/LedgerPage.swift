import Finance
import Kernel

/// The ledger: every posting with what was left after it, newest first.
struct LedgerPage: Page {
    static let template = "finance/ledger"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let years: [Choice]
    let projects: [Choice]
    let lineChoices: [Choice]
    let sources: [Choice]
    let search: String
    let of: LineFacts?
    let faults: [FieldFault]
    let lines: [Line]
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// What one budget line stands at, by source, and its cost target.
    struct LineFacts: Sendable {
        let project: String
        let rows: [Row]
        let aim: String?
        let aimAction: String?
        let target: Field
        let ceiling: Field
        let payHref: String?
    }

    /// One source of a line, or all together.
    struct Row: Sendable {
        let name: String
        let initial: String
        let changed: String
        let adjusted: String
        let spent: String
        let pending: String
        let balance: String
    }

    /// One posting.
    struct Line: Sendable {
        let day: String
        let kind: String
        let place: String
        let source: String
        let number: String
        let text: String
        let postingHref: String?
        let amount: String
        let lineBalance: String
        let projectBalance: String
    }

    static let pageSize = 50

    init(_ found: LedgerReading, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let question = found.question
        title =
            found.line.map { "\($0.name) · \(t("finance_tab_ledger"))" } ?? t("finance_tab_ledger")
        tabs = FinanceTab.all(visit, current: "/finance/ledger")
        years = visit.yearChoices(found.years)
        var names: [String] = []
        for line in found.lines where !names.contains(line.project) { names.append(line.project) }
        projects =
            [Choice(value: "", text: t("finance_all"), isChosen: question.project == nil)]
            + names.map { Choice(value: $0, text: $0, isChosen: $0 == question.project) }
        lineChoices = visit.lineChoices(
            found.lines, chosen: question.line ?? "", none: "finance_all")
        sources =
            [Choice(value: "", text: t("finance_all"), isChosen: question.source == nil)]
            + visit.sourceChoices(question.source?.rawValue ?? "")
        search = question.text
        of = found.line.map { LineFacts($0, refusals, visit) }
        faults = FieldFault.list(refusals, visit)
        let address = [
            "year": "\(question.year)", "project": question.project ?? "",
            "line": question.line ?? "", "source": question.source?.rawValue ?? "",
            "search": question.text,
        ].address
        let part = ListPart(
            found.postings, size: Self.pageSize, at: "/finance/ledger?\(address)",
            isFirst: question.before == .max, place: \.place)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, t) }
        exports = ExportFormat.links(to: "/finance/ledger/exports?\(address)", t)
    }
}

extension LedgerPage.Line {
    fileprivate init(_ posting: Posting, _ t: Strings) {
        day = "\(posting.day)"
        kind = t(posting.kind.title)
        place = "\(posting.project) · \(posting.lineName)"
        source = t(posting.source.title)
        number = posting.number
        text = posting.text
        postingHref =
            posting.voucher.map { "/finance/vouchers/\($0)" }
            ?? posting.adjustment.map { "/finance/adjustments/\($0)" }
        amount = posting.amount.signed
        lineBalance = posting.lineBalance.grouped
        projectBalance = posting.projectBalance.grouped
    }
}

extension LedgerPage.LineFacts {
    fileprivate init(_ line: BudgetLine, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        project = line.project
        rows =
            FundingSource.allCases.compactMap { source in
                guard let share = line.shares[source],
                    share.budget > .zero || share.changed != .zero || share.spent != .zero
                else { return nil }
                return LedgerPage.Row(t(source.title), share)
            } + [LedgerPage.Row(t("finance_total"), line.total)]
        aim = line.aim.words(t)
        aimAction = visit.may(.manageBudget) ? "/finance/lines/\(line.id)/aims" : nil
        target = Field("target", visit.form["target"] ?? line.aim.target, refusals, visit)
        ceiling = Field(
            "ceiling", visit.form["ceiling"] ?? line.aim.ceiling?.description ?? "", refusals,
            visit)
        payHref = visit.may(.writeVoucher) ? "/finance/vouchers/new?line=\(line.id)" : nil
    }
}

extension LedgerPage.Row {
    fileprivate init(_ name: String, _ share: BudgetLine.Share) {
        self.init(
            name: name, initial: share.budget.grouped, changed: share.changed.signed,
            adjusted: share.adjusted.grouped, spent: share.spent.grouped,
            pending: share.pending.grouped, balance: share.balance.grouped)
    }
}

extension Money {
    /// With a plus where it adds something.
    var signed: String { self > .zero ? "+\(grouped)" : grouped }
}
