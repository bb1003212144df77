import Kernel

/// A counter as it is right now: who sits there, whether it calls, and which ticket is there.
package struct Seat: Hashable, Sendable {
    package let counter: Counter.ID
    package internal(set) var state = State.closed
    /// The account of the clerk; nil when closed.
    package internal(set) var clerk: String?
    package internal(set) var since: Instant?
    /// The ticket that is called or served there.
    package internal(set) var ticket: Ticket.ID?
    /// Priority tickets called since the last ordinary one.
    var priorityRun = 0
    /// What the screens show of it: the last ticket called, also after it is finished.
    package internal(set) var lastLabel: String?
    package internal(set) var lastCall: String?
    package internal(set) var lastCalledAt: Instant?
    /// The client's id of the last act, so that the act sent again is not done again.
    var lastRequest: String?

    /// Whether a counter works.
    package enum State: String, Sendable, Codable, CaseIterable {
        case closed, open, paused
    }
}

/// What a clerk sees: the seat, the ticket at it, and how many wait.
package struct CounterView: Sendable {
    package let counter: Counter
    package let seat: Seat
    package let ticket: Ticket?
    /// Tickets waiting in the lines it calls from, up to `TicketView.countLimit`.
    package let waiting: Int
}
