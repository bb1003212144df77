import Finance
import Kernel

/// Where files of the finance system are sent, and what is wrong with one.
struct ImportsPage: Page {
    static let template = "finance/imports"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let faults: [LineFault]
    let maySend: Bool
    let mayBudget: Bool
    let year: String

    /// What is wrong on one line of a file.
    struct LineFault: Sendable {
        let line: String
        let message: String
    }

    init(_ refusals: [Refusal], _ visit: Visit) {
        title = visit.t("finance_tab_imports")
        tabs = FinanceTab.all(visit, current: "/finance/imports")
        faults = refusals.map { refusal in
            let place = refusal.place ?? ""
            let number =
                place.hasPrefix("line ")
                ? String(place.dropFirst(5).prefix { $0.isNumber }) : "–"
            return LineFault(line: number, message: visit.say(refusal.words))
        }
        maySend = visit.may(.writeVoucher)
        mayBudget = visit.may(.manageBudget)
        year = "\(visit.financeYear)"
    }
}

/// What a file would add, before it is kept.
struct PreviewPage: Page {
    static let template = "finance/preview"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let summary: String
    let known: String?
    let lines: [Line]
    let confirmAction: String?
    let kind: String

    /// One line that is new.
    struct Line: Sendable {
        let number: String
        let title: String
        let text: String
        let amount: String
        let flags: [String]
    }

    init(
        _ outcome: TableDesk.Outcome, _ kind: String, _ digest: String, _ name: String,
        _ visit: Visit
    ) {
        let t = visit.t
        title = t("finance_preview", name)
        tabs = FinanceTab.all(visit, current: "/finance/imports")
        summary = t("finance_would_add", "\(outcome.added.count)", outcome.sum.grouped)
        known = outcome.known.isEmpty ? nil : t("finance_known", "\(outcome.known.count)")
        lines = outcome.added.map {
            Line(
                number: "\($0.line)", title: $0.title, text: $0.text, amount: $0.amount.grouped,
                flags: $0.flags.map { t($0.title) })
        }
        confirmAction =
            outcome.added.isEmpty ? nil : "/finance/imports/\(digest)/confirmations"
        self.kind = kind
    }
}

/// Our vouchers against theirs.
struct ReconciliationPage: Page {
    static let template = "finance/reconciliation"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let counts: [Count]
    let gap: String
    let lines: [Line]
    let exports: [Reference]

    /// How many numbers compare so.
    struct Count: Sendable {
        let text: String
        let count: Int
        let color: String
    }

    /// One number.
    struct Line: Sendable {
        let number: String
        let verdict: String
        let color: String
        let payee: String
        let theirDay: String
        let theirs: String
        let ourDay: String
        let ours: String
        let voucherHref: String?
    }

    init(_ found: Reconciliation, _ digest: String, _ visit: Visit) {
        let t = visit.t
        title = "\(found.year) \(t("finance_reconciliation"))"
        tabs = FinanceTab.all(visit, current: "/finance/imports")
        counts = Reconciliation.Verdict.allCases.map {
            Count(text: t($0.title), count: found.count($0), color: $0.color)
        }
        gap = t("finance_gap", found.gap.signed)
        lines = found.lines.map { line in
            Line(
                number: line.number, verdict: t(line.verdict.title), color: line.verdict.color,
                payee: line.ours?.payee ?? line.theirs?.payee ?? "",
                theirDay: line.theirs?.day ?? "", theirs: line.theirs?.amount.grouped ?? "",
                ourDay: line.ours?.day ?? "", ours: line.ours?.amount.grouped ?? "",
                voucherHref: line.voucher.map { "/finance/vouchers/\($0)" })
        }
        exports = ExportFormat.links(
            to: "/finance/reconciliations/\(digest)/exports?year=\(found.year)&", t)
    }
}

extension Reconciliation.Verdict {
    fileprivate var color: String {
        switch self {
        case .matching: "green"
        case .different: "red"
        case .missingHere, .missingThere: "yellow"
        }
    }
}
