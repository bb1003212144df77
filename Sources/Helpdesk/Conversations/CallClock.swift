import Kernel

/// The clock of calls: seconds of service hours, by the rules in force when a call was made.
struct CallClock {
    let book: HelpRuleBook
    let calendar: WorkCalendar

    /// When a call must have been answered, with the closed times up to `now` that do not count.
    func deadline(of call: HelpCall, at now: Instant) throws(Refusal) -> Deadline {
        let rules = book.rules(at: call.calledAt)
        return try deadline(
            from: call.calledAt, seconds: rules.answerSeconds, rules.hours,
            at: call.closedAt ?? now)
    }

    /// How long it has waited, or did wait, in milliseconds of service hours.
    func waited(_ call: HelpCall, at now: Instant) throws(Refusal) -> Int64 {
        let end = call.closedAt ?? now
        let hours = book.rules(at: call.calledAt).hours
        return try served(from: call.calledAt, through: end, hours)
    }

    /// Milliseconds of service hours between two moments.
    func served(
        from start: Instant, through end: Instant, _ hours: OpeningHours
    ) throws(Refusal) -> Int64 {
        let pauses = try hours.closedTimes(from: start, through: end, calendar)
        let deadline = Deadline(start: start, limit: .seconds(0), pauses: pauses)
        return try deadline.elapsed(at: end, calendar).tenThousandths / 10
    }

    /// Looks no further ahead than the due moment, so that the last hours of a year can be worked
    /// before the next one's holidays are published.
    private func deadline(
        from start: Instant, seconds: Int, _ hours: OpeningHours, at now: Instant
    ) throws(Refusal) -> Deadline {
        let limit = Limit.seconds(seconds)
        var horizon = max(now, start + seconds)
        while true {
            let pauses = try hours.closedTimes(from: start, through: horizon, calendar)
            let deadline = Deadline(start: start, limit: limit, pauses: pauses)
            guard let due = try deadline.due(calendar), due > horizon else { return deadline }
            guard let opens = try? hours.nextOpening(after: horizon, calendar) else {
                let open = pauses.last.map { Pause(from: $0.from, until: nil) }
                return Deadline(
                    start: start, limit: limit,
                    pauses: pauses.dropLast() + [open].compactMap(\.self))
            }
            horizon = max(due, opens + seconds)
        }
    }
}

extension Reader {
    func callClock() throws -> CallClock {
        CallClock(book: try helpRuleBook(), calendar: .published)
    }
}
