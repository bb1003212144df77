import Kernel

extension Transaction {
    /// - Throws: `Refusal` when there is none.
    func voucher(_ id: String) throws -> Voucher {
        guard let voucher = try reader.voucher(id) else { throw Refusal.noSuchVoucher }
        return voucher
    }

    /// Submits a voucher, checked against its line and contract as they stand in this write.
    func submit(_ id: String) throws {
        var voucher = try voucher(id)
        try voucher.take(.submit, by: actor, at: instant)
        let sound = try voucher.sound(reader)
        let flags = sound.flags
        try promise(voucher, 1)
        try sound.mustBeExplained(flags)
        try record(
            VoucherSubmitted(flags: flags), about: Voucher.subject(id))
        try keepState(of: voucher, flags: flags)
    }

    /// Promises a voucher's money, or frees it again; a reversal promises nothing.
    func promise(_ voucher: Voucher, _ sign: Int64) throws {
        guard voucher.amount > .zero else { return }
        let amount = Money(fen: voucher.amount.fen * sign)
        try change(voucher.line.id, voucher.source, pending: amount)
        if let contract = try voucher.contract.flatMap({ try reader.contract($0.id) }) {
            try charge(contract, pending: amount)
        }
    }

    func approve(_ id: String, _ opinion: String) throws {
        var voucher = try voucher(id)
        try voucher.take(.approve, by: actor, at: instant, opinion: opinion)
        let kept = voucher.amount > .zero ? voucher.amount : .zero
        try change(
            voucher.line.id, voucher.source, spent: voucher.amount, pending: .zero - kept)
        if let contract = try voucher.contract.flatMap({ try reader.contract($0.id) }) {
            try charge(contract, paid: voucher.amount, pending: .zero - kept)
        }
        if let quantity = voucher.quantity {
            try run(
                """
                UPDATE finance_line SET quantity = quantity + \(quantity)
                WHERE id = \(voucher.line.id)
                """)
        }
        let sequence = try record(
            VoucherApproved(voucher, opinion: opinion), about: Voucher.subject(id),
            worth: voucher.worth)
        try keepState(of: voucher)
        try post(voucher.posting, by: sequence)
    }
}

extension Voucher {
    /// The voucher as it would be checked anew, on its line and contract as they stand now.
    fileprivate func sound(_ reader: Reader) throws -> SoundVoucher {
        guard let line = try reader.budgetLine(line.id) else {
            throw Refusal.noSuchLine(line.name)
        }
        return SoundVoucher(
            number: number, day: day, payee: payee, amount: amount, quantity: quantity,
            line: line, source: source,
            contract: try contract.flatMap { try reader.contract($0.id) }, summary: summary,
            document: document, reason: reason, paper: paper, reverses: reverses)
    }

    /// What it is worth to the measures, once it is paid.
    fileprivate var worth: [Observation] {
        [
            Observation(.spending(project: line.project), on: day, amount, from: source),
            Observation(
                .cost(project: line.project, line: line.name), on: day, amount, from: source,
                of: quantity),
        ]
    }

    fileprivate var posting: Posting.Draft {
        var draft = Posting.Draft(
            reverses == nil ? .payment : .reversal, line.id, source, .zero - amount, on: day,
            text: payee)
        draft.number = number
        draft.voucher = id
        return draft
    }
}
