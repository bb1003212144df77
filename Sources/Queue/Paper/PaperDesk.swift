import Kernel

/// Hands out blocks of numbered paper slips for an outage, and enters them afterwards.
///
/// Slips have the letter Z and a daily series of their own, so they never collide with tickets.
package struct PaperDesk: Sendable {
    let desks: QueueDesks

    /// Hands out the next slips of today: `Z001` to `Z050`.
    package func handOut(_ count: Int, by actor: Actor) async throws -> PaperBlock {
        throw Fault("hand out")
    }
    package func blocks(on day: Day) async throws -> [PaperBlock] { [] }
    /// The number of the next slip of a day to be entered; nil when all that were handed out are.
    package func nextNumber(on day: Day) async throws -> Int? { nil }
    /// Enters slips of a day, in order and without a gap, or none of them.
    ///
    /// - Throws: `Refusals` naming each slip not in order by its number.
    @discardableResult
    package func enter(_ slips: [PaperSlip], of day: Day, by actor: Actor) async throws
        -> [Ticket.ID]
    { [] }
}

/// Slips of one day handed out together.
package struct PaperBlock: Hashable, Sendable {
    package let day: Day
    package let first: Int
    package let last: Int
    package let handedOutAt: Instant
    package let handedOutBy: String
}

/// One slip as it comes back.
package struct PaperSlip: Sendable {
    package var number: Int
    package var matter: Matter.ID
    package var handedOutAt: Instant
    package var kind: VisitorKind
    package var priority: Priority?
    package var fate: Fate

    package init(
        number: Int, matter: Matter.ID, handedOutAt: Instant, kind: VisitorKind = .individual,
        priority: Priority? = nil, fate: Fate = .waits
    ) {
        self.number = number
        self.matter = matter
        self.handedOutAt = handedOutAt
        self.kind = kind
        self.priority = priority
        self.fate = fate
    }

    /// What became of it on paper.
    package enum Fate: Hashable, Sendable {
        /// Still waits: it joins the line at the moment it was handed out.
        case waits
        case served(at: Counter.ID, called: Instant, finished: Instant)
        case left
        /// Spoiled; only its number is kept.
        case void
    }
}
