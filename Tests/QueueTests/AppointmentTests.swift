import Kernel
import Queue
import Testing
import TestStores

@Suite struct AppointmentTests {
    private let half = Instant(day("2025-10-17"), secondOfDay: 10 * 3600)

    private func book(
        _ hall: TestHall, _ person: String, at startsAt: Instant? = nil
    ) async throws -> Appointment {
        try await hall.desks.appointments.book(
            TicketRequest(matter: "A01", person: person), at: startsAt ?? half,
            from: .phone(address: "10.0.0.9"))
    }

    @Test(arguments: TestStore.allCases)
    func `a slot takes as many as it has places, and one of each person`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let first = try await book(hall, "p1")
            try await refused("already_booked") { _ = try await book(hall, "p1", at: half + 1800) }
            _ = try await book(hall, "p2")
            try await refused("slot_full@starts_at") { _ = try await book(hall, "p3") }
            let slots = try await hall.desks.appointments.slots(of: "A01", on: half.day)
            #expect(slots.count == 10 && !slots.contains { $0.startsAt == half })
            try await hall.desks.appointments.cancel(secret: first.secret)
            _ = try await book(hall, "p3")
            for wrong in [half + 60, half + -3600, half + 30 * 86_400] {
                try await refused("no_such_slot@starts_at") {
                    _ = try await book(hall, "p4", at: wrong)
                }
            }
            try await refused("no_appointments@matter") {
                _ = try await hall.desks.appointments.book(
                    TicketRequest(matter: "A02", person: "p5"), at: half,
                    from: .phone(address: "10.0.0.9"))
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `checked in, it is a ticket with its slot's place, and only once`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let booking = try await book(hall, "p1")
            let checkIn = {
                try await hall.desks.appointments.checkIn(
                    secret: booking.secret, from: .kiosk(hall.kiosk)
                ).ticket
            }
            hall.clock.set(9, 20)
            try await refused("too_early") { _ = try await checkIn() }
            hall.clock.set(9, 50)
            try await hall.take()
            let ticket = try await checkIn()
            #expect(ticket.label == "A002" && ticket.channel == .appointment)
            hall.clock.set(10, 5)
            try await hall.take()
            #expect(try await checkIn() == ticket)
            try await hall.counters.open("1", by: .sun)
            // Who came after the slot began is called after it; its wait counts from the slot.
            var served: [String?] = []
            for _ in 0..<3 { served.append(try await hall.serve("1", by: .sun)) }
            #expect(served == ["A001", "A002", "A003"])
            #expect(
                try await hall.tickets.view(id: ticket.id).ticket.waitedSeconds(at: half) == 300)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who comes too late takes a ticket, and who never comes has missed it`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let booking = try await book(hall, "p1")
            hall.clock.set(10, 16)
            try await refused("too_late") {
                _ = try await hall.desks.appointments.checkIn(
                    secret: booking.secret, from: .reception(.he))
            }
            hall.clock.set(1, on: "2025-10-18")
            try await hall.centre.runChores()
            let missed = try await hall.desks.appointments.appointment(secret: booking.secret)
            #expect(missed.state == .missed)
            try await refused("appointment_over") {
                try await hall.desks.appointments.cancel(secret: booking.secret)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the days ahead tell what is left, and a full day that it is full`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let desk = hall.desks.appointments
            let before = try await desk.days(of: "A01")
            // From the same Friday on: ten working days and the next Friday.
            #expect(before.count == 11 && before.map { $0.slots.count }.max() == 12)
            for slot in before.first?.slots ?? [] {
                for place in 0..<slot.left {
                    _ = try await book(hall, "\(slot.startsAt) \(place)", at: slot.startsAt)
                }
            }
            let after = try await desk.days(of: "A01")
            #expect(after.count == 11 && after.first?.slots == [])
            #expect(after.dropFirst().map(\.slots) == before.dropFirst().map(\.slots))
            #expect(try await desk.days(of: "A02").isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `eight digits check in on the day only, and staff who cancel are named`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let desk = hall.desks.appointments
            let booking = try await book(hall, "p1", at: half + 3 * 86_400)
            #expect(booking.code.count == 8 && booking.code.allSatisfy(\.isNumber))
            let checkIn = {
                try await desk.checkIn(code: booking.code, from: .kiosk(hall.kiosk)).ticket
            }
            try await refused("no_such_appointment") { _ = try await checkIn() }
            hall.clock.set(9, 50, on: "2025-10-20")
            let ticket = try await checkIn()
            #expect(ticket.channel == .appointment)
            #expect(try await checkIn() == ticket)
            let other = try await book(hall, "p2", at: half + 3 * 86_400 + 3600)
            try await refused("not_allowed") {
                try await desk.cancel(id: other.id, by: .sun)
            }
            try await desk.cancel(id: other.id, by: .he)
            let entry = try await hall.centre.read {
                try $0.journalEntries(kind: "queue.appointment_cancelled").first
            }
            #expect(entry?.actor == "he" && entry?.subject == other.subject.description)
        }
    }
}
