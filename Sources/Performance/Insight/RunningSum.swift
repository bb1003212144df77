import Kernel

/// A year's running sum by months against the straight line to the target.
package struct RunningSum: Hashable, Sendable {
    package let months: [Month]

    /// One month, up to its end or the day it is seen from.
    package struct Month: Hashable, Sendable {
        package let month: Int
        package let through: Day
        /// What the month itself came to.
        package let amount: Ratio
        package let sum: Ratio
        /// Where the straight line to the target is by then; nil without a target.
        package let line: Ratio?

        /// How far the sum is ahead of the line, below zero when behind.
        package var ahead: Ratio? { line.map { sum - $0 } }
    }

    /// - Parameter ends: the figure at each month's end so far; a month without evidence keeps the
    ///   one before.
    package init(year: Int, asOf: Day, target: Ratio?, ends: [Ratio?]) {
        let days = Int128(Day.last(of: year).ordinal)
        var (before, months): (Ratio, [Month]) = (.zero, [])
        for (place, end) in ends.enumerated() {
            guard let first = Day(year: year, month: place + 1, day: 1) else { continue }
            let through = min((first + 31).firstOfMonth + -1, asOf)
            let sum = end ?? before
            months.append(
                Month(
                    month: place + 1, through: through, amount: sum - before, sum: sum,
                    line: target.map { $0 * Ratio(Int128(through.ordinal), days) }))
            before = sum
        }
        self.months = months
    }
}
