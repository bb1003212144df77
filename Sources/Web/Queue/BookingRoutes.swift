import Hummingbird
import Kernel
import Queue

/// A visitor books a time by phone, sees it, and gives it back. The booking's secret, in its link,
/// is its key; nobody signs in, and no page lists what others have booked.
enum BookingRoutes {
    static let all: [Route] = [
        .get("/appointments", .anybody) { try await ask($0, []) },
        .post("/appointments", .anybody, book),
        .get("/appointments/{secret}", .anybody) { try await show($0, []) },
        .post("/appointments/{secret}/cancellations", .anybody, cancel),
    ]

    /// Matter, day, time: one question after another.
    private static func ask(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        try visit.limit(.look)
        let desks = visit.site.queue
        let hall = try await desks.hall.hall()
        let asked = visit.form["matter"] ?? visit.query("matter")
        guard let matter = hall.bookable.first(where: { $0.id == asked }) else {
            let held = try await Booked.all(hall, visit).map(\.choice)
            return try visit.page(PhonePage(booking: hall, held: held, visit))
        }
        let days = try await desks.appointments.days(of: matter.id)
        let day = (visit.form["day"] ?? visit.query("day")).flatMap { Day($0) }
        guard let found = days.first(where: { $0.day == day }),
            !found.slots.isEmpty || !refusals.isEmpty
        else { return try visit.page(PhonePage(booking: matter, in: hall, days, visit)) }
        return try visit.page(
            PhoneBookPage(matter, in: hall, on: found.day, found.slots, refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func book(_ visit: Visit) async throws -> Response {
        let phone = visit.remembered(VisitorCookie.phone) ?? TicketTyped(visit).key
        try visit.limit(.book, token: phone)
        do {
            let (request, slot) = try wanted(visit)
            let booking = try await visit.site.queue.appointments.book(
                request, at: slot, from: .phone(address: visit.origin))
            var response = visit.redirect("/appointments/\(booking.secret)")
            visit.keep(phone, as: VisitorCookie.phone, seconds: 86_400 * 180, in: &response)
            visit.keep(
                Booked.secrets(visit, adding: booking.secret), as: VisitorCookie.bookings,
                seconds: 86_400 * (Appointment.daysAhead + 1), in: &response)
            return response
        } catch {
            return try await ask(visit, try error.refusals())
        }
    }

    /// - Throws: `Refusals`, all that is wrong at once.
    private static func wanted(_ visit: Visit) throws -> (TicketRequest, Instant) {
        var refusals: [Refusal] = []
        let slot = Int64(visit.form.text("slot")).map { Instant(milliseconds: $0) }
        if slot == nil { refusals.append(.noSlot) }
        let name = visit.form.text("name")
        if name.isEmpty || name.count > 50 { refusals.append(.badName) }
        if visit.form.text("telephone").isEmpty { refusals.append(.badTelephone) }
        var request: TicketRequest?
        do { request = try TicketTyped(visit).request() } catch {
            // Here it has to be given.
            refusals += try error.refusals().map {
                $0.code == Refusal.notTelephone.code ? .badTelephone : $0
            }
        }
        guard refusals.isEmpty, let slot, var request else { throw Refusals(refusals) }
        request.visitor?.name = name
        return (request, slot)
    }

    private static func show(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let booking = try await booking(visit)
        let desks = visit.site.queue
        let hall = try await desks.hall.hall()
        var ticket: Ticket?
        if let id = booking.ticket { ticket = try await desks.tickets.view(id: id).ticket }
        let page = try PhoneBookingPage(
            booking, hall, ticket: ticket, here: here(hall, visit), refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    /// The hall's code, when the visitor has come by it.
    private static func here(_ hall: Hall, _ visit: Visit) -> String? {
        visit.query("hall").flatMap { code in
            let isIt = isEqualInConstantTime(code, hall.rules.phoneCode)
            return isIt && !code.isEmpty ? code : nil
        }
    }

    private static func cancel(_ visit: Visit) async throws -> Response {
        let booking = try await booking(visit)
        do {
            try await visit.site.queue.appointments.cancel(secret: booking.secret)
            return visit.redirect("/appointments/\(booking.secret)")
        } catch {
            return try await show(visit, try error.refusals())
        }
    }

    /// The booking whose secret is in the path; a wrong one counts as a guess.
    private static func booking(_ visit: Visit) async throws -> Appointment {
        let secret = try visit.parameter("secret")
        try visit.limit(.look, token: secret)
        return try visit.found(try await Booked.find(secret, visit))
    }
}
