import Hummingbird
import Kernel
import Queue

/// A ticket by phone, and the phone's page of any ticket. The hall's code and the ticket's secret
/// are the keys; nobody signs in.
enum PhoneRoutes {
    static let all: [Route] = [
        .get("/q/{code}", .anybody) { try await ask($0, typed: nil, refusals: []) },
        .post("/q/{code}/tickets", .anybody, issue),
        .get("/tickets/{secret}", .anybody) { try await ticket($0, refusals: []) },
        .post("/tickets/{secret}/returns", .anybody, giveBack),
    ]

    /// The cookie of the ticket that this phone took last.
    private static let heldCookie = "zx_ticket"
    /// The cookie that tells one phone from another, so that one visitor takes one ticket.
    private static let phoneCookie = "zx_phone"

    private static func ask(
        _ visit: Visit, typed: TicketTyped?, refusals: [Refusal]
    ) async throws -> Response {
        let (code, hall) = try await hall(visit)
        let held = await held(visit, hall)
        let door = HallDoor(hall.rules, at: visit.centre.clock.now(), visit.site.calendar)
        if case .closed(let until) = door.state {
            return try visit.page(PhonePage(door, until: until, held: held, visit))
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
        let phone = visit.cookies[phoneCookie]?.value ?? typed.key
        do {
            let view = try await visit.site.queue.tickets.issue(
                try typed.request(person: "phone:\(phone)"),
                from: .phone(address: visit.context.address))
            var response = visit.redirect("/tickets/\(view.ticket.secret)")
            keep(phone, as: phoneCookie, seconds: 86_400 * 180, in: &response, visit)
            keep(view.ticket.secret, as: heldCookie, seconds: 86_400, in: &response, visit)
            return response
        } catch {
            return try await ask(visit, typed: typed, refusals: try error.refusals())
        }
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
    private static func held(_ visit: Visit, _ hall: Hall) async -> TicketChoice? {
        guard let secret = visit.cookies[heldCookie]?.value,
            let view = try? await visit.site.queue.tickets.view(secret: secret),
            view.ticket.state != .ended
        else { return nil }
        return TicketChoice(
            href: "/tickets/\(secret)",
            text: visit.t("queue_you_hold", view.ticket.label), note: visit.t("queue_open_ticket"))
    }

    private static func keep(
        _ value: String, as name: String, seconds: Int, in response: inout Response, _ visit: Visit
    ) {
        response.setCookie(
            Cookie(
                name: name, value: value, maxAge: seconds, path: "/",
                secure: visit.site.configuration.secureCookies, httpOnly: true, sameSite: .lax))
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
