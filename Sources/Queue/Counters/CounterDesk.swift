import Kernel

/// What a clerk does at a counter. Needs `serveCounter`, and to sit there.
///
/// Every act may carry the client's own id of the request: the last act of a counter sent again is
/// not done again, and answers with how the counter stands.
package struct CounterDesk: Sendable {
    let desks: QueueDesks
    var centre: Centre { desks.centre }

    /// How a counter stands.
    ///
    /// - Throws: `Refusal` when there is none of that id.
    package func view(_ id: Counter.ID) async throws -> CounterView {
        let hall = try await desks.hall.hall()
        guard let counter = hall.counter(id) else { throw Refusal.noSuchCounter(id) }
        return try await centre.read { reader in
            guard let seat = try reader.seat(id) else { throw Refusal.noSuchCounter(id) }
            return try reader.view(counter, seat)
        }
    }

    /// How every counter in use stands, by number.
    package func views() async throws -> [CounterView] {
        let hall = try await desks.hall.hall()
        return try await centre.read { reader in
            try reader.seats().compactMap { seat in
                try hall.counter(seat.counter).map { try reader.view($0, seat) }
            }
        }
    }

    /// The counter at which an account sits now.
    package func counter(of account: String) async throws -> Counter.ID? {
        try await centre.read { try $0.counter(of: account) }
    }

    /// Takes a counter; one clerk sits at one counter, and one counter has one clerk.
    ///
    /// - Throws: `Refusal` when somebody sits there, or the clerk elsewhere.
    @discardableResult
    package func open(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        try await centre.write(by: actor, may: .serveCounter) { transaction in
            var (seat, version) = try transaction.seatAndVersion(counter)
            let hall = try desks.halls.hall(transaction.reader, version: version)
            guard let settings = hall.counter(counter), settings.retiredAt == nil else {
                throw Refusal.noSuchCounter(counter)
            }
            if seat.clerk != actor.id {
                if let other = try transaction.reader.counter(of: actor.id) {
                    throw Refusal.sitsElsewhere(other)
                }
                try transaction.record(
                    seat.open(by: actor.id, at: transaction.instant), about: seat.subject)
                try transaction.keep(seat)
            }
            return try transaction.reader.view(settings, seat)
        }
    }

    /// Calls nobody until it is resumed.
    ///
    /// - Throws: `Refusal` when it is not open, or the clerk does not sit there.
    @discardableResult
    package func pause(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        try await change(counter, by: actor) { try $0.pause(at: $1) }
    }

    /// Calls again.
    ///
    /// - Throws: `Refusal` when it is not paused, or the clerk does not sit there.
    @discardableResult
    package func resume(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        try await change(counter, by: actor) { try $0.resume(at: $1) }
    }

    /// The clerk leaves.
    ///
    /// - Throws: `Refusal` while a ticket is there, or when the clerk does not sit there.
    @discardableResult
    package func close(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        try await change(counter, by: actor) { seat, _ in try seat.close() }
    }

    private func change<Event: JournalEvent>(
        _ counter: Counter.ID, by actor: Actor,
        _ rule: @escaping @Sendable (inout Seat, Instant) throws -> Event
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: nil) { sitting in
            let event = try rule(&sitting.seat, sitting.now)
            try sitting.transaction.record(event, about: sitting.seat.subject)
        }
    }
}

extension Seat {
    package var subject: Subject { Subject("queue.counter", counter) }
}

extension Reader {
    func counter(of account: String) throws -> Counter.ID? {
        try first("SELECT counter FROM queue_seat WHERE clerk = \(account)")?("counter")
    }

    func view(_ counter: Counter, _ seat: Seat, _ ticket: Ticket? = nil) throws -> CounterView {
        let there: Ticket? =
            if let ticket, ticket.id == seat.ticket { ticket } else {
                try seat.ticket.flatMap(self.ticket)
            }
        return CounterView(
            counter: counter, seat: seat, ticket: there, waiting: try waiting(for: counter))
    }

    /// How many wait in the lines of a counter, counted up to the limit.
    private func waiting(for counter: Counter) throws -> Int {
        let row = try first(
            """
            SELECT COUNT(*) AS n FROM (
                SELECT 1 FROM (VALUES \(part: counter.lineRows)) AS lines
                CROSS JOIN queue_ticket WHERE state = 'waiting' AND line = column1
                LIMIT \(TicketView.countLimit)) AS waiting
            """)
        return try row?("n") ?? 0
    }
}
