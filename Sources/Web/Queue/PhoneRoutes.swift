import Hummingbird
import Kernel
import Queue

/// A ticket by phone, and the phone's page of any ticket. The hall's code and the ticket's secret
/// are the keys; nobody signs in.
enum PhoneRoutes {
    static let all: [Route] = [
        .get("/q/{code}", .anybody) { try await ask($0, typed: nil, refusals: []) },
        .post("/q/{code}/tickets", .anybody, issue),
        .post("/q/{code}/check-ins", .anybody, checkIn),
        .get("/tickets/{secret}", .anybody) { try await ticket($0, refusals: []) },
        .post("/tickets/{secret}/returns", .anybody, giveBack),
    ]

    private static func ask(
        _ visit: Visit, typed: TicketTyped?, refusals: [Refusal]
    ) async throws -> Response {
        let (code, hall) = try await hall(visit)
        let held = try await held(visit) + Booked.due(at: code, hall, visit)
        let door = HallDoor(hall.rules, at: visit.centre.clock.now(), visit.site.calendar)
        if case .closed(let until) = door.state {
            return try visit.page(
                PhonePage(
                    door, until: until, held: held, isBookable: !hall.bookable.isEmpty, visit))
        }
        let status = refusals.first?.status ?? .ok
        let matter = (typed?.matter ?? visit.query("matter")).flatMap(hall.matter)
        if let matter, matter.isOpen {
            let page = PhoneConfirmPage(
                code, matter, in: hall, typed: typed ?? TicketTyped(visit), refusals, visit)
            return try visit.page(page, status)
        }
        let menu = TicketMenu(
            hall, category: visit.query("category"), at: "/q/\(code)",
            glance: try await visit.site.queue.glance(), isDown: try await visit.isDown(), visit)
        return try visit.page(PhonePage(code, menu, held: held, refusals, visit), status)
    }

    private static func issue(_ visit: Visit) async throws -> Response {
        _ = try await hall(visit)
        let typed = TicketTyped(visit)
        let phone = visit.remembered(VisitorCookie.phone) ?? typed.key
        try visit.limit(.ticket)
        do {
            let view = try await visit.site.queue.tickets.issue(
                try typed.request(person: "phone:\(phone)"), from: .phone(address: visit.origin))
            var response = given(view.ticket, visit)
            visit.keep(phone, as: VisitorCookie.phone, seconds: 86_400 * 180, in: &response)
            return response
        } catch {
            return try await ask(visit, typed: typed, refusals: try error.refusals())
        }
    }

    /// Who has booked is there: the hall's code says so.
    private static func checkIn(_ visit: Visit) async throws -> Response {
        _ = try await hall(visit)
        try visit.limit(.ticket)
        do {
            let view = try await visit.site.queue.appointments.checkIn(
                secret: visit.form.text("secret"), from: .phone(address: visit.origin))
            return given(view.ticket, visit)
        } catch {
            let refusals = try error.refusals()
            if refusals.contains(where: { $0.code == "no_such_appointment" }) {
                try visit.limit(.guess)
            }
            return try await ask(visit, typed: nil, refusals: refusals)
        }
    }

    /// On to the ticket, which this phone remembers for the day.
    private static func given(_ ticket: Ticket, _ visit: Visit) -> Response {
        var response = visit.redirect("/tickets/\(ticket.secret)")
        visit.keep(ticket.secret, as: VisitorCookie.ticket, seconds: 86_400, in: &response)
        return response
    }

    /// The code on the hall's poster, and the hall.
    ///
    /// - Throws: `Missing` when it is not the present code.
    private static func hall(_ visit: Visit) async throws -> (String, Hall) {
        let code = try visit.parameter("code")
        let hall = try await visit.site.queue.hall.hall()
        guard !hall.rules.phoneCode.isEmpty,
            isEqualInConstantTime(code, hall.rules.phoneCode)
        else { throw Missing() }
        return (code, hall)
    }

    /// The way back to a ticket that this phone has taken already.
    private static func held(_ visit: Visit) async -> [TicketChoice] {
        guard let secret = visit.remembered(VisitorCookie.ticket),
            let view = try? await visit.site.queue.tickets.view(secret: secret),
            view.ticket.state != .ended
        else { return [] }
        return [
            TicketChoice(
                href: "/tickets/\(secret)", text: visit.t("queue_you_hold", view.ticket.label),
                note: visit.t("queue_open_ticket"))
        ]
    }
}

extension PhoneRoutes {
    private static func ticket(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let view = try await visit.ticketView()
        let hall = try await visit.site.queue.hall.hall()
        let links = try await TicketLinks(view.ticket, hall, visit)
        return try visit.page(
            PhoneTicketPage(view, hall, links, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func giveBack(_ visit: Visit) async throws -> Response {
        let secret = try visit.parameter("secret")
        do {
            _ = try await visit.site.queue.tickets.giveUp(secret: secret)
            return visit.redirect("/tickets/\(secret)")
        } catch {
            return try await ticket(visit, refusals: try error.refusals())
        }
    }
}
