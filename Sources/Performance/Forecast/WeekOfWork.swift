import Kernel

/// What one week came to, as far as a forecast needs it. Forecasts are estimates, so they reckon in
/// binary floating point; nothing of them is recorded but their decimals.
package struct WeekOfWork: Hashable, Sendable {
    /// Its days that are in the year and have passed, and how many of them were worked.
    package let days: Int
    package let workingDays: Int
    package var pieces: Double
    package var amount: Double
    package var whole: Double
    /// Greatest and smallest amount; nil in a week without any.
    package var highest: Double?
    package var lowest: Double?
    /// The amount of its latest day.
    package var latest: Double?
    /// Calendar days with evidence and nothing amiss.
    package var daysKept: Double

    package init(
        days: Int, workingDays: Int, pieces: Double = 0, amount: Double = 0, whole: Double = 0,
        highest: Double? = nil, lowest: Double? = nil, latest: Double? = nil, daysKept: Double = 0
    ) {
        self.days = days
        self.workingDays = workingDays
        self.pieces = pieces
        self.amount = amount
        self.whole = whole
        self.highest = highest
        self.lowest = lowest
        self.latest = latest
        self.daysKept = daysKept
    }

    mutating func add(_ day: Summary) {
        pieces += Double(day.pieces)
        amount += day.amount.approximate
        whole += day.whole.approximate
        highest = max(highest ?? day.highest.approximate, day.highest.approximate)
        lowest = min(lowest ?? day.lowest.approximate, day.lowest.approximate)
        latest = day.latest.approximate
        if day.lowest > .zero { daysKept += 1 }
    }
}

extension Quantity {
    /// For drawing and forecasting only.
    package var approximate: Double { Double(tenThousandths) / 10_000 }
}

/// A week, or the rest of one, that is still to come.
package struct WeekAhead: Hashable, Sendable {
    package let days: Int
    package let workingDays: Int

    package init(days: Int, workingDays: Int) {
        self.days = days
        self.workingDays = workingDays
    }
}

/// A year's weeks as a forecast sees them: what has passed, and what is to come.
package struct YearOfWork: Sendable {
    /// Oldest first; the week that runs is cut off at the day it is seen from.
    package let past: [WeekOfWork]
    /// The rest of the running week first.
    package let ahead: [WeekAhead]

    package init(past: [WeekOfWork], ahead: [WeekAhead]) {
        self.past = past
        self.ahead = ahead
    }

    /// - Parameter days: what each day of the year came to, up to the day it is seen from.
    /// - Throws: `Refusal` for a year whose holidays are not published.
    package init(
        _ days: [(Day, Summary)], year: Int, asOf: Day, _ calendar: WorkCalendar
    ) throws(Refusal) {
        var (passed, coming): ([Day: Span], [Day: Span]) = ([:], [:])
        var day = Day.first(of: year)
        while day <= Day.last(of: year) {
            let isWorking = try calendar.isWorking(day)
            if day <= asOf {
                passed[day.monday, default: Span()].add(isWorking)
            } else {
                coming[day.monday, default: Span()].add(isWorking)
            }
            day = day + 1
        }
        var past = passed.mapValues { WeekOfWork(days: $0.days, workingDays: $0.workingDays) }
        for (day, summary) in days where day <= asOf { past[day.monday]?.add(summary) }
        self.past = past.sorted { $0.key < $1.key }.map(\.value)
        ahead = coming.sorted { $0.key < $1.key }
            .map { WeekAhead(days: $0.value.days, workingDays: $0.value.workingDays) }
    }

    private struct Span {
        var days = 0
        var workingDays = 0

        mutating func add(_ isWorking: Bool) {
            days += 1
            if isWorking { workingDays += 1 }
        }
    }
}
