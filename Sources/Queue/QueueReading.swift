import Kernel

/// Waiting and serving now, for a screen or a page.
package struct HallGlance: Sendable {
    /// Every counter in use, in order of its number.
    package let seats: [Seat]
    /// Tickets waiting for each matter.
    package let waiting: [Matter.ID: Int]
    /// Tickets given today for each letter.
    package let issued: [String: Int]
    /// Seconds a service of each matter takes lately; none before the first service.
    package let paceSeconds: [Matter.ID: Int]
}

extension QueueDesks {
    /// What the hall's pages and screens show. Its cost grows with those who wait now, not with
    /// past tickets.
    package func glance() async throws -> HallGlance {
        let today = centre.clock.today
        let glance = try await centre.read { try $0.glance(today) }
        glances.keep(glance, at: centre.clock.now())
        return glance
    }

    /// A ticket as its visitor sees it.
    func view(_ ticket: Ticket, ahead known: Int? = nil) async throws -> TicketView {
        guard ticket.state == .waiting else {
            return TicketView(ticket: ticket, ahead: 0, expectedWaitSeconds: nil)
        }
        if !glances.isFresh(at: centre.clock.now()) { _ = try await glance() }
        let ahead: Int
        if let known {
            ahead = known
        } else {
            ahead = try await centre.read { try $0.ahead(of: ticket) }
        }
        let hall = try await remembered()
        let wait = glances.wait(for: ticket.matter, hall)
        return TicketView(
            ticket: ticket, ahead: ahead, expectedWaitSeconds: wait?.seconds(ahead: ahead))
    }

    /// The hall's settings: from memory when this process has them, about a second old.
    package func remembered() async throws -> Hall {
        if let hall = halls.remembered(at: centre.clock.now()) { return hall }
        return try await centre.read { [halls, clock = centre.clock] reader in
            try halls.refresh(reader, at: clock.now())
        }
    }
}

extension Reader {
    func glance(_ day: Day) throws -> HallGlance {
        var waiting: [String: Int] = [:]
        for row in try rows(
            """
            SELECT line, COUNT(*) AS n FROM queue_ticket WHERE state = 'waiting' GROUP BY line
            """)
        { waiting[try row("line")] = try row("n") }
        var issued: [String: Int] = [:]
        for row in try rows("SELECT letter, last FROM queue_series WHERE day = \(day)") {
            issued[try row("letter")] = try row("last")
        }
        var pace: [Matter.ID: Int] = [:]
        for row in try rows("SELECT matter, service_milliseconds FROM queue_pace") {
            pace[try row("matter")] = try row("service_milliseconds") / 1000
        }
        return HallGlance(seats: try seats(), waiting: waiting, issued: issued, paceSeconds: pace)
    }
}
