import Finance
import Kernel

/// The form of a new voucher.
struct VoucherFormPage: Page {
    static let template = "finance/new-voucher"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let faults: [FieldFault]
    let form: VoucherForm

    init(
        _ draft: VoucherDraft, _ lines: [BudgetLine], _ refusals: [Refusal], _ visit: Visit
    ) {
        title = visit.t("finance_new_voucher")
        tabs = FinanceTab.all(visit, current: "/finance/vouchers")
        faults = FieldFault.list(refusals, visit)
        form = VoucherForm(draft, lines, action: "/finance/vouchers", refusals, visit)
    }
}

/// The fields of a voucher, as they were typed.
struct VoucherForm: Sendable {
    let action: String
    let lineChoices: [Choice]
    let lineFault: String?
    let sources: [Choice]
    let latestDay: String
    let day: Field
    let amount: Field
    let payee: Field
    let summary: Field
    let more: [TypedField]
    let reason: Field
    /// The paper that is kept already.
    let paper: String?

    init(
        _ draft: VoucherDraft, _ lines: [BudgetLine], action: String, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        self.action = action
        lineChoices = visit.lineChoices(lines, chosen: draft.line, none: "choose")
        lineFault = Field("line", "", refusals, visit).fault
        sources = visit.sourceChoices(draft.source)
        latestDay = "\(visit.today)"
        day = Field("day", draft.day, refusals, visit)
        amount = Field("amount", draft.amount, refusals, visit)
        payee = Field("payee", draft.payee, refusals, visit)
        summary = Field("summary", draft.summary, refusals, visit)
        more = [
            ("document", draft.document, "finance_document"),
            ("number", draft.number, "finance_number_optional"),
            ("contract", draft.contract, "finance_contract_optional"),
            ("quantity", draft.quantity, "finance_quantity_optional"),
        ].map { TypedField(Field($0.0, $0.1, refusals, visit), label: t($0.2)) }
        reason = Field("reason", draft.reason, refusals, visit)
        paper = draft.paper
    }
}

extension VoucherDraft {
    /// What would be typed to write the same again.
    init(_ voucher: Voucher) {
        self.init()
        number = voucher.number
        day = "\(voucher.day)"
        payee = voucher.payee
        amount = voucher.amount.description
        quantity = voucher.quantity?.description ?? ""
        line = voucher.line.id
        source = voucher.source.rawValue
        contract = voucher.contract?.number ?? ""
        summary = voucher.summary
        document = voucher.document
        reason = voucher.reason
        paper = voucher.paper
    }
}
