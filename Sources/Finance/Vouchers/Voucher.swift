import Kernel

/// 凭证: one payment out of a budget line, written by one person and approved by another; or the
/// reversal of one, with an amount below zero.
package struct Voucher: Hashable, Sendable, Identifiable {
    package let id: String
    package let year: Int
    /// The finance system's number, unique in its year; empty while it has none.
    package let number: String
    package let day: Day
    /// An organisation.
    package let payee: String
    package let amount: Money
    /// The units paid for, of lines that count them.
    package let quantity: Quantity?
    package let line: Line
    package let source: FundingSource
    package let contract: Reference?
    /// What it was paid for.
    package let summary: String
    /// The paper's number.
    package let document: String
    /// SHA-256 of the paper.
    package let paper: String?
    /// Why it may be paid in spite of what is flagged.
    package let reason: String
    package let flags: [VoucherFlag]
    /// The voucher it takes back.
    package let reverses: String?
    /// The voucher that takes it back.
    package let reversedBy: String?
    package private(set) var state: State
    package let writtenBy: String
    package let writtenAt: Instant
    package private(set) var submittedAt: Instant?
    package private(set) var decision: Decision?
    /// The journal entry that wrote it.
    package let sequence: Int64

    /// The budget line it is paid from.
    package struct Line: Hashable, Sendable {
        package let id: String
        package let project: String
        package let name: String
    }

    /// The contract it is paid under.
    package struct Reference: Hashable, Sendable {
        package let id: String
        package let number: String
    }

    /// Who approved it or sent it back, and with what words.
    package struct Decision: Hashable, Sendable {
        package let by: String
        package let at: Instant
        package let opinion: String
    }

    /// How far a voucher is.
    package enum State: String, Codable, CaseIterable, Sendable {
        case draft, submitted, approved, returned, withdrawn

        package var title: Words {
            switch self {
            case .draft: Words("草稿", "Draft")
            case .submitted: Words("待审批", "To be approved")
            case .approved: Words("已审批", "Approved")
            case .returned: Words("已退回", "Returned")
            case .withdrawn: Words("已作废", "Withdrawn")
            }
        }
    }

    package static func subject(_ id: String) -> Subject { Subject("finance.voucher", id) }

    init(row: Row) throws {
        let (state, source): (String, String) = try (row("state"), row("source"))
        id = try row("id")
        year = try row("year")
        number = try row("number")
        day = try row("day")
        payee = try row("payee")
        amount = try row("amount")
        quantity = try row("quantity")
        line = try Line(id: row("line"), project: row("project"), name: row("line_name"))
        self.source = FundingSource(rawValue: source) ?? .other
        contract = try (row("contract") as String?).map {
            try Reference(id: $0, number: row("contract_number"))
        }
        summary = try row("summary")
        document = try row("document")
        paper = try row("paper")
        reason = try row("reason")
        flags = try VoucherFlag.list(row("flags"))
        reverses = try row("reverses")
        reversedBy = try row("reversed_by")
        self.state = State(rawValue: state) ?? .draft
        writtenBy = try row("written_by")
        writtenAt = try row("written_at")
        submittedAt = try row("submitted_at")
        decision = try (row("decided_by") as String?).map {
            try Decision(by: $0, at: row("decided_at"), opinion: row("opinion"))
        }
        sequence = try row("sequence")
    }
}

extension Voucher {
    /// Moves along the table of steps.
    ///
    /// - Throws: `Refusal` when the step does not follow from the state, or is somebody else's.
    mutating func take(
        _ action: VoucherStep.Action, by actor: String, at now: Instant, opinion: String = ""
    ) throws(Refusal) {
        guard let step = VoucherStep.table.first(where: { $0.action == action }),
            step.from.contains(state)
        else { throw .notNow(action, state) }
        switch step.who {
        case .writer where actor != writtenBy: throw .notTheWriter
        case .somebodyElse where actor == writtenBy: throw .needsSomebodyElse
        default: break
        }
        state = step.to
        if action == .submit { submittedAt = now }
        if step.who == .somebodyElse {
            decision = Decision(by: actor, at: now, opinion: opinion)
        }
    }
}

/// What a voucher is paid in spite of; each asks for a reason.
package enum VoucherFlag: String, Codable, CaseIterable, Sendable {
    /// More is paid than the acceptance records cover.
    case unaccepted
    /// The line's cost target is exceeded.
    case overTarget = "over-target"
    /// The day is outside the contract's term.
    case outsideTerm = "outside-term"

    package var title: Words {
        switch self {
        case .unaccepted: Words("无验收单", "Not accepted yet")
        case .overTarget: Words("超成本指标", "Over its cost target")
        case .outsideTerm: Words("超出合同期", "Outside the contract's term")
        }
    }

    static func list(_ text: String) -> [VoucherFlag] {
        text.split(separator: " ").compactMap { VoucherFlag(rawValue: String($0)) }
    }
}

extension Refusal {
    fileprivate static func notNow(
        _ action: VoucherStep.Action, _ state: Voucher.State
    ) -> Refusal {
        Refusal(
            "not_now", "凭证现在是“\(state.title.zh)”，不能\(action.title.zh)。",
            "The voucher is at “\(state.title.en)”; “\(action.title.en)” does not follow.",
            conflict: true)
    }

    fileprivate static let notTheWriter = Refusal(
        "not_the_writer", "只有填制人可以修改、提交或作废自己的凭证。",
        "Only whoever wrote the voucher changes, submits or withdraws it.", conflict: true)

    static let noSuchVoucher = Refusal(
        "no_such_voucher", "没有这张凭证。", "There is no such voucher.")
}
