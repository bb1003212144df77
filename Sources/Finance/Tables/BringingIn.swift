import Kernel

extension Transaction {
    /// Brings each record in; nil stands for one that is there already.
    ///
    /// - Throws: `Refusals`, each at its line: `line 7, amount`.
    func bringIn<Column>(
        _ records: [FinanceTable.Record<Column>],
        _ one: (FinanceTable.Record<Column>) throws -> TableDesk.Outcome.Added?
    ) throws -> TableDesk.Outcome {
        var outcome = TableDesk.Outcome()
        var faults: [Refusal] = []
        for record in records {
            do {
                if let added = try one(record) {
                    outcome.added.append(added)
                } else {
                    outcome.known.append(record.number)
                }
            } catch let refusal as Refusal {
                faults.append(refusal.on(record.number))
            } catch let refusals as Refusals {
                faults += refusals.all.map { $0.on(record.number) }
            }
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        guard !records.isEmpty else { throw Refusals([.nothingInIt]) }
        return outcome
    }

    func bringIn(
        _ record: FinanceTable.Record<VoucherColumn>, paper: String?, today: Day
    ) throws -> TableDesk.Outcome.Added? {
        var draft = VoucherDraft(record)
        draft.paper = paper
        guard !draft.number.isEmpty else {
            throw Refusal.missing("number", Words("凭证号", "voucher's number"))
        }
        let sound = try draft.checked(reader, today: today)
        if let known = try reader.voucher(number: sound.number, year: sound.line.year) {
            guard known.saysTheSame(as: sound) else { throw Refusal.differs(known) }
            return nil
        }
        let id = try write(sound)
        try submit(id)
        return TableDesk.Outcome.Added(
            line: record.number, id: id, title: sound.number,
            text: "\(sound.payee) · \(sound.line.name)", amount: sound.amount,
            flags: try reader.voucher(id)?.flags ?? [])
    }

    func bringIn(
        _ record: FinanceTable.Record<LineColumn>
    ) throws -> TableDesk.Outcome.Added? {
        let draft = LineDraft(
            year: record[.year], project: record[.project], name: record[.line],
            budget: [
                .fiscal: record[.fiscal], .carryOver: record[.carryOver], .other: record[.other],
            ], target: record[.target], ceiling: record[.ceiling], unit: record[.unit])
        let sound = try draft.checked()
        let known = try reader.budgetLine(
            year: sound.year, project: sound.project, name: sound.name)
        if let known, sound.isSame(as: known) { return nil }
        let id = try open(sound)
        return TableDesk.Outcome.Added(
            line: record.number, id: id, title: sound.name, text: sound.project,
            amount: sound.budget.values.reduce(.zero, +), flags: [])
    }
}

extension VoucherDraft {
    init(_ record: FinanceTable.Record<VoucherColumn>) {
        self.init()
        number = record[.number]
        day = record[.day]
        payee = record[.payee]
        amount = record[.amount]
        quantity = record[.quantity]
        project = record[.project]
        lineName = record[.line]
        source = record[.source]
        contract = record[.contract]
        reason = record[.reason]
        // The finance system's own number is the paper where the table names no other.
        summary = record[.summary].isEmpty ? record[.line] : record[.summary]
        document = record[.document].isEmpty ? record[.number] : record[.document]
    }
}

extension Voucher {
    /// Whether a line of a file is this voucher, brought in before.
    fileprivate func saysTheSame(as other: SoundVoucher) -> Bool {
        day == other.day && payee == other.payee && amount == other.amount
            && line.id == other.line.id && source == other.source
    }
}

extension Refusal {
    fileprivate func on(_ line: Int) -> Refusal {
        at("line \(line)" + (place.map { ", \($0)" } ?? ""))
    }

    fileprivate static let nothingInIt = Refusal(
        "nothing_in_it", "表头下面没有内容。", "There is nothing below the header.", at: "file")

    fileprivate static func differs(_ known: Voucher) -> Refusal {
        Refusal(
            "differs",
            "凭证号“\(known.number)”已在系统里，但内容不同（\(known.day)，\(known.payee)，"
                + "\(known.amount.grouped) 元）。已审批的用“红冲”更正，不能改。",
            "Voucher “\(known.number)” is here and says otherwise (\(known.day), \(known.payee), "
                + "\(known.amount.grouped) yuan). Reverse it instead of changing it.",
            at: "number", conflict: true)
    }
}
