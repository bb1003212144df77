import Kernel

/// What a voucher says, as the journal keeps it.
struct VoucherDetail: Encodable {
    let number: String
    let day: Day
    let payee: String
    let amount: Money
    let quantity: Quantity?
    let line: String
    let source: FundingSource
    let contract: String?
    let summary: String
    let document: String
    let paper: String?
    let reason: String
    let reverses: String?

    init(_ voucher: SoundVoucher) {
        number = voucher.number
        day = voucher.day
        payee = voucher.payee
        amount = voucher.amount
        quantity = voucher.quantity
        line = voucher.line.part
        source = voucher.source
        contract = voucher.contract?.number
        summary = voucher.summary
        document = voucher.document
        paper = voucher.paper
        reason = voucher.reason
        reverses = voucher.reverses
    }
}

/// Somebody wrote a voucher; it counts for nothing yet.
package struct VoucherWritten: JournalEvent {
    package static let kind = "finance.voucher_written"
    let voucher: VoucherDetail

    init(_ voucher: SoundVoucher) { self.voucher = VoucherDetail(voucher) }
}

/// A draft was typed anew.
package struct VoucherRewritten: JournalEvent {
    package static let kind = "finance.voucher_rewritten"
    let voucher: VoucherDetail

    init(_ voucher: SoundVoucher) { self.voucher = VoucherDetail(voucher) }
}

/// A voucher waits for somebody else; its money is promised.
package struct VoucherSubmitted: JournalEvent {
    package static let kind = "finance.voucher_submitted"
    let flags: [VoucherFlag]
}

/// Somebody else approved a voucher; it is paid, and counts.
package struct VoucherApproved: JournalEvent {
    package static let kind = "finance.voucher_approved"
    let project: String
    let line: String
    let amount: Money
    let opinion: String

    init(_ voucher: Voucher, opinion: String) {
        project = voucher.line.project
        line = voucher.line.name
        amount = voucher.amount
        self.opinion = opinion
    }
}

/// Somebody else sent a voucher back.
package struct VoucherReturned: JournalEvent {
    package static let kind = "finance.voucher_returned"
    let opinion: String
}

/// A voucher was given up before it counted.
package struct VoucherWithdrawn: JournalEvent {
    package static let kind = "finance.voucher_withdrawn"
}
