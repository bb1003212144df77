import Finance
import Kernel
import People

/// The list of vouchers, with search, filters, export, and what somebody may approve at once.
struct VouchersPage: Page {
    static let template = "finance/vouchers"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let years: [Choice]
    let states: [Choice]
    let chips: [Chip]
    let search: String
    let faults: [FieldFault]
    let lines: [Line]
    let approveAction: String?
    let newHref: String?
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// A step with how many are at it.
    struct Chip: Sendable {
        let href: String
        let text: String
        let count: Int
        let isCurrent: Bool
    }

    /// One voucher.
    struct Line: Sendable {
        /// Its id, where whoever looks may approve it.
        let box: String?
        let voucherHref: String
        let day: String
        let number: String
        let payee: String
        let place: String
        let amount: String
        let state: String
        let color: String
        let flags: [String]
        let by: String
    }

    static let pageSize = 50

    init(
        _ found: [Voucher], _ counts: [Voucher.State: Int], _ years: [Int],
        _ question: VoucherQuestion, names: [String: String], _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        title = t("finance_tab_vouchers")
        tabs = FinanceTab.all(visit, current: "/finance/vouchers")
        self.years = visit.yearChoices(years)
        states =
            [Choice(value: "", text: t("finance_all"), isChosen: question.state == nil)]
            + Voucher.State.allCases.map {
                Choice(value: $0.rawValue, text: t($0.title), isChosen: $0 == question.state)
            }
        let year = visit.financeYear
        chips = Voucher.State.allCases.compactMap { state in
            counts[state].map {
                Chip(
                    href: "/finance/vouchers?year=\(year)&state=\(state.rawValue)",
                    text: t(state.title), count: $0, isCurrent: state == question.state)
            }
        }
        search = question.text
        faults = FieldFault.list(refusals, visit)
        let address = [
            "year": "\(year)", "state": question.state?.rawValue ?? "",
            "project": question.project ?? "", "line": question.line ?? "",
            "flagged": question.isFlagged ? "1" : "", "search": question.text,
        ].address
        let part = ListPart(
            found, size: Self.pageSize, at: "/finance/vouchers?\(address)",
            isFirst: question.before == .max, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, names, visit) }
        approveAction = lines.contains { $0.box != nil } ? "/finance/approvals" : nil
        newHref = visit.may(.writeVoucher) ? "/finance/vouchers/new?year=\(year)" : nil
        exports = ExportFormat.links(to: "/finance/vouchers/exports?\(address)", t)
    }
}

extension VouchersPage.Line {
    fileprivate init(_ voucher: Voucher, _ names: [String: String], _ visit: Visit) {
        let t = visit.t
        let mayApprove =
            visit.may(.approveVoucher) && voucher.state == .submitted
            && voucher.writtenBy != visit.signedIn?.actor.id
        box = mayApprove ? voucher.id : nil
        voucherHref = "/finance/vouchers/\(voucher.id)"
        day = "\(voucher.day)"
        number = voucher.number
        payee = voucher.payee
        place = "\(voucher.line.project) · \(voucher.line.name)"
        amount = voucher.amount.grouped
        state = t(voucher.state.title)
        color = voucher.state.color
        flags = voucher.flags.map { t($0.title) }
        by = Names.of(voucher.writtenBy, names, t)
    }
}

extension Voucher.State {
    /// The colour of its pill.
    var color: String {
        switch self {
        case .approved: "green"
        case .submitted: "yellow"
        case .returned: "red"
        case .draft, .withdrawn: "none"
        }
    }
}
