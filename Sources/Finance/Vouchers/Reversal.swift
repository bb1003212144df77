import Kernel

/// A reversal as it was typed.
package struct ReversalDraft: Hashable, Sendable {
    package var number: String
    package var day: String
    package var reason: String
    package var document: String
    package var paper: String?

    package init(
        number: String = "", day: String, reason: String, document: String, paper: String? = nil
    ) {
        self.number = number
        self.day = day
        self.reason = reason
        self.document = document
        self.paper = paper
    }

    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(_ voucher: Voucher, _ reader: Reader, today: Day) throws -> SoundVoucher {
        var fields = TypedFields()
        let day = fields.day(self.day, at: "day")
        if let day {
            if day > today { fields.add(.dayInFuture(day, "day")) }
            if day.year != voucher.year { fields.add(.otherYear(day, voucher.year, "day")) }
            if day < voucher.day { fields.add(.beforePayment(voucher.day)) }
        }
        let number = fields.text(
            number, at: "number", Words("凭证号", "voucher's number"), isNeeded: false)
        let reason = fields.text(reason, at: "reason", Words("红冲原因", "reason"))
        let document = fields.text(document, at: "document", Words("附件", "paper"))
        let paper = fields.paper(self.paper)
        let line = try reader.budgetLine(voucher.line.id)
        let contract = try voucher.contract.flatMap { try reader.contract($0.id) }
        try fields.throwAny()
        guard let day, let line else { throw Refusal.noSuchLine(voucher.line.name) }
        return SoundVoucher(
            number: number, day: day, payee: voucher.payee, amount: .zero - voucher.amount,
            quantity: voucher.quantity.map { Quantity(tenThousandths: -$0.tenThousandths) },
            line: line, source: voucher.source, contract: contract,
            summary: voucher.summary, document: document, reason: reason, paper: paper,
            reverses: voucher.id)
    }
}

extension Refusal {
    fileprivate static func beforePayment(_ day: Day) -> Refusal {
        Refusal(
            "before_payment", "红冲日期不能早于付款日 \(day)。",
            "A reversal is not earlier than its payment, \(day).", at: "day")
    }
}
