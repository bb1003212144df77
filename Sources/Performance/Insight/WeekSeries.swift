import Kernel

/// What each full week of a period came to, in a way that makes weeks comparable: pieces and sums
/// for a working day, shares and means of the week itself.
package struct WeekSeries: Hashable, Sendable {
    package let weeks: [Week]
    /// Whether the values are for one working day.
    package let isPerWorkingDay: Bool

    /// One week.
    package struct Week: Hashable, Sendable {
        package let monday: Day
        package let value: Double
        package let pieces: Int64
    }

    /// - Parameters:
    ///   - days: what each day came to.
    ///   - through: the last day that has passed.
    /// - Throws: `Refusal` for a year whose holidays are not published.
    package init(
        _ days: [(Day, Summary)], _ gathering: Gathering, from: Day, through: Day,
        _ calendar: WorkCalendar
    ) throws(Refusal) {
        var weeks: [Day: Summary] = [:]
        var kept: [Day: Int] = [:]
        for (day, summary) in days {
            weeks[day.monday] = weeks[day.monday]?.joined(with: summary) ?? summary
            if summary.lowest > .zero { kept[day.monday, default: 0] += 1 }
        }
        isPerWorkingDay = gathering == .count || gathering == .sum
        var found: [Week] = []
        let begun = days.first.map { max($0.0.monday, from) } ?? through
        var monday = begun.monday == begun ? begun : begun.monday + 7
        while monday + 6 <= through {
            let summary = weeks[monday]
            let value: Double?
            if isPerWorkingDay || gathering == .lowestWeek || gathering == .averageWeek {
                let sum = summary?.amount.approximate ?? 0
                let worked = try isPerWorkingDay ? calendar.workingDays(inWeekOf: monday) : 1
                value = worked > 0 ? sum / Double(worked) : nil
            } else if gathering == .daysKept {
                value = summary == nil ? nil : Double(kept[monday] ?? 0)
            } else {
                value = summary.flatMap { WeekSeries.value(of: $0, gathering) }
            }
            if let value {
                found.append(Week(monday: monday, value: value, pieces: summary?.pieces ?? 0))
            }
            monday = monday + 7
        }
        self.weeks = found
    }

    private static func value(of week: Summary, _ gathering: Gathering) -> Double? {
        switch gathering {
        case .percentile: week.highest.approximate
        case .lowestWeek, .averageWeek, .daysKept: nil
        default: Figure(gathering, of: week)?.value.approximate
        }
    }

    /// What the weeks say; nil where they are too few.
    package func behaviour(_ gathering: Gathering) -> ProcessBehaviour? {
        let isShare = gathering == .share
        let isNeverNegative = weeks.allSatisfy { $0.value >= 0 }
        return ProcessBehaviour(
            weeks.map(\.value), floor: isNeverNegative ? 0 : nil, ceiling: isShare ? 100 : nil)
    }
}

extension WorkCalendar {
    fileprivate func workingDays(inWeekOf monday: Day) throws(Refusal) -> Int {
        var count = 0
        for day in 0..<7 where try isWorking(monday + day) { count += 1 }
        return count
    }
}
