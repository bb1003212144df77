import Kernel

/// Books slots, and makes tickets of them when their visitors come.
package struct AppointmentDesk: Sendable {
    let desks: QueueDesks

    /// The slots of a day that can still be booked, with the places left.
    package func slots(
        of matter: Matter.ID, on day: Day
    ) async throws -> [(startsAt: Instant, left: Int)] { [] }
    package func book(
        _ request: TicketRequest, at startsAt: Instant, from source: TicketSource
    ) async throws -> Appointment { throw Fault("book") }
    package func cancel(secret: String) async throws {}
    package func appointment(secret: String) async throws -> Appointment { throw Fault("none") }
    /// The booked visitor is there: a ticket with the slot's place in line.
    package func checkIn(secret: String, from source: TicketSource) async throws -> TicketView {
        throw Fault("check in")
    }
    /// The bookings of a day by their beginning, for the front desk.
    package func all(on day: Day) async throws -> [Appointment] { [] }
}

/// A slot booked for a matter.
package struct Appointment: Hashable, Sendable {
    package let id: String
    package let secret: String
    package let matter: Matter.ID
    package let startsAt: Instant
    package let kind: VisitorKind
    package let priority: Priority?
    package internal(set) var state: State
    package internal(set) var ticket: Ticket.ID?

    /// Where a booking stands.
    package enum State: String, Sendable, Codable { case booked, arrived, cancelled, missed }
}
