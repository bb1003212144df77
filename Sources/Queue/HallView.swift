import Kernel

/// An upgrade of the calling system that was accepted.
package struct Upgrade: Hashable, Sendable {
    package let day: Day
    package let title: String
    /// The number of the acceptance record.
    package let document: String
    /// The SHA-256 of its paper, where one was kept.
    package let paper: String?
}

extension Reader {
    /// The upgrades accepted, the latest first; at most `limit`.
    package func upgrades(limit: Int = 200) throws -> [Upgrade] {
        try rows(
            """
            SELECT day, title, document, paper FROM queue_upgrade
            ORDER BY day DESC, sequence DESC LIMIT \(limit)
            """
        ).map {
            Upgrade(
                day: try $0("day"), title: try $0("title"), document: try $0("document"),
                paper: try $0("paper"))
        }
    }
}

extension Reader {
    /// The device in use behind a token; nil when there is none.
    package func device(withToken token: String) throws -> Device? {
        try device(token: DeviceDesk.digest(token))
    }

    /// Whether a ticket of this id was ever given.
    package func hasTicket(_ id: Ticket.ID) throws -> Bool {
        try first("SELECT 1 AS one FROM queue_ticket WHERE id = \(id)") != nil
    }
}
