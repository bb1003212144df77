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

extension QueueDesks {
    /// Who waits in the lines that a counter calls from, also since yesterday, by the moment each
    /// stands for; at most `limit`.
    package func waiting(for counter: Counter, limit: Int) async throws -> [Ticket] {
        try await centre.read { try $0.waiting(in: counter.lines, limit: limit) }
    }

    /// Who waits in the hall, by the moment each stands for; at most `limit`.
    package func waiting(limit: Int) async throws -> [Ticket] {
        try await centre.read { try $0.waiting(in: nil, limit: limit) }
    }
}

extension Reader {
    fileprivate func waiting(in lines: [String]?, limit: Int) throws -> [Ticket] {
        let among: SQL = lines.map { "AND line IN (\(part: SQL(list: $0)))" } ?? ""
        return try rows(
            """
            SELECT \(part: Ticket.columns) FROM queue_ticket
            WHERE state = 'waiting' \(part: among) ORDER BY place, number LIMIT \(limit)
            """
        ).map(Ticket.init(row:))
    }
}
