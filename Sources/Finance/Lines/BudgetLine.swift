import Kernel

/// 预算明细: what a project may spend on one thing in a year, and what has become of it.
package struct BudgetLine: Hashable, Sendable, Identifiable {
    package let id: String
    package let year: Int
    package let project: String
    package let name: String
    package let aim: Aim
    /// The units that were paid for so far, of lines that count them.
    package let quantity: Quantity
    package let shares: [FundingSource: Share]
    /// The journal entry that opened it.
    package let sequence: Int64

    /// The cost target that its payments count for.
    package struct Aim: Hashable, Sendable {
        /// The cost indicator's name; empty for none.
        package var target: String
        /// What the target allows: for all, or for each unit where units are counted.
        package var ceiling: Money?
        /// What is paid for by the piece, such as 人次 or 人年; empty where only the sum counts.
        package var unit: String

        package init(target: String = "", ceiling: Money? = nil, unit: String = "") {
            self.target = target
            self.ceiling = ceiling
            self.unit = unit
        }
    }

    /// One source's part of a line.
    package struct Share: Hashable, Sendable {
        /// At the year's beginning.
        package var budget = Money.zero
        /// By approved adjustments since.
        package var changed = Money.zero
        /// By approved vouchers.
        package var spent = Money.zero
        /// By vouchers that wait for approval.
        package var pending = Money.zero
        /// By reductions that wait for approval.
        package var held = Money.zero

        package var adjusted: Money { budget + changed }
        package var balance: Money { adjusted - spent }
        /// What may still be promised.
        package var available: Money { balance - pending - held }

        static func + (a: Share, b: Share) -> Share {
            Share(
                budget: a.budget + b.budget, changed: a.changed + b.changed,
                spent: a.spent + b.spent, pending: a.pending + b.pending, held: a.held + b.held)
        }
    }

    /// All sources together.
    package var total: Share { shares.values.reduce(Share(), +) }

    /// How the line is named in measures: its project and itself.
    package var part: String { Self.part(project, name) }

    package static func part(_ project: String, _ name: String) -> String { "\(project)·\(name)" }

    static func subject(_ id: String) -> Subject { Subject("finance.line", id) }
}

extension BudgetLine {
    /// Whether paying so much more would go beyond the cost target.
    func isOverAim(adding amount: Money, _ units: Quantity?) -> Bool {
        guard let ceiling = aim.ceiling else { return false }
        let paid = total.spent + total.pending + amount
        guard !aim.unit.isEmpty else { return paid > ceiling }
        guard let units else { return false }
        return Int128(amount.fen) * 10_000
            > Int128(ceiling.fen) * Int128(units.tenThousandths)
    }

    /// Percent of the adjusted budget spent; nil without a budget.
    package var rate: Ratio? {
        let total = total
        guard total.adjusted > .zero else { return nil }
        return Ratio(Int128(total.spent.fen) * 100, Int128(total.adjusted.fen))
    }
}
