import Finance
import Kernel
import People

/// One voucher: what it says, how far it is, what can be done with it now, its history.
struct VoucherPage: Page {
    static let template = "finance/voucher"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let state: String
    let color: String
    let faults: [FieldFault]
    let flags: [String]
    let facts: [Fact]
    let opinion: String?
    let steps: [StepLine]
    let form: VoucherForm?
    let submitAction: String?
    let withdrawAction: String?
    let decide: Deciding?
    let reverse: Reversing?
    let history: CaseHistory

    /// One fact with its name, and where it leads to.
    struct Fact: Sendable {
        let name: String
        let value: String
        let href: String?
    }

    /// One step of the way, and whether the voucher is past it.
    struct StepLine: Sendable {
        let text: String
        let kind: String
    }

    /// The forms of somebody else's decision.
    struct Deciding: Sendable {
        let approveAction: String
        let returnAction: String
        let opinionField: Field
    }

    /// The form that takes a payment back.
    struct Reversing: Sendable {
        let reverseAction: String
        let latestDay: String
        let day: Field
        let reason: Field
        let document: Field
        let reversalNumber: Field
    }

    init(
        _ voucher: Voucher, _ lines: [BudgetLine], _ typed: VoucherDraft?, _ history: CaseHistory,
        names: [String: String], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        let path = "/finance/vouchers/\(voucher.id)"
        let isMine = voucher.writtenBy == visit.signedIn?.actor.id && visit.may(.writeVoucher)
        let isOpen = [.draft, .returned].contains(voucher.state)
        title = t(
            voucher.reverses == nil ? "finance_voucher_title" : "finance_reversal_title",
            voucher.number.isEmpty ? voucher.payee : voucher.number)
        tabs = FinanceTab.all(visit, current: "/finance/vouchers")
        state = t(voucher.state.title)
        color = voucher.state.color
        faults = FieldFault.list(refusals, visit)
        flags = voucher.flags.map { t($0.title) }
        facts = Self.facts(voucher, names, t)
        opinion = voucher.decision.flatMap { $0.opinion.isEmpty ? nil : $0.opinion }
        steps = Self.steps(voucher, t)
        form =
            isMine && isOpen && voucher.reverses == nil
            ? VoucherForm(
                typed ?? VoucherDraft(voucher), lines, action: "\(path)/rewritings", refusals,
                visit) : nil
        submitAction = isMine && isOpen ? "\(path)/submissions" : nil
        withdrawAction = isMine && isOpen ? "\(path)/withdrawals" : nil
        decide =
            voucher.state == .submitted && visit.may(.approveVoucher)
                && voucher.writtenBy != visit.signedIn?.actor.id
            ? Deciding(
                approveAction: "\(path)/approvals", returnAction: "\(path)/returns",
                opinionField: Field(
                    "opinion", visit.form["opinion"] ?? "", refusals, visit)) : nil
        let mayReverse =
            visit.may(.writeVoucher) && voucher.state == .approved && voucher.reverses == nil
            && voucher.reversedBy == nil
        reverse = mayReverse ? Reversing("\(path)/reversals", refusals, visit) : nil
        self.history = history
    }
}

extension VoucherPage.Reversing {
    fileprivate init(_ action: String, _ refusals: [Refusal], _ visit: Visit) {
        func field(_ name: String, _ usual: String = "") -> Field {
            Field(name, visit.form[name] ?? usual, refusals, visit)
        }
        reverseAction = action
        latestDay = "\(visit.today)"
        day = field("day", "\(visit.today)")
        reason = field("reason")
        document = field("document")
        reversalNumber = field("reversal_number")
    }
}

extension VoucherPage {
    private static func facts(
        _ voucher: Voucher, _ names: [String: String], _ t: Strings
    ) -> [Fact] {
        func fact(_ key: String, _ value: String?, _ href: String? = nil) -> Fact? {
            value.flatMap { $0.isEmpty ? nil : Fact(name: t(key), value: $0, href: href) }
        }
        let line = voucher.line
        return [
            fact("finance_amount", "\(voucher.amount.grouped) \(t("finance_yuan"))"),
            fact("day", "\(voucher.day)"), fact("finance_payee", voucher.payee),
            fact("finance_summary", voucher.summary),
            fact(
                "finance_line", "\(line.project) · \(line.name)",
                "/finance/ledger?line=\(line.id)"),
            fact("finance_source", t(voucher.source.title)),
            fact(
                "finance_contract", voucher.contract?.number,
                voucher.contract.map { "/finance/contracts/\($0.id)" }),
            fact("finance_quantity", voucher.quantity?.description),
            fact("finance_number", voucher.number),
            fact(
                "finance_document", voucher.document,
                voucher.paper.map { "/finance/papers/\($0)" }),
            fact("finance_reason", voucher.reason),
            fact("finance_written_by", Names.of(voucher.writtenBy, names, t)),
            fact("finance_decided_by", voucher.decision.map { Names.of($0.by, names, t) }),
            fact(
                "finance_reverses", voucher.reverses.map { _ in t("finance_open_voucher") },
                voucher.reverses.map { "/finance/vouchers/\($0)" }),
            fact(
                "finance_reversed_by", voucher.reversedBy.map { _ in t("finance_open_voucher") },
                voucher.reversedBy.map { "/finance/vouchers/\($0)" }),
        ].compactMap(\.self)
    }

    /// The steps of the table that a voucher goes through, those that are done first.
    private static func steps(_ voucher: Voucher, _ t: Strings) -> [StepLine] {
        let done: [Voucher.State: Int] = [.draft: 1, .returned: 1, .submitted: 2, .approved: 3]
        let passed = done[voucher.state] ?? 0
        let words =
            [t("finance_step_write")]
            + VoucherStep.table.filter { [.submit, .approve].contains($0.action) }
            .map { step in
                guard case .workingDays(let days)? = step.within else {
                    return t(step.action.title)
                }
                return t("finance_step_within", t(step.action.title), "\(days)")
            }
        return words.enumerated().map { place, text in
            StepLine(
                text: text, kind: place < passed ? "done" : place == passed ? "next" : "later")
        }
    }
}
