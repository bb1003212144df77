import Kernel

/// Gives tickets, shows them to their visitors, and takes back those given up.
package struct TicketDesk: Sendable {
    let desks: QueueDesks
    private var centre: Centre { desks.centre }

    /// Gives the next number of a matter's letter.
    ///
    /// A request that carries its own id and was done already gives the same ticket again, whoever
    /// was killed in between. A person has one open ticket for a matter.
    ///
    /// - Throws: `Refusal` for a matter that is closed or not there, outside the hours (with the
    ///   next opening), beyond the limits, and when the person already has a ticket.
    package func issue(
        _ request: TicketRequest, from source: TicketSource
    ) async throws -> TicketView {
        try source.check(request)
        let draft = TicketDraft(request, source, desks)
        do {
            let issued = try await write(from: source) { transaction in
                try draft.issue(in: transaction)
            }
            return try await desks.view(issued.ticket, ahead: issued.ahead)
        } catch is TicketDraft.Repeated {
            return try await view(id: draft.id)
        } catch let refusal as Refusal where request.request != nil {
            // What was given before is given again, even when the hall has closed since.
            let given = try await centre.read { try $0.ticket(draft.id) }
            guard let given else { throw refusal }
            return try await desks.view(given)
        }
    }

    /// A visitor's ticket by its secret.
    ///
    /// - Throws: `Refusal` for a secret that is none.
    package func view(secret: String) async throws -> TicketView {
        try await view(id: Ticket.id(of: secret))
    }

    /// One ticket by its id.
    ///
    /// - Throws: `Refusal` when there is none.
    package func view(id: Ticket.ID) async throws -> TicketView {
        guard let ticket = try await centre.read({ try $0.ticket(id) }) else {
            throw Refusal.noSuchTicket
        }
        return try await desks.view(ticket)
    }

    /// The visitor gives up while waiting or called; a counter it was called to is free again.
    ///
    /// - Throws: `Refusal` for a secret that is none, and once the service has begun.
    package func giveUp(secret: String) async throws -> TicketView {
        let ticket = try await centre.write(as: "visitor") { transaction in
            let id = Ticket.id(of: secret)
            guard var ticket = try transaction.reader.ticket(id) else {
                throw Refusal.noSuchTicket
            }
            let counter = ticket.counter
            let event = try ticket.giveUp(at: transaction.instant)
            if event.counter != nil, var seat = try counter.flatMap(transaction.reader.seat) {
                seat.ticket = nil
                try transaction.keep(seat)
            }
            try transaction.close(ticket, by: event)
            return ticket
        }
        return try await desks.view(ticket)
    }

    /// A screen has shown, or spoken, a call named `id-n`. Only the first screen's word counts,
    /// and one about a call that was overtaken is nothing.
    ///
    /// - Throws: `Refusal` when the device is no screen.
    package func acknowledge(call: String, _ stage: CallStage, by device: Device) async throws {
        guard device.kind == .screen else { throw Refusal.notAScreen }
        guard let (id, times) = Ticket.call(named: call) else { throw Refusal.noSuchCall }
        try await centre.write(as: device.id) { transaction in
            try transaction.acknowledge(call, of: id, times, stage, by: device.id)
        }
    }

    /// An assistant has served somebody at the front desk without a ticket; counts as a reception.
    ///
    /// - Throws: `Refusal` for a matter that is not there.
    package func logReception(_ note: ReceptionNote, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .receiveVisitor) { transaction in
            let hall = try desks.halls.hall(transaction.reader)
            if let matter = note.matter, hall.matter(matter) == nil {
                throw Refusal.noSuchMatter(matter)
            }
            try transaction.record(
                ReceptionLogged(
                    service: note.service, visitorKind: note.visitorKind, matter: note.matter),
                about: Subject("queue.reception", Identifier.make(at: transaction.instant)),
                worth: [.reception(note.service, on: transaction.instant.day)])
        }
    }

    private func write<Value: Sendable>(
        from source: TicketSource, _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        switch source {
        case .reception(let actor): try await centre.write(by: actor, may: .receiveVisitor, act)
        case .kiosk, .phone: try await centre.write(as: source.issuer, act)
        }
    }
}

extension Observation {
    /// A service of an assistant at the front desk.
    static func reception(_ service: ReceptionNote.Act, on day: Day) -> Observation {
        Observation(
            measure: QueueMeasure.receptions, day: day, amount: Quantity(1),
            breakdown: service.rawValue)
    }
}
