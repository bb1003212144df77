import Kernel

/// What a ticket is asked for with.
package struct TicketRequest: Sendable {
    package var matter: Matter.ID
    package var kind = VisitorKind.individual
    package var priority: Priority?
    /// What tells the person from others: a telephone or ID number, or a phone browser's token.
    /// Only its keyed digest is kept.
    package var person: String?
    /// The client's own id of this request: sent again, it gives the same ticket again.
    package var request: String?
    /// For the vault; shown to the counter only.
    package var visitor: Person?

    package init(
        matter: Matter.ID, kind: VisitorKind = .individual, priority: Priority? = nil,
        person: String? = nil, request: String? = nil, visitor: Person? = nil
    ) {
        self.matter = matter
        self.kind = kind
        self.priority = priority
        self.person = person
        self.request = request
        self.visitor = visitor
    }
}

/// Where a ticket is asked for.
package enum TicketSource: Sendable {
    case kiosk(Device)
    /// A visitor's own phone, from a network address.
    case phone(address: String)
    case reception(Actor)
}

/// A ticket in line, as its visitor sees it.
package struct TicketView: Sendable {
    package let ticket: Ticket
    /// How many wait before it, up to `TicketView.countLimit`; 0 once it is called.
    package let ahead: Int
    /// Seconds until it is called, by recent services; nil when no counter serves it now.
    package let expectedWaitSeconds: Int?

    /// Beyond this nobody counts: a page says “100 or more”.
    package static let countLimit = 100
}
