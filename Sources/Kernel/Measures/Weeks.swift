/// The full ISO weeks inside a period, each with what it came to; a week without any is 0.
struct Weeks {
    private let totals: [Int64]

    init(totals: [Int64]) { self.totals = totals }

    init(days: [(Day, Quantity)], in period: ClosedRange<Day>) {
        let (first, past) = Weeks.bounds(of: period)
        guard first < past else {
            totals = []
            return
        }
        var totals = [Int64](repeating: 0, count: (past - first) / 7)
        for (day, amount) in days where first <= day && day < past {
            totals[(day - first) / 7] += amount.tenThousandths
        }
        self.totals = totals
    }

    /// The Mondays of the first full week, and after the last.
    private static func bounds(of period: ClosedRange<Day>) -> (first: Day, past: Day) {
        let monday = period.lowerBound.monday
        return (
            monday == period.lowerBound ? monday : monday + 7, (period.upperBound + 1).monday
        )
    }

    /// The Monday of each full week of a period.
    static func mondays(of period: ClosedRange<Day>) -> [Day] {
        let (first, past) = bounds(of: period)
        return stride(from: first.number, to: past.number, by: 7).map { Day(number: $0) }
    }

    /// What the poorest week came to; nil when no full week has passed.
    var lowest: Ratio? { totals.min().map { Ratio(Int128($0), 10_000) } }

    /// The mean of the weeks; nil when no full week has passed.
    var average: Ratio? {
        guard !totals.isEmpty else { return nil }
        return Ratio(Int128(totals.reduce(0, +)), 10_000 * Int128(totals.count))
    }
}
