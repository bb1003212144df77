import Hummingbird
import Kernel
import People
import Queue

/// The front desk.
enum ReceptionRoutes {
    static let all: [Route] = [
        .get("/reception", .permission(.receiveVisitor)) { try await reception($0, []) },
        .post("/reception/tickets", .permission(.receiveVisitor), issue),
        .post("/reception/notes", .permission(.receiveVisitor), log),
        .post("/reception/appointments/{id}/check-ins", .permission(.receiveVisitor), checkIn),
        .get("/reception/paper", .permission(.receiveVisitor)) {
            try await PaperPages.paper($0, typed: [], refusals: [])
        },
        .post("/reception/paper/blocks", .permission(.receiveVisitor), PaperPages.handOut),
        .post("/reception/paper/slips", .permission(.receiveVisitor), PaperPages.enter),
    ]

    private static func reception(
        _ visit: Visit, _ refusals: [Refusal], issued: TicketView? = nil
    ) async throws -> Response {
        let desks = visit.site.queue
        let hall = try await desks.hall.hall()
        let bookings = try await desks.appointments.all(on: visit.today)
        let names = try await visit.visitors(of: bookings)
        var found: [Ticket]?
        if let search = visit.query("search") {
            var query = TicketQuery(day: visit.today)
            query.label = search.uppercased().filter { !$0.isWhitespace }
            query.limit = 30
            found = try await desks.list(query)
        }
        var just = issued
        if just == nil, let id = visit.query("issued") {
            just = try? await desks.tickets.view(id: id)
        }
        let facts = ReceptionFacts(
            hall: hall, appointments: bookings.map { ($0, names[$0.id] ?? "") }, found: found,
            issued: just, said: visit.query("logged") == nil ? nil : visit.t("queue_note_logged"))
        let typed = refusals.isEmpty ? TicketTyped.blank(visit) : TicketTyped(visit)
        return try visit.page(
            ReceptionPage(facts, typed: typed, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func issue(_ visit: Visit) async throws -> Response {
        do {
            let view = try await visit.site.queue.tickets.issue(
                try TicketTyped(visit).request(), from: .reception(try visit.actor))
            return visit.redirect("/reception?issued=\(view.ticket.id.queryEncoded)")
        } catch {
            return try await reception(visit, try error.refusals())
        }
    }

    private static func log(_ visit: Visit) async throws -> Response {
        do {
            guard let service = ReceptionNote.Act(rawValue: visit.form.text("service")),
                let kind = VisitorKind(rawValue: visit.form.text("visitor"))
            else { throw Refusal.noService }
            let about = visit.form.text("about")
            try await visit.site.queue.tickets.logReception(
                ReceptionNote(
                    service: service, visitorKind: kind, matter: about.isEmpty ? nil : about),
                by: try visit.actor)
            return visit.redirect("/reception?logged=1")
        } catch {
            return try await reception(visit, try error.refusals())
        }
    }

    private static func checkIn(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let desk = visit.site.queue.appointments
        guard let booking = try await desk.all(on: visit.today).first(where: { $0.id == id }) else {
            throw Missing()
        }
        do {
            let view = try await desk.checkIn(
                secret: booking.secret, from: .reception(try visit.actor))
            return visit.redirect("/reception?issued=\(view.ticket.id.queryEncoded)")
        } catch {
            return try await reception(visit, try error.refusals())
        }
    }
}

extension Visit {
    /// Those who booked, masked, by the id of their booking.
    func visitors(of bookings: [Appointment]) async throws -> [String: String] {
        try await centre.read { [centre] reader in
            var names: [String: String] = [:]
            for booking in bookings {
                let person = try centre.vault.open(booking.vaultID, in: reader)
                names[booking.id] = person?.masked
            }
            return names
        }
    }
}

extension Person {
    /// `王** 尾号 5678`: enough for the person to be recognised by somebody who sees them.
    var masked: String {
        let family = name.first.map { "\($0)**" } ?? ""
        let tail = telephone.map { "…\($0.suffix(4))" } ?? ""
        return [family, tail].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension TicketTyped {
    /// An empty form on a page that another form of the same page may have been sent to.
    static func blank(_ visit: Visit) -> TicketTyped {
        var typed = TicketTyped(visit)
        typed.matter = ""
        typed.telephone = ""
        return typed
    }
}

extension Refusal {
    fileprivate static let noService = Refusal(
        "no_service", "请选择做了什么、为谁做的。", "Say what was done, and for whom.", at: "service")
}
