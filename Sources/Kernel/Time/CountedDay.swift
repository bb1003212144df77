/// One day of a period, counted or skipped, with the reason: the answer to "why is it due then?".
package struct CountedDay: Hashable, Sendable {
    package let day: Day
    /// Which counted day it is, from 1; nil when the day does not count.
    package let number: Int?
    package let reason: Reason

    /// Why a day counts or not.
    package enum Reason: Hashable, Sendable {
        case start, paused, ordinary
        case kind(DayKind)
    }
}

extension Deadline {
    /// Every day of the period from its start, each with its reason.
    ///
    /// Runs to the last day of the limit, or through `end` where that is given; a pause without an
    /// end stops it, since nobody can say which day counts next. Only periods in days have counted
    /// days; those in hours and seconds give none.
    package func countedDays(
        _ calendar: WorkCalendar, through end: Day?
    ) throws(Refusal) -> [CountedDay] {
        guard let count = limit.dayCount else { return [] }
        var days = [CountedDay(day: start.day, number: nil, reason: .start)]
        var number = 0
        var day = start.day
        while end.map({ day < $0 }) ?? (number < count) {
            day = day + 1
            let reason = try reason(for: day, calendar)
            if reason.counts { number += 1 }
            days.append(
                CountedDay(day: day, number: reason.counts ? number : nil, reason: reason))
            if end == nil, isHeld(on: day) { break }
        }
        return days
    }

    private func isHeld(on day: Day) -> Bool {
        pauses.contains { $0.until == nil && $0.covers(day) }
    }

    private func reason(
        for day: Day, _ calendar: WorkCalendar
    ) throws(Refusal) -> CountedDay.Reason {
        if pauses.contains(where: { $0.covers(day) }) { return .paused }
        guard case .workingDays = limit else { return .ordinary }
        return .kind(try calendar.kind(of: day))
    }
}

extension CountedDay.Reason {
    var counts: Bool {
        switch self {
        case .start, .paused: false
        case .ordinary: true
        case .kind(let kind): kind.isWorking
        }
    }
}

extension Limit {
    var dayCount: Int? {
        switch self {
        case .days(let count), .workingDays(let count): count
        case .hours, .seconds: nil
        }
    }
}
