import Kernel

/// What midnight does to a hall in which somebody still waits or sits.
///
/// Tickets that wait lapse, or stay first in line for the next day, as the rules say; those called
/// lapse; those being served end as not finished and count no service time, since nobody knows
/// when it ended. Counters left open are closed, and bookings nobody came for are missed. What
/// tells who a visitor was is forgotten thirty days after the visit.
struct HallNight: Sendable {
    private static let batch = 200
    let centre: Centre

    init(_ centre: Centre) { self.centre = centre }

    /// Does it once for each day that has begun, however often it is asked.
    func pass() async throws {
        let today = centre.clock.today
        let isDue = try await centre.read { try $0.nightIsDue(today) }
        guard isDue else { return }
        while try await lapse(before: today) {}
        try await centre.write(as: "system") { transaction in
            try transaction.emptySeats(before: today)
            try transaction.missAppointments(before: today)
            try transaction.forgetVisitors(before: today, centre.vault)
            try transaction.run("UPDATE queue_hall SET night = \(today)")
        }
    }

    /// Ends some of the tickets that wait since an earlier day; false when there are none.
    private func lapse(before today: Day) async throws -> Bool {
        try await centre.write(as: "system") { transaction in
            guard try !transaction.reader.hall().rules.keepsOvernight else { return false }
            let tickets = try transaction.reader.waiting(before: today, limit: Self.batch)
            for var ticket in tickets {
                ticket.end(.lapsed, at: transaction.instant)
                try transaction.close(ticket, by: ticket.lapsedOvernight)
            }
            return !tickets.isEmpty
        }
    }
}

extension Reader {
    fileprivate func nightIsDue(_ today: Day) throws -> Bool {
        guard let row = try first("SELECT since, night FROM queue_hall") else { return false }
        guard let since: Day = try row("since") else { return false }
        let night: Day? = try row("night")
        return today > night ?? since
    }

    fileprivate func waiting(before today: Day, limit: Int) throws -> [Ticket] {
        try rows(
            """
            SELECT \(part: Ticket.columns) FROM queue_ticket
            WHERE state = 'waiting' AND day < \(today) ORDER BY place LIMIT \(limit)
            """
        ).map(Ticket.init(row:))
    }
}

extension Ticket {
    fileprivate var lapsedOvernight: TicketLapsed {
        TicketLapsed(label: label, matter: matter, reason: .dayOver)
    }
}

extension Transaction {
    fileprivate func emptySeats(before today: Day) throws {
        for var seat in try reader.seats() {
            guard seat.clerk != nil, let since = seat.since, since < Instant(today) else {
                continue
            }
            if var ticket = try seat.ticket.flatMap(reader.ticket) { try endOvernight(&ticket) }
            seat.empty()
            try record(CounterClosed(), about: seat.subject)
            try keep(seat)
        }
    }

    private func endOvernight(_ ticket: inout Ticket) throws {
        if ticket.state == .called {
            ticket.end(.lapsed, at: instant)
            try close(ticket, by: ticket.lapsedOvernight)
        } else {
            let event = try ticket.finish(.unclosed, by: ticket.clerk ?? "", at: instant)
            try close(ticket, by: event)
        }
    }

    /// The last night that was passed.
    private func lastNight() throws -> Day? {
        try first("SELECT COALESCE(night, since) AS night FROM queue_hall")?("night")
    }

    /// Thirty days: as long as somebody may still ask about a visit.
    fileprivate static let visitorDays = 30

    fileprivate func forgetVisitors(before today: Day, _ vault: Vault) throws {
        guard let night = try lastNight() else { return }
        let (from, until) = (night + -Self.visitorDays, today + -Self.visitorDays)
        let ids = try rows(
            """
            SELECT p.id FROM queue_ticket t JOIN person p ON p.id = 'queue.ticket/' || t.id
            WHERE t.day >= \(from) AND t.day < \(until)
            UNION ALL
            SELECT p.id FROM queue_appointment a
            JOIN person p ON p.id = 'queue.appointment/' || a.id
            WHERE a.day >= \(from) AND a.day < \(until)
            """)
        for row in ids { try vault.erase(row("id"), in: self) }
        // The digests tell a person again, so they go with what they are of.
        try run(
            """
            UPDATE queue_ticket SET person = NULL
            WHERE day >= \(from) AND day < \(until) AND state = 'ended' AND person IS NOT NULL
            """)
        try run(
            """
            UPDATE queue_appointment SET person = NULL
            WHERE day >= \(from) AND day < \(until) AND state <> 'booked'
                AND person IS NOT NULL
            """)
    }

    fileprivate func missAppointments(before today: Day) throws {
        guard let night = try lastNight() else { return }
        try run(
            """
            UPDATE queue_appointment SET state = 'missed'
            WHERE day >= \(night) AND day < \(today) AND state = 'booked'
            """)
    }
}
