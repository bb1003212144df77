/// When a hall or a help desk is open: stretches of a working day, and days that differ.
///
/// Working days are the calendar's, make-up Saturdays among them; the lunch break is what lies
/// between two stretches.
package struct OpeningHours: Hashable, Codable, Sendable {
    /// Of an ordinary working day, in order, without overlaps.
    package let stretches: [Stretch]
    /// Days with stretches of their own, by `2025-10-17`; none at all closes the day.
    package let exceptions: [String: [Stretch]]

    /// Seconds since midnight in Shanghai: from `opens` up to, not including, `closes`.
    package struct Stretch: Hashable, Codable, Sendable {
        package let opens: Int
        package let closes: Int

        package init(opens: Int, closes: Int) {
            self.opens = opens
            self.closes = closes
        }

        /// `09:00-11:30`
        package var text: String { "\(Self.clock(opens))-\(Self.clock(closes))" }

        private static func clock(_ second: Int) -> String {
            let (hour, minute) = (second / 3600, second / 60 % 60)
            return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
    }

    package init(stretches: [Stretch], exceptions: [String: [Stretch]] = [:]) {
        self.stretches = stretches
        self.exceptions = exceptions
    }

    /// 9:00 to 11:30 and 13:30 to 17:00.
    package static let usual = OpeningHours(stretches: [
        Stretch(opens: 9 * 3600, closes: 11 * 3600 + 1800),
        Stretch(opens: 13 * 3600 + 1800, closes: 17 * 3600),
    ])

    /// The stretches of a day; none on a day off.
    ///
    /// - Throws: `Refusal` for a year whose holidays are not published.
    package func stretches(
        on day: Day, _ calendar: WorkCalendar
    ) throws(Refusal) -> [Stretch] {
        if let own = exceptions[day.description] { return own }
        return try calendar.isWorking(day) ? stretches : []
    }

    package func isOpen(at instant: Instant, _ calendar: WorkCalendar) throws(Refusal) -> Bool {
        let second = instant.secondOfDay
        return try stretches(on: instant.day, calendar)
            .contains { $0.opens <= second && second < $0.closes }
    }

    /// Seconds of opening on a day.
    package func openSeconds(on day: Day, _ calendar: WorkCalendar) throws(Refusal) -> Int {
        try stretches(on: day, calendar).reduce(0) { $0 + $1.closes - $1.opens }
    }

    /// When it closes for good on a day; nil when it does not open.
    package func lastClosing(on day: Day, _ calendar: WorkCalendar) throws(Refusal) -> Instant? {
        try stretches(on: day, calendar).last.map { Instant(day, secondOfDay: $0.closes) }
    }

    /// The first moment at or after `instant` at which it is open, within sixty days.
    package func nextOpening(
        after instant: Instant, _ calendar: WorkCalendar
    ) throws(Refusal) -> Instant? {
        for offset in 0..<60 {
            let day = instant.day + offset
            for stretch in try stretches(on: day, calendar) {
                guard Instant(day, secondOfDay: stretch.closes) > instant else { continue }
                return max(instant, Instant(day, secondOfDay: stretch.opens))
            }
        }
        return nil
    }

    /// The closed times between two moments, as pauses of a deadline in hours or seconds.
    package func closedTimes(
        from start: Instant, through end: Instant, _ calendar: WorkCalendar
    ) throws(Refusal) -> [Pause] {
        var pauses: [Pause] = []
        var closedSince: Instant? = start
        var day = start.day
        while day <= end.day {
            for stretch in try stretches(on: day, calendar) {
                let opens = Instant(day, secondOfDay: stretch.opens)
                if let since = closedSince, opens > since {
                    pauses.append(Pause(from: since, until: min(opens, end)))
                }
                closedSince = max(start, Instant(day, secondOfDay: stretch.closes))
            }
            day = day + 1
        }
        if let since = closedSince, since < end { pauses.append(Pause(from: since, until: end)) }
        return pauses.filter { $0.from < end }
    }
}
