import Kernel

/// What a list of tickets is asked for.
package struct TicketQuery: Sendable {
    package var day: Day
    package var matter: Matter.ID?
    package var counter: Counter.ID?
    package var state: Ticket.State?
    /// A number such as `A005`, or only its letter.
    package var label: String?
    package var limit = 100
    package var offset = 0

    /// Every ticket of a day.
    package init(day: Day) { self.day = day }

    /// The letter and the number asked for, nil for any; a text that is no number finds nothing.
    fileprivate var number: (letter: String, number: Int?)? {
        label.map { label in
            let label = label.uppercased()
            return (String(label.prefix(1)), Int(label.dropFirst()) ?? (label.count > 1 ? 0 : nil))
        }
    }

    fileprivate var conditions: SQL {
        var sql: SQL = "day = \(day)"
        if let matter { sql = "\(part: sql) AND matter = \(matter)" }
        if let counter { sql = "\(part: sql) AND counter = \(counter)" }
        if let state { sql = "\(part: sql) AND state = \(state.rawValue)" }
        if let number {
            sql = "\(part: sql) AND letter = \(number.letter)"
            if let only = number.number { sql = "\(part: sql) AND number = \(only)" }
        }
        return sql
    }
}

extension QueueDesks {
    /// The tickets of a day that a query asks for, by letter and number.
    package func list(_ query: TicketQuery) async throws -> [Ticket] {
        try await centre.read { reader in
            try reader.rows(
                """
                SELECT \(part: Ticket.columns) FROM queue_ticket
                WHERE \(part: query.conditions) ORDER BY letter, number
                LIMIT \(query.limit) OFFSET \(query.offset)
                """
            ).map(Ticket.init(row:))
        }
    }

    /// How many there are of them in all.
    package func count(_ query: TicketQuery) async throws -> Int {
        try await centre.read { reader in
            try reader.first(
                "SELECT COUNT(*) AS n FROM queue_ticket WHERE \(part: query.conditions)")?("n")
                ?? 0
        }
    }

    /// Matters in which somebody waits too long, each with the counters that serve it and do not
    /// call now: whom to open.
    package func suggestions() async throws -> [(matter: Matter.ID, counters: [Counter.ID])] {
        let hall = try await hall.hall()
        let glance = try await glance()
        let calling = Set(glance.seats.filter { $0.state == .open }.map(\.counter))
        let late = try await centre.read { reader in
            try reader.rows(
                """
                SELECT DISTINCT matter FROM queue_ticket
                WHERE state = 'waiting' AND alarmed_at IS NOT NULL ORDER BY matter
                """
            ).map { try $0("matter") as Matter.ID }
        }
        return late.map { matter in
            (matter, hall.counters(serving: matter).map(\.id).filter { !calling.contains($0) })
        }
    }
}
