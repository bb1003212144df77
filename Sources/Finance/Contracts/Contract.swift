import Kernel

/// 合同: what a supplier is to be paid from a budget line, and what has been accepted of it.
package struct Contract: Hashable, Sendable, Identifiable {
    package let id: String
    package let year: Int
    package let line: String
    package let project: String
    package let lineName: String
    package let number: String
    package let title: String
    /// An organisation.
    package let supplier: String
    package let amount: Money
    package let from: Day
    package let through: Day
    /// SHA-256 of the contract.
    package let paper: String?
    package let paid: Money
    /// By vouchers that wait for approval.
    package let pending: Money
    /// By acceptance records so far.
    package let accepted: Money
    package let writtenBy: String
    package let sequence: Int64

    /// What may still be paid.
    package var left: Money { amount - paid - pending }

    package static func subject(_ id: String) -> Subject { Subject("finance.contract", id) }
}

/// 验收单: what was accepted of a contract, with its paper.
package struct Acceptance: Hashable, Sendable {
    package let day: Day
    package let amount: Money
    package let document: String
    /// SHA-256 of the record.
    package let paper: String
    package let note: String
    package let writtenBy: String
    package let sequence: Int64
}

/// A contract as it was typed, before it is known to be sound.
package struct ContractDraft: Hashable, Sendable {
    package var line: String
    package var number: String
    package var title: String
    package var supplier: String
    package var amount: String
    package var from: String
    package var through: String
    package var paper: String?

    package init(
        line: String, number: String, title: String, supplier: String, amount: String,
        from: String, through: String, paper: String? = nil
    ) {
        self.line = line
        self.number = number
        self.title = title
        self.supplier = supplier
        self.amount = amount
        self.from = from
        self.through = through
        self.paper = paper
    }
}

/// An acceptance record as it was typed.
package struct AcceptanceDraft: Hashable, Sendable {
    package var day: String
    package var amount: String
    package var document: String
    package var paper: String?
    package var note: String

    package init(
        day: String, amount: String, document: String, paper: String?, note: String = ""
    ) {
        self.day = day
        self.amount = amount
        self.document = document
        self.paper = paper
        self.note = note
    }
}

/// A contract in order, ready to be kept.
struct SoundContract {
    let line: BudgetLine
    let number: String
    let title: String
    let supplier: String
    let amount: Money
    let from: Day
    let through: Day
    let paper: String?
}

/// An acceptance record in order.
struct SoundAcceptance {
    let day: Day
    let amount: Money
    let document: String
    let paper: String
    let note: String
}

extension ContractDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(_ reader: Reader) throws -> SoundContract {
        var fields = TypedFields()
        let line = line.isEmpty ? nil : try reader.budgetLine(self.line)
        if line == nil { fields.add(.missing("line", Words("预算明细", "budget line"))) }
        let number = fields.text(number, at: "number", Words("合同号", "contract's number"))
        let title = fields.text(title, at: "title", Words("合同名称", "contract's title"))
        let supplier = fields.text(supplier, at: "supplier", Words("供应商", "supplier"))
        let amount = fields.money(self.amount, at: "amount")
        let from = fields.day(self.from, at: "from")
        let through = fields.day(self.through, at: "through")
        if let from, let through, through < from { fields.add(.endsBeforeItBegins) }
        let paper = fields.paper(self.paper)
        if paper == nil, fields.faults.allSatisfy({ $0.place != "paper" }) {
            fields.add(.noPaper("paper"))
        }
        try fields.throwAny()
        guard let line, let amount, let from, let through else { throw Refusals([]) }
        return SoundContract(
            line: line, number: number, title: title, supplier: supplier, amount: amount,
            from: from, through: through, paper: paper)
    }
}

extension AcceptanceDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(of contract: Contract, today: Day) throws -> SoundAcceptance {
        var fields = TypedFields()
        let day = fields.day(self.day, at: "day")
        if let day, day > today { fields.add(.dayInFuture(day, "day")) }
        let amount = fields.money(self.amount, at: "amount")
        if let amount, contract.accepted + amount > contract.amount {
            fields.add(.acceptsTooMuch(contract.amount - contract.accepted))
        }
        let document = fields.text(document, at: "document", Words("验收单号", "record's number"))
        let note = fields.text(note, at: "note", Words("验收意见", "note"), isNeeded: false)
        let paper = fields.paper(self.paper)
        if paper == nil { fields.add(.noPaper("paper")) }
        try fields.throwAny()
        guard let day, let amount, let paper else { throw Refusals([]) }
        return SoundAcceptance(
            day: day, amount: amount, document: document, paper: paper, note: note)
    }
}

extension Refusal {
    fileprivate static let endsBeforeItBegins = Refusal(
        "ends_before", "合同终止日早于起始日。", "The contract ends before it begins.", at: "through")

    fileprivate static func acceptsTooMuch(_ left: Money) -> Refusal {
        Refusal(
            "accepts_too_much", "合同还可验收 \(left.grouped) 元，请核对金额。",
            "Of the contract \(left.grouped) yuan are still to be accepted; check the amount.",
            at: "amount")
    }
}
