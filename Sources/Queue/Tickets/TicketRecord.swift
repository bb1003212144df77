import Kernel

extension Ticket {
    static let columns: SQL = """
        id, secret, day, letter, number, channel, kind, priority, issued_by, taken_at, waits_from,
        matter, place, state, reserved_for, counter, clerk, calls, passes, first_called_at,
        called_at, shown_at, heard_at, unshown_at, started_at, ended_at, outcome, alarmed_at
        """

    init(row: Row) throws {
        id = try row("id")
        secret = try row("secret")
        day = try row("day")
        letter = try row("letter")
        number = try row("number")
        channel = try row.word("channel")
        kind = try row.word("kind")
        priority = try row.wordIfAny("priority")
        issuedBy = try row("issued_by")
        takenAt = try row("taken_at")
        waitsFrom = try row("waits_from")
        matter = try row("matter")
        place = try row("place")
        state = try row.word("state")
        reservedFor = try row("reserved_for")
        counter = try row("counter")
        clerk = try row("clerk")
        calls = try row("calls")
        passes = try row("passes")
        firstCalledAt = try row("first_called_at")
        calledAt = try row("called_at")
        shownAt = try row("shown_at")
        heardAt = try row("heard_at")
        unshownAt = try row("unshown_at")
        startedAt = try row("started_at")
        endedAt = try row("ended_at")
        outcome = try row.wordIfAny("outcome")
        alarmedAt = try row("alarmed_at")
    }
}

extension Row {
    /// A word of a fixed choice.
    func word<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
        let text: String = try self(column)
        guard let choice = Choice(rawValue: text) else { throw Fault("\(column) is \(text)") }
        return choice
    }

    /// A word of a fixed choice, or none.
    func wordIfAny<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice? {
        let text: String? = try self(column)
        return try text.map { _ in try word(column) }
    }
}

extension Reader {
    func ticket(_ id: Ticket.ID) throws -> Ticket? {
        try first("SELECT \(part: Ticket.columns) FROM queue_ticket WHERE id = \(id)")
            .map(Ticket.init(row:))
    }

    /// How many waiting tickets stand before a place of a line, at most `TicketView.countLimit`.
    func ahead(of ticket: Ticket) throws -> Int {
        let row = try first("SELECT \(part: ticket.aheadCount) AS ahead")
        return try row.map { try min($0("ahead"), TicketView.countLimit) } ?? 0
    }
}

extension Ticket {
    /// Counts those before it: of its own rank those that came earlier, and before an ordinary
    /// ticket every priority one. Each count stops at the limit, so it costs the same in a crowd.
    var aheadCount: SQL {
        let priority: SQL = rank == 0 ? "AND place < \(place)" : ""
        let first: SQL = """
            (SELECT COUNT(*) FROM (SELECT 1 FROM queue_ticket
                WHERE state = 'waiting' AND line = \(line) AND rank = 0 \(part: priority)
                LIMIT \(TicketView.countLimit)) AS sooner)
            """
        guard rank > 0 else { return first }
        return """
            \(part: first) + (SELECT COUNT(*) FROM (SELECT 1 FROM queue_ticket
                WHERE state = 'waiting' AND line = \(line) AND rank = 1 AND place < \(place)
                LIMIT \(TicketView.countLimit)) AS earlier)
            """
    }
}

extension Transaction {
    /// Gives the next number of a letter, and a place after every place given that day, also when
    /// the clock was set back; says which version the settings have.
    func nextNumber(
        of letter: String, on day: Day
    ) throws -> (number: Int, place: Int64, version: Int) {
        let now = Ticket.place(at: instant)
        let last: SQL = "COALESCE((SELECT MAX(place) FROM queue_series WHERE day = \(day)), 0)"
        let row = try first(
            """
            INSERT INTO queue_series (day, letter, last, place)
            VALUES (\(day), \(letter), 1,
                CASE WHEN \(now) > \(part: last) THEN \(now)
                    ELSE \(part: last) + \(Ticket.placeStep) END)
            ON CONFLICT (day, letter) DO UPDATE SET
                last = queue_series.last + 1, place = excluded.place
            RETURNING last, place, (SELECT version FROM queue_hall) AS version
            """)
        guard let row else { throw Fault("no number for \(letter)") }
        return try (row("last"), row("place"), row("version"))
    }

    /// Keeps a new ticket; returns how many stand before it, nil when the id or the person has
    /// one already.
    func add(_ ticket: Ticket, person: String?) throws -> Int? {
        let row = try first(
            """
            INSERT INTO queue_ticket (id, secret, day, letter, number, channel, kind, priority,
                issued_by, person, taken_at, waits_from, matter, line, rank, place, state, counter,
                clerk, calls, passes, first_called_at, called_at, started_at, ended_at, outcome)
            VALUES (\(ticket.id), \(ticket.secret), \(ticket.day), \(ticket.letter),
                \(ticket.number), \(ticket.channel.rawValue), \(ticket.kind.rawValue),
                \(ticket.priority?.rawValue), \(ticket.issuedBy), \(person), \(ticket.takenAt),
                \(ticket.waitsFrom), \(ticket.matter), \(ticket.line), \(ticket.rank),
                \(ticket.place), \(ticket.state.rawValue), \(ticket.counter), \(ticket.clerk),
                \(ticket.calls), \(ticket.passes), \(ticket.firstCalledAt), \(ticket.calledAt),
                \(ticket.startedAt), \(ticket.endedAt), \(ticket.outcome?.rawValue))
            ON CONFLICT DO NOTHING
            RETURNING \(part: ticket.aheadCount) AS ahead
            """)
        return try row.map { try min($0("ahead"), TicketView.countLimit) }
    }

    /// Keeps what has become of a ticket.
    func keep(_ ticket: Ticket) throws {
        try run(
            """
            UPDATE queue_ticket SET matter = \(ticket.matter), line = \(ticket.line),
                place = \(ticket.place), state = \(ticket.state.rawValue),
                reserved_for = \(ticket.reservedFor), counter = \(ticket.counter),
                clerk = \(ticket.clerk), calls = \(ticket.calls), passes = \(ticket.passes),
                first_called_at = \(ticket.firstCalledAt), called_at = \(ticket.calledAt),
                shown_at = \(ticket.shownAt), heard_at = \(ticket.heardAt),
                unshown_at = \(ticket.unshownAt), started_at = \(ticket.startedAt),
                ended_at = \(ticket.endedAt), outcome = \(ticket.outcome?.rawValue),
                alarmed_at = \(ticket.alarmedAt)
            WHERE id = \(ticket.id)
            """)
    }
}
