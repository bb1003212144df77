import Kernel

/// A number was given.
package struct TicketIssued: JournalEvent {
    package static let kind = "queue.ticket_issued"
    /// `A005`
    package let label: String
    package let matter: Matter.ID
    package let channel: Ticket.Channel
    package let kind: VisitorKind
    package let priority: Priority?
    /// A device's id, an assistant's account, or `visitor`.
    package let issuedBy: String
}

/// A ticket was called to a counter; again when it was called before.
package struct TicketCalled: JournalEvent {
    package static let kind = "queue.ticket_called"
    package let label: String
    package let matter: Matter.ID
    package let counter: Counter.ID
    /// How screens name the call when they have shown it.
    package let call: String
    /// Which call of the ticket it is, from 1.
    package let times: Int
    package let waitedSeconds: Int
    /// The day of the ticket, which is not today's after a night in line.
    package let day: Day
}

/// A screen has shown a call.
package struct CallShown: JournalEvent {
    package static let kind = "queue.call_shown"
    package let call: String
    package let device: Device.ID
    /// Milliseconds from the call to the screen.
    package let afterMilliseconds: Int64
}

/// A screen has spoken a call to its end.
package struct CallHeard: JournalEvent {
    package static let kind = "queue.call_heard"
    package let call: String
    package let device: Device.ID
}

/// No screen has shown a call in time: an alarm at the counter.
package struct CallNotShown: JournalEvent {
    package static let kind = "queue.call_not_shown"
    package let label: String
    package let counter: Counter.ID
    package let call: String
}

/// The visitor did not come: the ticket stands further back in line.
package struct TicketPassedOver: JournalEvent {
    package static let kind = "queue.ticket_passed_over"
    package let label: String
    package let counter: Counter.ID
    package let times: Int
}

/// The visitor sits down at the counter.
package struct ServingStarted: JournalEvent {
    package static let kind = "queue.service_started"
    package let label: String
    package let counter: Counter.ID
}

/// A counter is done with a ticket.
package struct TicketFinished: JournalEvent {
    package static let kind = "queue.ticket_finished"
    package let label: String
    package let matter: Matter.ID
    package let counter: Counter.ID
    package let outcome: Ticket.Outcome
    package let visitorKind: VisitorKind
    /// The account of the clerk who finished it.
    package let clerk: String
    package let waitedSeconds: Int
    /// Nil when no service began, or nobody knows when it ended.
    package let serviceSeconds: Int?
}

/// A ticket was sent on to another line; it keeps its wait.
package struct TicketTransferred: JournalEvent {
    package static let kind = "queue.ticket_transferred"
    package let label: String
    package let from: Counter.ID
    package let matter: Matter.ID
    /// The counter that alone is to serve it; nil for every counter of the matter.
    package let counter: Counter.ID?
}

/// A visitor no longer waits.
package struct TicketGivenUp: JournalEvent {
    package static let kind = "queue.ticket_given_up"
    package let label: String
    package let matter: Matter.ID
    /// The counter it was called to, if it was.
    package let counter: Counter.ID?
}

/// A ticket is worth nothing any more: passed over too often, or its day is over.
package struct TicketLapsed: JournalEvent {
    package static let kind = "queue.ticket_lapsed"
    package let label: String
    package let matter: Matter.ID
    package let reason: Reason

    /// Why it lapsed.
    package enum Reason: String, Codable, Sendable { case passedOver, dayOver }
}

/// Somebody waits too long: extra counters should open.
package struct WaitTooLong: JournalEvent {
    package static let kind = "queue.wait_too_long"
    package let label: String
    package let matter: Matter.ID
    package let waitedSeconds: Int
}

/// An assistant served somebody at the front desk without a ticket.
package struct ReceptionLogged: JournalEvent {
    package static let kind = "queue.reception_logged"
    package let service: ReceptionNote.Act
    package let visitorKind: VisitorKind
    package let matter: Matter.ID?
}
