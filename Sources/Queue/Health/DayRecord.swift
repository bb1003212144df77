import Kernel

/// A day of the calling system is over, or something about it was learnt later.
package struct HallDayCounted: JournalEvent {
    package static let kind = "queue.hall_day_counted"
    package let openSeconds: Int
    package let upSeconds: Int
    package let longestOutageSeconds: Int
    package let isKept: Bool
}

extension DayHealth {
    /// What a day comes to by its outages.
    ///
    /// The system is up while the server and every device that belongs to it are, and no outage is
    /// declared; a day is kept when no outage in opening hours was longer than tolerated, so a day
    /// off is kept.
    init(_ day: Day, _ openTime: OpenTime, _ outages: [Outage], toleratedSeconds: Int) {
        let down = openTime.down(outages)
        self.day = day
        openSeconds = openTime.seconds
        upSeconds = openTime.seconds - down.total
        longestOutageSeconds = down.longest
        isKept = down.longest <= toleratedSeconds
    }

    fileprivate init(row: Row) throws {
        day = try row("day")
        openSeconds = try row("open_seconds")
        upSeconds = try row("up_seconds")
        longestOutageSeconds = try row("longest_outage_seconds")
        isKept = try row("is_kept") == 1
    }

    fileprivate var worth: [Observation] {
        let kept = Observation(
            measure: QueueMeasure.dayKept, day: day, amount: Quantity(isKept ? 1 : 0))
        guard openSeconds > 0 else { return [kept] }
        return [
            kept,
            Observation(
                measure: QueueMeasure.upSeconds, day: day, amount: Quantity(upSeconds),
                of: Quantity(openSeconds)),
        ]
    }

    fileprivate var event: HallDayCounted {
        HallDayCounted(
            openSeconds: openSeconds, upSeconds: upSeconds,
            longestOutageSeconds: longestOutageSeconds, isKept: isKept)
    }

    package var subject: Subject { Subject("queue.day", day.description) }
}

extension Reader {
    func health(from: Day, through: Day) throws -> [DayHealth] {
        try rows(
            """
            SELECT * FROM queue_day WHERE day >= \(from) AND day <= \(through) ORDER BY day
            """
        ).map(DayHealth.init(row:))
    }

    /// The last day that is counted.
    func lastCountedDay() throws -> Day? {
        try first("SELECT day FROM queue_day ORDER BY day DESC LIMIT 1")?("day")
    }

    /// What a day comes to by what is known now.
    func health(of day: Day, _ hall: Hall, _ calendar: WorkCalendar) throws -> DayHealth {
        try DayHealth(
            day, OpenTime(day, hall.rules.hours, calendar),
            outages(from: Instant(day), until: Instant(day + 1)),
            toleratedSeconds: hall.rules.toleratedOutageMinutes * 60)
    }
}

extension Transaction {
    /// Counts a day that is over, once.
    func count(_ day: Day, _ hall: Hall, _ calendar: WorkCalendar) throws {
        guard try reader.health(from: day, through: day).isEmpty else { return }
        let health = try reader.health(of: day, hall, calendar)
        let sequence = try record(health.event, about: health.subject, worth: health.worth)
        try run(
            """
            INSERT INTO queue_day (day, open_seconds, up_seconds, longest_outage_seconds, is_kept,
                sequence)
            VALUES (\(day), \(health.openSeconds), \(health.upSeconds),
                \(health.longestOutageSeconds), \(health.isKept ? 1 : 0), \(sequence))
            """)
    }

    /// Counts the days of an outage again that were counted before it was known: the old figures
    /// are taken back, and stay in the journal.
    func recount(_ outage: Outage, _ hall: Hall, _ calendar: WorkCalendar) throws {
        let through = min(outage.until?.day ?? instant.day, instant.day)
        let rows = try rows(
            """
            SELECT * FROM queue_day WHERE day >= \(outage.from.day) AND day <= \(through)
            ORDER BY day
            """)
        for row in rows {
            let before = try DayHealth(row: row)
            let health = try reader.health(of: before.day, hall, calendar)
            guard health != before else { continue }
            let old: Int64 = try row("sequence")
            let sequence = try record(
                health.event, about: health.subject, worth: health.worth,
                retracting: before.worth.indices.map { ObservationID(sequence: old, ordinal: $0) })
            try run(
                """
                UPDATE queue_day SET open_seconds = \(health.openSeconds),
                    up_seconds = \(health.upSeconds),
                    longest_outage_seconds = \(health.longestOutageSeconds),
                    is_kept = \(health.isKept ? 1 : 0), sequence = \(sequence)
                WHERE day = \(health.day)
                """)
        }
    }
}
