/// Which days are worked, by the State Council's arrangements as they stood on a given day.
///
/// A year without a published arrangement is refused, never guessed; a later arrangement for the
/// same year counts only for cases closed from the day it came into force. A notice may also change
/// the last days of the year before, as that of 2023 made 31 December 2022 a holiday.
package struct WorkCalendar: Sendable {
    private let years: Set<Int>
    private let exceptions: [Day: DayKind]

    /// The calendar as it was known on `day`; all that is published when `day` is nil.
    package init(_ arrangements: [Arrangement] = .published, knownOn day: Day? = nil) {
        let known = arrangements.filter { arrangement in
            day.map { arrangement.inForce <= $0 } ?? true
        }
        let ordered = known.sorted { $0.inForce < $1.inForce }
        let byYear = Dictionary(ordered.map { ($0.year, $0) }, uniquingKeysWith: { $1 })
        years = Set(byYear.keys)
        var exceptions: [Day: DayKind] = [:]
        for (_, arrangement) in byYear.sorted(by: { $0.key < $1.key }) {
            for (day, name) in arrangement.off { exceptions[day] = .holiday(name) }
            for (day, name) in arrangement.on { exceptions[day] = .makeUp(name) }
        }
        self.exceptions = exceptions
    }

    /// Why a day is worked or not.
    package func kind(of day: Day) throws(Refusal) -> DayKind {
        guard years.contains(day.year) else { throw .calendarNotPublished(day.year) }
        return exceptions[day] ?? (day.weekday >= 6 ? .weekend : .working)
    }

    package func isWorking(_ day: Day) throws(Refusal) -> Bool { try kind(of: day).isWorking }

    /// Working days after `start` up to and including `end`; 0 when `end` is not later.
    ///
    /// The day it starts on does not count (Civil Code art. 201).
    package func workingDays(after start: Day, through end: Day) throws(Refusal) -> Int {
        var count = 0
        var day = start
        while day < end {
            day = day + 1
            if try isWorking(day) { count += 1 }
        }
        return count
    }

    /// The day that is `count` working days after `start` (Administrative Licensing Law art. 82).
    package func day(_ count: Int, workingDaysAfter start: Day) throws(Refusal) -> Day {
        var day = start
        var left = count
        while left > 0 {
            day = day + 1
            if try isWorking(day) { left -= 1 }
        }
        return day
    }
}

/// What sort of day a day is.
package enum DayKind: Hashable, Sendable {
    case working, weekend
    /// A statutory holiday, with its name.
    case holiday(String)
    /// A weekend day worked in exchange for a holiday (调休), with the holiday's name.
    case makeUp(String)

    package var isWorking: Bool {
        switch self {
        case .working, .makeUp: true
        case .weekend, .holiday: false
        }
    }
}

extension Refusal {
    static func calendarNotPublished(_ year: Int) -> Refusal {
        Refusal(
            "calendar_not_published",
            "国务院尚未公布 \(year) 年放假安排，无法计算工作日；公布后导入即可计算。",
            "The holidays of \(year) are not published, so working days cannot be counted.",
            conflict: true)
    }
}
