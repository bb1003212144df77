import Kernel

/// A voucher as it was typed, sent or imported, before it is known to be sound.
package struct VoucherDraft: Hashable, Sendable {
    /// The finance system's number, where it has one.
    package var number = ""
    package var day = ""
    package var payee = ""
    package var amount = ""
    package var quantity = ""
    /// The id of a budget line; else its names below are looked up in the day's year.
    package var line = ""
    package var project = ""
    package var lineName = ""
    package var source = ""
    /// A contract's number, or its id.
    package var contract = ""
    package var summary = ""
    package var document = ""
    package var reason = ""
    package var paper: String?

    package init() {}
}

/// A voucher in order, ready to be kept.
struct SoundVoucher {
    let number: String
    let day: Day
    let payee: String
    let amount: Money
    let quantity: Quantity?
    let line: BudgetLine
    let source: FundingSource
    let contract: Contract?
    let summary: String
    let document: String
    let reason: String
    let paper: String?
    var reverses: String?
}

extension VoucherDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(_ reader: Reader, today: Day) throws -> SoundVoucher {
        var fields = TypedFields()
        let day = fields.day(self.day, at: "day")
        if let day, day > today { fields.add(.dayInFuture(day, "day")) }
        let payee = fields.text(payee, at: "payee", Words("收款单位", "payee"))
        let amount = fields.money(self.amount, at: "amount")
        let summary = fields.text(summary, at: "summary", Words("摘要", "summary"))
        let document = fields.text(document, at: "document", Words("附件", "paper"))
        let number = fields.text(
            number, at: "number", Words("凭证号", "voucher's number"), isNeeded: false)
        let reason = fields.text(reason, at: "reason", Words("说明", "reason"), isNeeded: false)
        let paper = fields.paper(self.paper)
        let source = fields.read { () throws(Refusal) in
            try FundingSource(named: self.source.trimmed)
        }
        let line = try budgetLine(day, &fields, reader)
        if let line, let day, day.year != line.year {
            fields.add(.otherYear(day, line.year, "day"))
        }
        let contract = try line.flatMap { try self.contract(of: $0, &fields, reader) }
        let quantity = line.flatMap { units(of: $0, &fields) }
        try fields.throwAny()
        guard let day, let amount, let source, let line else { throw Refusals([]) }
        return SoundVoucher(
            number: number, day: day, payee: payee, amount: amount, quantity: quantity,
            line: line, source: source, contract: contract, summary: summary,
            document: document, reason: reason, paper: paper)
    }

    private func budgetLine(
        _ day: Day?, _ fields: inout TypedFields, _ reader: Reader
    ) throws -> BudgetLine? {
        if !line.isEmpty, let found = try reader.budgetLine(line) { return found }
        let name = lineName.trimmed
        if let day, !name.isEmpty,
            let found = try reader.budgetLine(
                year: day.year, project: project.trimmed, name: name)
        {
            return found
        }
        // Without its day, a line that is only named cannot be looked up.
        guard day != nil || name.isEmpty else { return nil }
        let named = name.isEmpty ? line : "\(project.trimmed) \(name)"
        fields.add(
            named.isEmpty
                ? .missing("line", Words("预算明细", "budget line")) : .noSuchLine(named))
        return nil
    }

    private func contract(
        of line: BudgetLine, _ fields: inout TypedFields, _ reader: Reader
    ) throws -> Contract? {
        let named = contract.trimmed
        guard !named.isEmpty else { return nil }
        let found = try reader.contract(named) ?? reader.contract(number: named)
        guard let found, found.line == line.id else {
            fields.add(.noSuchContract(named))
            return nil
        }
        return found
    }

    /// The units paid for; needed where the line counts them, refused where it does not.
    private func units(of line: BudgetLine, _ fields: inout TypedFields) -> Quantity? {
        let typed = quantity.trimmed
        guard !line.aim.unit.isEmpty else {
            if !typed.isEmpty { fields.add(.unitsNotCounted(line)) }
            return nil
        }
        guard let units = Quantity(typed), units > .zero, units <= Quantity(1_000_000) else {
            fields.add(.unitsNeeded(line))
            return nil
        }
        return units
    }
}

extension Refusal {
    fileprivate static func unitsNeeded(_ line: BudgetLine) -> Refusal {
        Refusal(
            "units_needed", "“\(line.name)”按\(line.aim.unit)计算单价，请填写大于零的数量。",
            "“\(line.name)” is paid by the \(line.aim.unit); say how many, above zero.",
            at: "quantity")
    }

    fileprivate static func unitsNotCounted(_ line: BudgetLine) -> Refusal {
        Refusal(
            "units_not_counted", "“\(line.name)”不计数量，请留空。",
            "“\(line.name)” does not count units; leave the quantity empty.", at: "quantity")
    }
}
