import Kernel

/// Waiting and serving now, for a screen or a page.
package struct HallGlance: Sendable {
    package let seats: [Seat]
    /// Tickets waiting for each matter, counted up to `TicketView.countLimit`.
    package let waiting: [Matter.ID: Int]
    /// Tickets given today for each letter.
    package let issued: [String: Int]
    /// Seconds a service of each matter takes lately.
    package let paceSeconds: [Matter.ID: Int]
}

/// What a list of tickets is asked for.
package struct TicketQuery: Sendable {
    package var day: Day
    package var matter: Matter.ID?
    package var counter: Counter.ID?
    package var state: Ticket.State?
    /// A number such as `A005`, or its beginning.
    package var label: String?
    package var limit = 100
    package var offset = 0

    package init(day: Day) { self.day = day }
}

/// One cell of the statistics: tickets taken in one hour for one matter, ended at one counter.
package struct HallStatistic: Hashable, Sendable {
    package let day: Day
    /// Of the day, 0 to 23, in which the tickets were taken.
    package let hour: Int
    package let matter: Matter.ID
    /// Empty for tickets that ended at no counter.
    package let counter: String
    package let tickets: Int
    package let served: Int
    package let waitSeconds: Int
    package let longestWaitSeconds: Int
    package let serviceSeconds: Int
    package let longestServiceSeconds: Int
}

extension Reader {
    func hall() throws -> Hall { throw Fault("hall") }
}

extension QueueDesks {
    /// What the hall's pages and screens show; from memory for a second.
    package func glance() async throws -> HallGlance { throw Fault("glance") }
    package func list(_ query: TicketQuery) async throws -> [Ticket] { [] }
    package func statistics(from: Day, through: Day) async throws -> [HallStatistic] { [] }
    /// Matters in which somebody waits too long, each with the counters that could open for it.
    package func suggestions() async throws -> [(matter: Matter.ID, counters: [Counter.ID])] { [] }
}
