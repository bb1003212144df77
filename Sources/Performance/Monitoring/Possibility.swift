import Kernel

/// Whether the year's target can still be met, as the form asks (完成目标可能性).
package enum Possibility: String, Codable, CaseIterable, Sendable {
    case certain, possible, impossible

    package var title: Words {
        switch self {
        case .certain: Words("确定能", "certainly")
        case .possible: Words("有可能", "possibly")
        case .impossible: Words("完全不可能", "not at all")
        }
    }

    /// What a probability proposes; a person confirms it.
    ///
    /// - Parameter probability: 0 to 1.
    package init(probability: Double) {
        self = probability >= 0.9 ? .certain : probability <= 0.05 ? .impossible : .possible
    }
}

/// What kind of safeguard was short where a target lags (偏差原因).
package enum Deviation: String, Codable, CaseIterable, Sendable {
    case money, rules, people, equipment, other

    package var title: Words {
        switch self {
        case .money: Words("经费保障", "money")
        case .rules: Words("制度保障", "rules")
        case .people: Words("人员保障", "people")
        case .equipment: Words("硬件条件保障", "equipment")
        case .other: Words("其他", "other")
        }
    }
}

extension IndicatorLine {
    /// What the year's end can no longer change: a count that has reached its target stays there,
    /// and a longest time beyond its limit stays beyond it.
    func settled() -> Possibility? {
        guard let figure, let target, let comparator = indicator.comparator,
            stored.binding?.onlyGrows == true
        else { return nil }
        switch comparator {
        case .atLeast, .equal: return figure.value >= target ? .certain : nil
        case .above: return figure.value > target ? .certain : nil
        case .atMost: return figure.value > target ? .impossible : nil
        case .below: return figure.value >= target ? .impossible : nil
        case .qualitative, .other: return nil
        }
    }
}

extension Binding {
    /// Whether the actual never falls back within the year: a difference may, and so may whatever
    /// divides or is multiplied by less than nothing.
    fileprivate var onlyGrows: Bool {
        guard let formula else { return gathering.accumulates || gathering == .longest }
        let isKept =
            formula.operation == .sum
            || formula.operation == .product && (formula.factor ?? .zero) > .zero
        return isKept && operands.allSatisfy { $0.gathering.accumulates }
    }
}
