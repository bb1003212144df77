import Kernel

/// 预算调整: money added to a budget line, taken from it, or moved from one line to another, with
/// its reason and its paper. A line's budget is never changed in any other way.
package struct Adjustment: Hashable, Sendable, Identifiable {
    package let id: String
    package let year: Int
    package let kind: Kind
    /// The line that gets less; nil where money is added.
    package let from: Place?
    /// The line that gets more; nil where money is taken away.
    package let to: Place?
    package let source: FundingSource
    package let amount: Money
    /// The day from which it counts.
    package let day: Day
    package let reason: String
    /// The paper's number.
    package let document: String
    /// SHA-256 of the paper.
    package let paper: String
    package let writtenBy: String
    package let writtenAt: Instant
    package let decision: Decision?
    /// The journal entry that asked for it.
    package let sequence: Int64

    /// Which way the money goes.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// 追加
        case addition
        /// 调减
        case reduction
        /// 调剂
        case transfer

        package var title: Words {
            switch self {
            case .addition: Words("追加", "Addition")
            case .reduction: Words("调减", "Reduction")
            case .transfer: Words("调剂", "Transfer")
            }
        }
    }

    /// A budget line as it is named.
    package struct Place: Hashable, Sendable {
        package let line: String
        package let project: String
        package let name: String
    }

    /// Somebody else's decision.
    package struct Decision: Hashable, Sendable {
        package let approved: Bool
        package let by: String
        package let at: Instant
        package let opinion: String
    }

    /// Whether it waits for a decision.
    package var isPending: Bool { decision == nil }

    package static func subject(_ id: String) -> Subject { Subject("finance.adjustment", id) }

    /// - Throws: `Refusal` when it is decided already, or by whoever asked for it.
    func mustBeDecidable(by actor: String) throws(Refusal) {
        guard isPending else { throw .alreadyDecided }
        guard actor != writtenBy else { throw .needsSomebodyElse }
    }
}

/// An adjustment as it was typed, before it is known to be sound.
package struct AdjustmentDraft: Hashable, Sendable {
    package var kind: String
    package var from: String
    package var to: String
    package var source: String
    package var amount: String
    package var day: String
    package var reason: String
    package var document: String
    package var paper: String?

    package init(
        kind: String, from: String = "", to: String = "", source: String = "", amount: String,
        day: String, reason: String, document: String, paper: String?
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.source = source
        self.amount = amount
        self.day = day
        self.reason = reason
        self.document = document
        self.paper = paper
    }
}

/// An adjustment in order, ready to be kept.
struct SoundAdjustment {
    let kind: Adjustment.Kind
    let from: BudgetLine?
    let to: BudgetLine?
    let source: FundingSource
    let amount: Money
    let day: Day
    let reason: String
    let document: String
    let paper: String

    /// The year of its lines.
    var year: Int { (from ?? to)?.year ?? day.year }
}

extension AdjustmentDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(_ reader: Reader, today: Day) throws -> SoundAdjustment {
        var fields = TypedFields()
        let kind = Adjustment.Kind(rawValue: self.kind)
        if kind == nil { fields.add(.missing("kind", Words("调整类型", "kind"))) }
        let from = kind == .addition ? nil : try line(from, at: "from", &fields, reader)
        let to = kind == .reduction ? nil : try line(to, at: "to", &fields, reader)
        if let from, let to {
            if from.id == to.id { fields.add(.sameLine) }
            if from.year != to.year { fields.add(.otherYears) }
        }
        let source = fields.read { () throws(Refusal) in
            try FundingSource(named: self.source.trimmed)
        }
        let amount = fields.money(self.amount, at: "amount")
        let day = fields.day(self.day, at: "day")
        if let day {
            if day > today { fields.add(.dayInFuture(day, "day")) }
            if let year = (from ?? to)?.year, day.year != year {
                fields.add(.otherYear(day, year, "day"))
            }
        }
        let reason = fields.text(reason, at: "reason", Words("调整原因", "reason"))
        let document = fields.text(document, at: "document", Words("文号", "paper's number"))
        let paper = fields.paper(self.paper)
        if paper == nil { fields.add(.noPaper("paper")) }
        try fields.throwAny()
        guard let kind, let source, let amount, let day, let paper else { throw Refusals([]) }
        return SoundAdjustment(
            kind: kind, from: from, to: to, source: source, amount: amount, day: day,
            reason: reason, document: document, paper: paper)
    }

    private func line(
        _ id: String, at field: String, _ fields: inout TypedFields, _ reader: Reader
    ) throws -> BudgetLine? {
        guard !id.isEmpty, let line = try reader.budgetLine(id) else {
            fields.add(.missing(field, Words("预算明细", "budget line")))
            return nil
        }
        return line
    }
}

extension Refusal {
    fileprivate static let alreadyDecided = Refusal(
        "already_decided", "这笔预算调整已经审批过。", "This adjustment is decided already.",
        conflict: true)

    fileprivate static let sameLine = Refusal(
        "same_line", "调出和调入不能是同一条明细。", "Money cannot be moved to the line it comes from.",
        at: "to")

    fileprivate static let otherYears = Refusal(
        "other_years", "两条明细不在同一年度，不能调剂。",
        "Lines of different years do not share money.", at: "to")
}
