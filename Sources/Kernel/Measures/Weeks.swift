/// The full ISO weeks inside a period, each with what it came to; a week without any is 0.
struct Weeks {
    private let totals: [Int64]

    init(days: [(Day, Quantity)], in period: ClosedRange<Day>) {
        let first =
            period.lowerBound.weekday == 1
            ? period.lowerBound : period.lowerBound.monday + 7
        let past = (period.upperBound + 1).monday
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

    /// What the poorest week came to; nil when no full week has passed.
    var lowest: Ratio? { totals.min().map { Ratio(Int128($0), 10_000) } }

    /// The mean of the weeks; nil when no full week has passed.
    var average: Ratio? {
        guard !totals.isEmpty else { return nil }
        return Ratio(Int128(totals.reduce(0, +)), 10_000 * Int128(totals.count))
    }
}
