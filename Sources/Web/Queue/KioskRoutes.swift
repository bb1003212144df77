import Hummingbird
import Kernel
import Queue

/// The kiosk: a ticket in three touches. Its token is its key; nobody signs in.
enum KioskRoutes {
    static let all: [Route] = [
        .get("/kiosks/{token}", .anybody) { try await ask($0, typed: nil, refusals: []) },
        .post("/kiosks/{token}/tickets", .anybody, issue),
        .get("/kiosks/{token}/tickets/{secret}", .anybody, ticket),
    ]

    private static func ask(
        _ visit: Visit, typed: TicketTyped?, refusals: [Refusal]
    ) async throws -> Response {
        let (_, token) = try await visit.device(.kiosk)
        let hall = try await visit.site.queue.hall.hall()
        let door = HallDoor(hall.rules, at: visit.centre.clock.now(), visit.site.calendar)
        if case .closed(let until) = door.state {
            return try visit.page(KioskClosedPage(token, door, until: until, visit))
        }
        let status = refusals.first?.status ?? .ok
        let matter = (typed?.matter ?? visit.query("matter")).flatMap(hall.matter)
        if let matter, matter.isOpen {
            let page = KioskConfirmPage(
                token, matter, in: hall, typed: typed ?? TicketTyped(visit), refusals, visit)
            return try visit.page(page, status)
        }
        let menu = TicketMenu(
            hall, category: visit.query("category"), at: "/kiosks/\(token)",
            glance: try await visit.site.queue.glance(), isDown: try await visit.isDown(), visit)
        return try visit.page(KioskPage(token, menu, refusals, visit), status)
    }

    private static func issue(_ visit: Visit) async throws -> Response {
        let (device, token) = try await visit.device(.kiosk)
        let typed = TicketTyped(visit)
        do {
            let view = try await visit.site.queue.tickets.issue(
                try typed.request(), from: .kiosk(device))
            return await given(view, at: device, token, visit)
        } catch {
            return try await ask(visit, typed: typed, refusals: try error.refusals())
        }
    }

    /// Prints the slip, and on to the ticket's page.
    static func given(
        _ view: TicketView, at kiosk: Device, _ token: String, _ visit: Visit
    ) async -> Response {
        let printed = await SlipPrinting.print(view, at: kiosk, visit)
        return visit.redirect(
            "/kiosks/\(token)/tickets/\(view.ticket.secret)?printed=\(printed.result.rawValue)")
    }

    private static func ticket(_ visit: Visit) async throws -> Response {
        let (_, token) = try await visit.device(.kiosk)
        let view = try await visit.ticketView()
        let hall = try await visit.site.queue.hall.hall()
        var response = try visit.page(KioskTicketPage(token, view, hall, visit))
        // Without scripts, too, the kiosk is soon ready for the next visitor.
        response.headers[.refresh] = "30; url=/kiosks/\(token)"
        return response
    }
}

extension Visit {
    /// The ticket whose secret is in the path.
    ///
    /// - Throws: `Missing` when there is none: nothing tells a wrong secret from an old one.
    func ticketView() async throws -> TicketView {
        let secret = try parameter("secret")
        do { return try await site.queue.tickets.view(secret: secret) } catch is Refusal {
            throw Missing()
        }
    }
}
