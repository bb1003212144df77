import Finance
import Kernel

/// The contracts of a year, and the form of a new one.
struct ContractsPage: Page {
    static let template = "finance/contracts"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let years: [Choice]
    let search: String
    let faults: [FieldFault]
    let lines: [Line]
    let form: NewContract?
    let firstHref: String?
    let nextHref: String?
    let exports: [Reference]

    /// One contract.
    struct Line: Sendable {
        let contractHref: String
        let number: String
        let title: String
        let supplier: String
        let place: String
        let amount: String
        let accepted: String
        let paid: String
        let left: String
    }

    /// What is typed of a new contract.
    struct NewContract: Sendable {
        let lineChoices: [Choice]
        let lineFault: String?
        let texts: [TypedField]
        let from: Field
        let through: Field
        let paperFault: String?
        let paper: String?
    }

    static let pageSize = 50

    init(
        _ found: [Contract], _ budget: [BudgetLine], _ years: [Int], _ draft: ContractDraft?,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let (t, year) = (visit.t, visit.financeYear)
        title = t("finance_tab_contracts")
        tabs = FinanceTab.all(visit, current: "/finance/contracts")
        self.years = visit.yearChoices(years)
        search = visit.query("search") ?? ""
        faults = FieldFault.list(refusals, visit)
        let address = ["year": "\(year)", "search": search].address
        let part = ListPart(
            found, size: Self.pageSize, at: "/finance/contracts?\(address)",
            isFirst: visit.query("before") == nil, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { each in
            Line(
                contractHref: "/finance/contracts/\(each.id)", number: each.number,
                title: each.title, supplier: each.supplier,
                place: "\(each.project) · \(each.lineName)", amount: each.amount.grouped,
                accepted: each.accepted.grouped, paid: each.paid.grouped,
                left: each.left.grouped)
        }
        form = visit.may(.manageBudget) ? NewContract(draft, budget, refusals, visit) : nil
        exports = ExportFormat.links(to: "/finance/contracts/exports?\(address)", t)
    }
}

extension ContractsPage.NewContract {
    fileprivate init(
        _ draft: ContractDraft?, _ budget: [BudgetLine], _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        func field(_ name: String, _ value: String?) -> Field {
            Field(name, value ?? "", refusals, visit)
        }
        lineChoices = visit.lineChoices(budget, chosen: draft?.line ?? "", none: "choose")
        lineFault = field("line", nil).fault
        texts = [
            ("number", draft?.number, "finance_contract"),
            ("title", draft?.title, "finance_contract_title"),
            ("supplier", draft?.supplier, "finance_supplier"),
            ("amount", draft?.amount, "finance_amount"),
        ].map { TypedField(field($0.0, $0.1), label: t($0.2)) }
        from = field("from", draft?.from)
        through = field("through", draft?.through)
        paperFault = field("paper", nil).fault
        paper = draft?.paper
    }
}

/// One contract: what was accepted, what was paid, and the form of an acceptance record.
struct ContractPage: Page {
    static let template = "finance/contract"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let faults: [FieldFault]
    let facts: [VoucherPage.Fact]
    let acceptances: [AcceptanceLine]
    let payments: [Payment]
    let form: NewAcceptance?
    let payHref: String?
    let history: CaseHistory

    /// One acceptance record.
    struct AcceptanceLine: Sendable {
        let day: String
        let amount: String
        let document: String
        let paperHref: String
        let note: String
    }

    /// One voucher under it.
    struct Payment: Sendable {
        let voucherHref: String
        let day: String
        let amount: String
        let summary: String
        let state: String
        let color: String
    }

    /// What is typed of an acceptance record.
    struct NewAcceptance: Sendable {
        let action: String
        let latestDay: String
        let day: Field
        let amount: Field
        let document: Field
        let note: Field
        let paperFault: String?
    }

    init(
        _ contract: Contract, _ accepted: [Acceptance], _ vouchers: [Voucher],
        _ draft: AcceptanceDraft?, _ history: CaseHistory, _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = "\(contract.number) \(contract.title)"
        tabs = FinanceTab.all(visit, current: "/finance/contracts")
        faults = FieldFault.list(refusals, visit)
        facts = Self.facts(contract, t)
        acceptances = accepted.map {
            AcceptanceLine(
                day: "\($0.day)", amount: $0.amount.grouped, document: $0.document,
                paperHref: "/finance/papers/\($0.paper)", note: $0.note)
        }
        payments = vouchers.map {
            Payment(
                voucherHref: "/finance/vouchers/\($0.id)", day: "\($0.day)",
                amount: $0.amount.grouped, summary: $0.summary, state: t($0.state.title),
                color: $0.state.color)
        }
        form =
            visit.may(.manageBudget) && contract.accepted < contract.amount
            ? NewAcceptance(contract, draft, refusals, visit) : nil
        payHref =
            visit.may(.writeVoucher)
            ? "/finance/vouchers/new?line=\(contract.line)&contract=\(contract.number.queryEncoded)"
            : nil
        self.history = history
    }

    private static func facts(_ contract: Contract, _ t: Strings) -> [VoucherPage.Fact] {
        func fact(_ key: String, _ value: String, _ href: String? = nil) -> VoucherPage.Fact {
            VoucherPage.Fact(name: t(key), value: value, href: href)
        }
        return [
            fact("finance_supplier", contract.supplier),
            fact(
                "finance_line", "\(contract.project) · \(contract.lineName)",
                "/finance/ledger?line=\(contract.line)"),
            fact("finance_term", "\(contract.from) – \(contract.through)"),
            fact("finance_amount", contract.amount.grouped),
            fact("finance_accepted", contract.accepted.grouped),
            fact("finance_paid", contract.paid.grouped),
            fact("finance_pending", contract.pending.grouped),
            fact("finance_left", contract.left.grouped),
        ]
            + [contract.paper].compactMap(\.self).map {
                fact("finance_paper", t("open_paper"), "/finance/papers/\($0)")
            }
    }
}

extension ContractPage.NewAcceptance {
    fileprivate init(
        _ contract: Contract, _ draft: AcceptanceDraft?, _ refusals: [Refusal], _ visit: Visit
    ) {
        func field(_ name: String, _ value: String?) -> Field {
            Field(name, value ?? "", refusals, visit)
        }
        action = "/finance/contracts/\(contract.id)/acceptances"
        latestDay = "\(visit.today)"
        day = field("day", draft?.day ?? "\(visit.today)")
        amount = field("amount", draft?.amount)
        document = field("document", draft?.document)
        note = field("note", draft?.note)
        paperFault = field("paper", nil).fault
    }
}
