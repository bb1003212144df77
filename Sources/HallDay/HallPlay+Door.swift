import Kernel
import Queue

extension HallPlay {
    mutating func atTheDoor(_ act: HallAct) async throws {
        switch act {
        case .arrive(let arrival): try await arrive(arrival)
        case .giveUp(let secret): try await giveUp(secret)
        case .guide: try await guide()
        default: break
        }
    }

    private mutating func arrive(_ arrival: Arrival) async throws {
        let request = TicketRequest(
            matter: arrival.matter, kind: arrival.kind, priority: arrival.priority,
            person: arrival.person, request: arrival.request)
        let (desk, source) = (queue.tickets, source(arrival))
        do {
            let view = try await trial.attempt("ticket") {
                try await desk.issue(request, from: source)
            }
            // Whoever was told that it failed presses again: the same request, never a second
            // number.
            guard let view else { return agenda.note(.arrive(arrival), at: now + 15) }
            welcome(view.ticket, arrival)
        } catch let refusal as Refusal where refusal.code == "hall_closed" {
            // The store failed until it was too late; the visitor comes another day.
        }
    }

    private mutating func welcome(_ ticket: Ticket, _ arrival: Arrival) {
        book.numbers["\(ticket.day) \(ticket.letter)", default: []].append(ticket.number)
        book.tickets.updateValue(nil, forKey: ticket.id)
        if case .reception = arrival.channel { book.receptionTickets += 1 }
        if random.happens(perMille: habits.givesUp) {
            agenda.note(.giveUp(secret: ticket.secret), at: later(60...600))
        }
        wakeClerks()
    }

    private mutating func source(_ arrival: Arrival) -> TicketSource {
        switch arrival.channel {
        case .kiosk: setting.kiosk.map { .kiosk($0) } ?? .phone(address: "kiosk")
        case .phone: .phone(address: "203.0.113.\(random.below(200))")
        case .reception: .reception(random.pick(company.assistants))
        }
    }

    private mutating func giveUp(_ secret: String) async throws {
        let desk = queue.tickets
        do {
            let view = try await trial.attempt("give up") { try await desk.giveUp(secret: secret) }
            guard let view else { return agenda.note(.giveUp(secret: secret), at: now + 20) }
            book.tickets[view.ticket.id] = Ticket.Outcome.left.rawValue
        } catch is Refusal {
            // Called and served meanwhile; the visitor stays.
        }
    }

    private mutating func guide() async throws {
        let note = ReceptionNote(
            service: random.pick([.guiding, .guiding, .enquiry, .forms]),
            visitorKind: random.happens(perMille: habits.business) ? .business : .individual)
        let (desk, assistant) = (queue.tickets, random.pick(company.assistants))
        let done: Void? = try await trial.attempt("guide") {
            try await desk.logReception(note, by: assistant)
        }
        guard done != nil else { return agenda.note(.guide, at: now + 20) }
        book.guidings += 1
    }
}
