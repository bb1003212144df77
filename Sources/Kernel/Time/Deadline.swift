/// When a case is due, why, and how long it has taken so far.
package struct Deadline: Hashable, Sendable {
    /// The moment the period runs from.
    package let start: Instant
    package let limit: Limit
    /// Times that do not count, such as expert review notified in writing (Licensing Law art. 45).
    package let pauses: [Pause]

    package init(start: Instant, limit: Limit, pauses: [Pause] = []) {
        self.start = start
        self.limit = limit
        self.pauses = pauses.sorted { $0.from < $1.from }
    }
}

/// The length of a period, in the unit its rule is written in.
package enum Limit: Hashable, Sendable {
    /// Days by the work calendar; the starting day does not count.
    case workingDays(Int)
    /// Days by the almanac; the starting day does not count.
    case days(Int)
    /// Hours and seconds run from the moment.
    case hours(Int)
    case seconds(Int)
}

/// A stretch of time that does not count; open until `until` is known.
package struct Pause: Hashable, Sendable {
    package let from: Instant
    package let until: Instant?

    package init(from: Instant, until: Instant?) {
        self.from = from
        self.until = until
    }

    /// A day that lies in the pause in whole or in part does not count.
    func covers(_ day: Day) -> Bool { from.day <= day && day <= (until?.day ?? day) }
}

extension Deadline {
    /// The last moment at which the case is still in time; nil while an open pause holds it.
    package func due(_ calendar: WorkCalendar) throws(Refusal) -> Instant? {
        switch limit {
        case .hours(let hours): return dueMoment(seconds: hours * 3600)
        case .seconds(let seconds): return dueMoment(seconds: seconds)
        case .days(let count), .workingDays(let count):
            let days = try countedDays(calendar, through: nil)
            guard let last = days.last, days.count(where: { $0.number != nil }) >= count else {
                return nil
            }
            return Instant(milliseconds: Instant(last.day + 1).milliseconds - 1)
        }
    }

    /// Whether the case is late at `now`.
    package func isBreached(at now: Instant, _ calendar: WorkCalendar) throws(Refusal) -> Bool {
        guard let due = try due(calendar) else { return false }
        return now > due
    }

    /// Seconds until it is due, negative when late; nil while paused without an end.
    package func secondsLeft(at now: Instant, _ calendar: WorkCalendar) throws(Refusal) -> Int? {
        try due(calendar).map { $0 - now }
    }

    /// Time used until `now`, in the limit's own unit: whole days, or hours and seconds exactly.
    package func elapsed(at now: Instant, _ calendar: WorkCalendar) throws(Refusal) -> Quantity {
        switch limit {
        case .days, .workingDays:
            let days = try countedDays(calendar, through: now.day)
            return Quantity(days.count { $0.number != nil })
        case .hours:
            return Quantity(tenThousandths: (runningMilliseconds(at: now) + 180) / 360)
        case .seconds: return Quantity(tenThousandths: runningMilliseconds(at: now) * 10)
        }
    }

    private func dueMoment(seconds: Int) -> Instant? {
        var due = (start + seconds).milliseconds
        // Pauses may overlap; up to here they are taken into account.
        var settled = start.milliseconds
        for pause in pauses where pause.from.milliseconds < due {
            guard let until = pause.until?.milliseconds else { return nil }
            guard until > settled else { continue }
            due += until - max(pause.from.milliseconds, settled)
            settled = until
        }
        return Instant(milliseconds: due)
    }

    private func runningMilliseconds(at now: Instant) -> Int64 {
        var running = now.milliseconds - start.milliseconds
        var settled = start
        for pause in pauses {
            let (from, until) = (max(pause.from, settled), min(pause.until ?? now, now))
            guard until > from else { continue }
            running -= until.milliseconds - from.milliseconds
            settled = until
        }
        return max(0, running)
    }
}
