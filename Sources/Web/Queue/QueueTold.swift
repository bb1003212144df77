import Devices
import Kernel
import Queue

/// A ticket as its visitor's device reads it. No personal data.
struct ToldTicket: Encodable {
    let secret: String
    let number: String
    let matter: String
    let state: String
    let outcome: String?
    let ahead: Int
    /// Nil when no counter serves the matter now, or it no longer waits.
    let expectedWaitSeconds: Int?
    let counter: String?
    let call: String?
    let takenAt: String
    /// Where the visitor's phone follows it.
    let path: String

    init(_ view: TicketView) {
        let ticket = view.ticket
        secret = ticket.secret
        number = ticket.label
        matter = ticket.matter
        state = ticket.state.rawValue
        outcome = ticket.outcome?.rawValue
        ahead = view.ahead
        expectedWaitSeconds = view.expectedWaitSeconds
        let isThere = ticket.state == .called || ticket.state == .serving
        counter = isThere ? ticket.counter : nil
        call = ticket.state == .called ? ticket.call : nil
        takenAt = ticket.takenAt.description
        path = "/tickets/\(ticket.secret)"
    }
}

/// A ticket just given at a kiosk, with what became of its slip.
struct GivenTicket: Encodable {
    private let ticket: ToldTicket
    private let slip: ToldSlip

    init(_ ticket: ToldTicket, _ slip: ToldSlip) {
        self.ticket = ticket
        self.slip = slip
    }

    private enum CodingKeys: CodingKey { case slip }

    func encode(to encoder: any Encoder) throws {
        try ticket.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(slip, forKey: .slip)
    }
}

/// What became of a slip: `printed`, `failed`, or `none` where the kiosk has no printer.
struct ToldSlip: Encodable {
    let state: String
    /// Of a failed one, by its name in the code; nil when the printer did not say.
    let reason: String?
    /// The same for people.
    let message: String?

    init(_ outcome: SlipPrinting.Outcome, _ visit: Visit) {
        state = outcome.result == .browser ? "none" : outcome.result.rawValue
        reason = outcome.fault?.rawValue
        message = outcome.result == .failed ? visit.t("queue_slip_failed") : nil
    }
}

/// A counter as its clerk's program reads it.
struct ToldCounter: Encodable {
    let counter: String
    let state: String
    let ticket: There?
    let waiting: Int

    /// The ticket at a counter.
    struct There: Encodable {
        let id: String
        let number: String
        let matter: String
        let state: String
        let call: String
        let calls: Int
        let visitorKind: String
        let priority: String?
        let waitedSeconds: Int
        let isShown: Bool
        let isHeard: Bool
        /// Whether the counter was warned that no screen shows the call.
        let isUnshown: Bool
    }

    init(_ view: CounterView, at now: Instant) {
        counter = view.counter.id
        state = view.seat.state.rawValue
        waiting = view.waiting
        ticket = view.ticket.map { ticket in
            There(
                id: ticket.id, number: ticket.label(on: now.day), matter: ticket.matter,
                state: ticket.state.rawValue, call: ticket.call, calls: ticket.calls,
                visitorKind: ticket.kind.rawValue, priority: ticket.priority?.rawValue,
                waitedSeconds: ticket.waitedSeconds(at: now), isShown: ticket.shownAt != nil,
                isHeard: ticket.heardAt != nil, isUnshown: ticket.unshownAt != nil)
        }
    }
}

/// The hall as kiosks and screens need it.
struct ToldHall: Encodable {
    let isOpen: Bool
    /// When it opens next, while it is closed.
    let opensAt: String?
    let categories: [Category]
    let counters: [Counter]

    /// A category with the matters that take tickets.
    struct Category: Encodable {
        let letter: String
        let name: Words
        let matters: [Matter]
    }

    /// A matter, and how many wait for it.
    struct Matter: Encodable {
        let id: String
        let name: Words
        let waiting: Int
        let expectedWaitSeconds: Int?
    }

    /// A counter, with the last call that screens show of it.
    struct Counter: Encodable {
        let counter: String
        let name: Words
        let state: String
        let number: String?
        let call: String?
        let calledAt: String?
        /// Whether the visitor of that call is still awaited or served.
        let isThere: Bool
    }

    init(_ queue: QueueDesks, _ visit: Visit) async throws {
        let hall = try await queue.remembered()
        let glance = try await queue.glance()
        let now = visit.centre.clock.now()
        let hours = hall.rules.hours
        isOpen = try hours.isOpen(at: now, visit.site.calendar)
        let next = try? hours.nextOpening(after: now, visit.site.calendar)
        opensAt = isOpen ? nil : (next ?? nil)?.description
        categories = hall.categories.map { category in
            let matters = hall.matters(of: category.letter).filter(\.isOpen)
            return Category(
                letter: category.letter, name: category.name,
                matters: matters.map { matter in
                    let waiting = glance.waiting[matter.id] ?? 0
                    return Matter(
                        id: matter.id, name: matter.name, waiting: waiting,
                        expectedWaitSeconds: hall.expectedWait(
                            for: matter.id, ahead: waiting, glance))
                })
        }
        counters = glance.seats.compactMap { seat in
            hall.counter(seat.counter).map { counter in
                Counter(
                    counter: counter.id, name: counter.name, state: seat.state.rawValue,
                    number: seat.lastLabel, call: seat.lastCall,
                    calledAt: seat.lastCalledAt?.description, isThere: seat.ticket != nil)
            }
        }
    }
}
