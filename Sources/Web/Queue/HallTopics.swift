import Kernel
import Queue

/// `/live/queue/hall`: whatever happens in the hall, for its staff.
struct HallTopic: LiveTopic {
    let key = "queue/hall"
    let need = Route.Need.permission(.seeHall)
    static let kinds: Set<String>? = HallTopic.all

    init?(_ path: [String], _ visit: Visit) {
        guard path == ["queue", "hall"] else { return nil }
    }

    /// Everything but what a screen says of itself many times an hour.
    private static let all: Set<String> = [
        TicketIssued.kind, TicketCalled.kind, CallShown.kind, CallHeard.kind, CallNotShown.kind,
        TicketPassedOver.kind, ServingStarted.kind, TicketFinished.kind, TicketTransferred.kind,
        TicketGivenUp.kind, TicketLapsed.kind, WaitTooLong.kind, "queue.counter_opened",
        "queue.counter_closed", "queue.counter_paused", "queue.counter_resumed",
        "queue.outage_began", "queue.outage_ended", MatterClosed.kind, MatterReopened.kind,
    ]

    func message(for entry: LiveEntry, _ reader: Reader) -> LiveMessage? { .changed }
}

/// `/live/queue/screens/{token}`: calls, as they are made; the same for every screen.
struct ScreenTopic: LiveTopic {
    let key: String
    let need = Route.Need.anybody
    static let kinds: Set<String>? = [
        TicketCalled.kind, TicketPassedOver.kind, TicketFinished.kind, TicketIssued.kind,
        "queue.counter_opened", "queue.counter_closed", "queue.outage_began",
        "queue.outage_ended",
    ]
    private let token: String

    init?(_ path: [String], _ visit: Visit) {
        guard path.count == 3, path.starts(with: ["queue", "screens"]) else { return nil }
        token = path[2]
        key = "queue/screens"
    }

    func exists(_ reader: Reader) throws -> Bool {
        try reader.device(withToken: token)?.kind == .screen
    }

    /// A call, with all that a screen has to show and to say.
    private struct Called: Codable {
        let label: String
        let matter: Matter.ID
        let counter: Counter.ID
        let call: String
        let times: Int
    }

    /// Each call by itself, so that none is lost when two follow quickly; else that it changed.
    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        guard entry.kind == TicketCalled.kind else { return .changed }
        return try LiveMessage("called", entry.event(Called.self))
    }
}

/// `/live/queue/tickets/{secret}`: what may move a visitor's place in line.
struct TicketTopic: LiveTopic {
    let key: String
    let need = Route.Need.anybody
    static let kinds: Set<String>? = [
        TicketCalled.kind, TicketPassedOver.kind, ServingStarted.kind, TicketFinished.kind,
        TicketTransferred.kind, TicketGivenUp.kind, TicketLapsed.kind,
    ]
    private let id: Ticket.ID

    init?(_ path: [String], _ visit: Visit) {
        guard path.count == 3, path.starts(with: ["queue", "tickets"]) else { return nil }
        id = Ticket.id(of: path[2])
        key = "queue/tickets/\(id)"
    }

    func exists(_ reader: Reader) throws -> Bool { try reader.hasTicket(id) }

    func address(_ reader: Reader) -> String? { "queue.ticket/\(id)" }

    /// Its own news at once; of others', only what lets somebody move up.
    static func addressees(of entry: LiveEntry, _ reader: Reader) -> [String]? {
        let movesOthers = entry.kind != ServingStarted.kind && entry.kind != TicketFinished.kind
        return movesOthers ? nil : [entry.subject]
    }

    func message(for entry: LiveEntry, _ reader: Reader) -> LiveMessage? { .changed }
}
