import Kernel

/// One cell of the statistics: tickets taken in one hour for one matter, ended at one counter.
package struct HallStatistic: Hashable, Sendable {
    package let day: Day
    /// Of the day, 0 to 23, in which the tickets were taken.
    package let hour: Int
    package let matter: Matter.ID
    /// Empty for tickets that ended at no counter.
    package let counter: Counter.ID
    /// Tickets that have ended, whatever became of them.
    package let tickets: Int
    /// Those that were called, whose waits are summed up.
    package let called: Int
    /// Those a counter was done with, other than by their leaving; their services are summed up.
    package let served: Int
    package let waitSeconds: Int
    package let longestWaitSeconds: Int
    package let serviceSeconds: Int
    package let longestServiceSeconds: Int
}

extension Ticket {
    /// Whether a counter dealt with it.
    var isServed: Bool {
        guard let outcome else { return false }
        return [.served, .referred, .notEligible].contains(outcome)
    }

    /// What a ticket that has ended is worth: its wait, if it was ever called, also when nobody
    /// came any more; and its service, if there was one.
    var worth: [Observation] {
        guard let firstCalledAt else { return [] }
        let wait = Observation(
            measure: QueueMeasure.waitSeconds, day: day,
            amount: Quantity(waitedSeconds(at: firstCalledAt)), breakdown: part)
        guard isServed, let serviceSeconds else { return [wait] }
        return [
            wait,
            Observation(
                measure: QueueMeasure.serviceSeconds, day: day, amount: Quantity(serviceSeconds),
                breakdown: part),
        ]
    }

    /// What it counts for: its matter, and the counter that called it last.
    private var part: String { Dimension.join([matter, counter.map { "\($0)" } ?? ""]) }
}

extension Transaction {
    /// Keeps a ticket that has ended, with the event that ended it and what it is worth, and what
    /// it adds to the statistics and to the pace that expected waits are guessed from.
    func close(_ ticket: Ticket, by event: some JournalEvent) throws {
        try record(event, about: ticket.subject, worth: ticket.worth)
        try keep(ticket)
        try count(ticket)
    }

    /// Adds an ended ticket to its cell.
    func count(_ ticket: Ticket) throws {
        guard ticket.state == .ended, ticket.outcome != .void else { return }
        let wait = ticket.firstCalledAt.map { ticket.waitedSeconds(at: $0) } ?? 0
        let service = ticket.isServed ? ticket.serviceSeconds ?? 0 : 0
        try run(
            """
            INSERT INTO queue_statistic (day, hour, matter, counter, tickets, called, served,
                wait_seconds, longest_wait_seconds, service_seconds, longest_service_seconds)
            VALUES (\(ticket.day), \(ticket.takenAt.secondOfDay / 3600), \(ticket.matter),
                \(ticket.counter ?? ""), 1, \(ticket.firstCalledAt == nil ? 0 : 1),
                \(ticket.isServed ? 1 : 0), \(wait), \(wait), \(service), \(service))
            ON CONFLICT (day, hour, matter, counter) DO UPDATE SET
                tickets = queue_statistic.tickets + 1,
                called = queue_statistic.called + excluded.called,
                served = queue_statistic.served + excluded.served,
                wait_seconds = queue_statistic.wait_seconds + excluded.wait_seconds,
                longest_wait_seconds = CASE
                    WHEN excluded.longest_wait_seconds > queue_statistic.longest_wait_seconds
                    THEN excluded.longest_wait_seconds
                    ELSE queue_statistic.longest_wait_seconds END,
                service_seconds = queue_statistic.service_seconds + excluded.service_seconds,
                longest_service_seconds = CASE
                    WHEN excluded.longest_service_seconds > queue_statistic.longest_service_seconds
                    THEN excluded.longest_service_seconds
                    ELSE queue_statistic.longest_service_seconds END
            """)
        if ticket.isServed, ticket.serviceSeconds != nil { try pace(ticket.matter, service) }
    }

    /// Moves a matter's pace towards the newest service: by an eighth of the difference, and by
    /// more while there were fewer than eight.
    private func pace(_ matter: Matter.ID, _ seconds: Int) throws {
        try run(
            """
            INSERT INTO queue_pace (matter, service_milliseconds, services)
            VALUES (\(matter), \(seconds * 1000), 1)
            ON CONFLICT (matter) DO UPDATE SET
                service_milliseconds = queue_pace.service_milliseconds
                    + (excluded.service_milliseconds - queue_pace.service_milliseconds)
                    / CASE WHEN queue_pace.services < 7 THEN queue_pace.services + 1 ELSE 8 END,
                services = queue_pace.services + 1
            """)
    }

    /// Keeps what a call has changed of a ticket.
    func call(_ ticket: Ticket) throws {
        try run(
            """
            UPDATE queue_ticket SET state = 'called', counter = \(ticket.counter),
                clerk = \(ticket.clerk), calls = \(ticket.calls),
                first_called_at = \(ticket.firstCalledAt), called_at = \(ticket.calledAt),
                shown_at = NULL, heard_at = NULL, unshown_at = NULL
            WHERE id = \(ticket.id)
            """)
    }
}

extension QueueDesks {
    /// The cells of a period; today's tickets are in them once they have ended.
    package func statistics(from: Day, through: Day) async throws -> [HallStatistic] {
        try await centre.read { reader in
            try reader.rows(
                """
                SELECT * FROM queue_statistic WHERE day >= \(from) AND day <= \(through)
                ORDER BY day, hour, matter, counter
                """
            ).map(HallStatistic.init(row:))
        }
    }
}

extension HallStatistic {
    fileprivate init(row: Row) throws {
        try self.init(
            day: row("day"), hour: row("hour"), matter: row("matter"), counter: row("counter"),
            tickets: row("tickets"), called: row("called"), served: row("served"),
            waitSeconds: row("wait_seconds"),
            longestWaitSeconds: row("longest_wait_seconds"),
            serviceSeconds: row("service_seconds"),
            longestServiceSeconds: row("longest_service_seconds"))
    }
}
