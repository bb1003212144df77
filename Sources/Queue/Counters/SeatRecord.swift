import Kernel

extension Reader {
    /// The seat of a counter; nil when there is no such counter.
    func seat(_ counter: Counter.ID) throws -> Seat? {
        try first("SELECT * FROM queue_seat WHERE counter = \(counter)").map(Seat.init(row:))
    }

    /// Every seat of a counter in use, by number.
    func seats() throws -> [Seat] {
        try rows(
            """
            SELECT s.* FROM queue_seat s JOIN queue_counter c ON c.id = s.counter
            WHERE c.retired_at IS NULL ORDER BY c.number
            """
        ).map(Seat.init(row:))
    }

    /// The next ticket for a counter: of the preferred rank while one waits in its lines, else of
    /// the other; within a rank the earliest place. Looks at the head of each line only.
    func head(for counter: Counter, preferring rank: Int) throws -> Ticket? {
        if rank > 0, let ticket = try head(for: counter, where: "AND rank = 1") { return ticket }
        return try head(for: counter, where: "")
    }

    /// The first ticket of a counter's lines, priority before ordinary.
    private func head(for counter: Counter, where ranks: SQL) throws -> Ticket? {
        // Each line's head is one number, found in the index alone: the rank above the place. Only
        // the ticket that stands at the first of them is read.
        return try first(
            """
            SELECT \(part: Ticket.columns) FROM (
                SELECT column1 AS head_line, (
                    SELECT (rank << 62) | place FROM queue_ticket
                    WHERE state = 'waiting' AND line = column1 \(part: ranks)
                    ORDER BY rank, place LIMIT 1) AS head
                FROM (VALUES \(part: counter.lineRows)) AS lines
                ORDER BY head NULLS LAST LIMIT 1) AS first
            CROSS JOIN queue_ticket
            WHERE state = 'waiting' AND line = head_line AND rank = head >> 62
                AND place = head & 4611686018427387903
            LIMIT 1
            """
        ).map(Ticket.init(row:))
    }

    /// A place behind so many that wait in a ticket's line, or behind all when there are fewer.
    func place(behind count: Int, _ ticket: Ticket) throws -> Int64 {
        let row = try first(
            """
            SELECT MAX(place) AS place FROM (SELECT place FROM queue_ticket
                WHERE state = 'waiting' AND line = \(ticket.line) AND rank = \(ticket.rank)
                ORDER BY place LIMIT \(count)) AS sooner
            """)
        let last: Int64? = try row?("place")
        return max((last ?? ticket.place) + 1, ticket.place)
    }
}

extension Seat {
    fileprivate init(row: Row) throws {
        counter = try row("counter")
        state = try row.word("state")
        clerk = try row("clerk")
        since = try row("since")
        ticket = try row("ticket")
        priorityRun = try row("priority_run")
        lastLabel = try row("last_label")
        lastCall = try row("last_call")
        lastCalledAt = try row("last_called_at")
        lastRequest = try row("last_request")
    }
}

extension Transaction {
    /// A counter's seat, and which version the settings have.
    func seatAndVersion(_ counter: Counter.ID) throws -> (seat: Seat, version: Int) {
        let row = try first(
            """
            SELECT s.*, (SELECT version FROM queue_hall) AS version
            FROM queue_seat s WHERE s.counter = \(counter)
            """)
        guard let row else { throw Refusal.noSuchCounter(counter) }
        return (try Seat(row: row), try row("version"))
    }

    /// Keeps what has become of a seat.
    ///
    /// - Parameter old: how it was read, if it was: most acts leave alone who sits there, and so
    ///   the index of clerks.
    func keep(_ seat: Seat, from old: Seat? = nil) throws {
        let isSame = (seat.state, seat.clerk, seat.since) == (old?.state, old?.clerk, old?.since)
        let sitting: SQL = """
            state = \(seat.state.rawValue), clerk = \(seat.clerk), since = \(seat.since),
            """
        try run(
            """
            UPDATE queue_seat SET \(part: isSame ? "" : sitting) ticket = \(seat.ticket),
                priority_run = \(seat.priorityRun), last_label = \(seat.lastLabel),
                last_call = \(seat.lastCall), last_called_at = \(seat.lastCalledAt),
                last_request = \(seat.lastRequest)
            WHERE counter = \(seat.counter)
            """)
    }
}
