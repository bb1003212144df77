import Kernel

/// Watches what must not go unnoticed while the hall works: calls that no screen shows, and
/// visitors who wait too long.
struct HallWatch: Sendable {
    let centre: Centre

    init(_ centre: Centre) { self.centre = centre }

    /// An alarm at the counter, once for each call that no screen has shown in time.
    func noteUnshownCalls() async throws {
        let now = centre.clock.now()
        guard try await !centre.read({ try $0.unshown(at: now) }).isEmpty else { return }
        try await centre.write(as: "system") { transaction in
            for var ticket in try transaction.reader.unshown(at: transaction.instant) {
                ticket.unshownAt = transaction.instant
                try transaction.keep(ticket)
                try transaction.record(
                    CallNotShown(
                        label: ticket.label, counter: ticket.counter ?? "", call: ticket.call),
                    about: ticket.subject)
            }
        }
    }

    /// An alarm of the hall, once for each ticket that waits longer than the rules allow. Time
    /// counts while the hall is open or not, since the visitor waits either way.
    func noteLongWaits() async throws {
        let now = centre.clock.now()
        guard try await !centre.read({ try $0.late(at: now) }).isEmpty else { return }
        try await centre.write(as: "system") { transaction in
            let now = transaction.instant
            for var ticket in try transaction.reader.late(at: now) {
                ticket.alarmedAt = now
                try transaction.keep(ticket)
                try transaction.record(
                    WaitTooLong(
                        label: ticket.label, matter: ticket.matter,
                        waitedSeconds: ticket.waitedSeconds(at: now)), about: ticket.subject)
            }
        }
    }
}

extension Reader {
    /// Calls that no screen has shown in time and nobody was warned of. Looks through the tickets
    /// that are at a counter.
    fileprivate func unshown(at now: Instant) throws -> [Ticket] {
        let seconds = try hall().rules.shownWithinSeconds
        return try rows(
            """
            SELECT \(part: Ticket.columns) FROM queue_ticket
            WHERE id IN (SELECT ticket FROM queue_seat WHERE ticket IS NOT NULL)
                AND state = 'called' AND shown_at IS NULL AND called_at < \(now + -seconds)
                AND unshown_at IS NULL
            ORDER BY called_at LIMIT 200
            """
        ).map(Ticket.init(row:))
    }

    /// Those who wait too long and nobody was warned of. Looks through those who wait now.
    fileprivate func late(at now: Instant) throws -> [Ticket] {
        let minutes = try hall().rules.longWaitMinutes
        return try rows(
            """
            SELECT \(part: Ticket.columns) FROM queue_ticket
            WHERE state = 'waiting' AND waits_from < \(now + -60 * minutes)
                AND alarmed_at IS NULL
            ORDER BY waits_from LIMIT 200
            """
        ).map(Ticket.init(row:))
    }
}
