import Kernel

/// How an indicator stands, as a colour, a shape and a word.
package enum Lamp: String, Codable, Comparable, CaseIterable, Sendable {
    // From best to worst, so that a project's lamp is its greatest.
    case green, blue, yellow, red

    package var title: Words {
        switch self {
        case .green: Words("正常", "on course")
        case .blue: Words("超额", "over target")
        case .yellow: Words("关注", "watch")
        case .red: Words("预警", "warning")
        }
    }

    package static func < (a: Lamp, b: Lamp) -> Bool { a.rank < b.rank }

    private var rank: Int { Lamp.allCases.firstIndex(of: self) ?? 0 }
}

extension Lamp {
    /// Below 60 % of what is due by now red, below 80 % yellow, up to 120 % green, above blue.
    private init(reached share: Ratio) {
        self =
            share < Ratio(60, 100)
            ? .red : share < Ratio(80, 100) ? .yellow : share > Ratio(120, 100) ? .blue : .green
    }

    /// The lamp of an indicator; nil where nothing can be compared.
    ///
    /// Only a figure that grows with the year is held against the elapsed part of it. A level, such
    /// as a share or a longest time, is due in full on every day, so one that misses its target
    /// is never green.
    ///
    /// - Parameter elapsed: the part of the year that has passed, above 0, at most 1.
    package init?(
        _ actual: Ratio, _ comparator: Comparator, _ target: Ratio, _ gathering: Gathering,
        elapsed: Ratio
    ) {
        guard comparator != .other else { return nil }
        if comparator.isReverse {
            self = actual <= target ? .green : .red
        } else if comparator == .qualitative {
            self = actual >= target ? .green : actual > Ratio(1) ? .yellow : .red
        } else if target <= .zero {
            self = comparator == .equal && actual > .zero ? .red : .green
        } else if gathering.accumulates {
            self = Lamp(reached: actual / (target * elapsed))
        } else {
            let lamp = Lamp(reached: actual / target)
            self = actual < target && lamp == .green ? .yellow : lamp
        }
    }

    /// The lamp of a budget: what is spent against the elapsed part of the year.
    package init(spent: Money, budget: Money, elapsed: Ratio) {
        guard budget > .zero else {
            self = .green
            return
        }
        let share = Ratio(Int128(spent.fen), Int128(budget.fen)) / elapsed
        self = share < Ratio(60, 100) ? .red : share < Ratio(80, 100) ? .yellow : .green
    }
}
