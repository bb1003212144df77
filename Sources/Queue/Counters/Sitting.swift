import Kernel

/// One act of a clerk at a counter, inside its write.
struct Sitting {
    let transaction: Transaction
    let desks: QueueDesks
    let hall: Hall
    let counter: Counter
    let clerk: String
    var seat: Seat
    /// The ticket at the counter, as far as the act has looked at it.
    var ticket: Ticket?

    var now: Instant { transaction.instant }

    /// The ticket at the counter.
    ///
    /// - Throws: `Refusal` when there is none.
    func present() throws -> Ticket {
        guard let id = seat.ticket, let ticket = try transaction.reader.ticket(id) else {
            throw Refusal.noTicketAtCounter
        }
        return ticket
    }

    /// Calls the next ticket of the counter's lines; false when nobody waits.
    mutating func callNext() throws -> Bool {
        try seat.mustCall()
        let rank = seat.preferredRank(bound: hall.rules.priorityRun)
        guard var next = try transaction.reader.head(for: counter, preferring: rank) else {
            return false
        }
        let event = try next.call(to: counter.id, by: clerk, at: now)
        seat.take(next, at: now)
        try transaction.call(next)
        try transaction.record(event, about: next.subject)
        ticket = next
        return true
    }

    mutating func callAgain() throws {
        var called = try present()
        let event = try called.callAgain(at: now)
        seat.show(called, at: now)
        try transaction.call(called)
        try transaction.record(event, about: called.subject)
        ticket = called
    }

    /// Leaves out a visitor who has not come: the ticket returns some places further back, or
    /// lapses when it was passed over too often.
    mutating func passOver() throws {
        var passed = try present()
        let rules = hall.rules
        var place: Int64?
        if let count = rules.returnsAfterCalls, passed.passes < rules.passLimit {
            place = try transaction.reader.place(behind: count, passed)
        }
        try passed.passOver(to: place, at: now)
        seat.ticket = nil
        if passed.state == .ended {
            try transaction.close(
                passed,
                by: TicketLapsed(
                    label: passed.label, matter: passed.matter, reason: .passedOver))
        } else {
            try transaction.record(
                TicketPassedOver(
                    label: passed.label, counter: counter.id, times: passed.passes),
                about: passed.subject)
            try transaction.keep(passed)
        }
    }

    mutating func start() throws {
        var called = try present()
        try transaction.record(called.start(at: now), about: called.subject)
        try transaction.keep(called)
        ticket = called
    }

    mutating func finish(_ outcome: Ticket.Outcome) throws {
        guard Ticket.Outcome.atCounter.contains(outcome) else { throw Refusal.badOutcome(outcome) }
        var done = try present()
        let event = try done.finish(outcome, by: clerk, at: now)
        seat.ticket = nil
        try transaction.close(done, by: event)
        ticket = done
    }

    mutating func transfer(to target: TransferTarget) throws {
        var sent = try present()
        let event: TicketTransferred
        switch target {
        case .matter(let id):
            guard let matter = hall.matter(id) else { throw Refusal.noSuchMatter(id) }
            guard matter.isOpen else { throw Refusal.matterClosed(matter) }
            guard !hall.counters(serving: id).isEmpty else { throw Refusal.nobodyServes(matter) }
            event = try sent.transfer(to: id, nil, at: now)
        case .counter(let id):
            guard let other = hall.counter(id), other.retiredAt == nil else {
                throw Refusal.noSuchCounter(id)
            }
            guard id != counter.id else { throw Refusal.sameTarget }
            event = try sent.transfer(to: sent.matter, id, at: now)
        }
        seat.ticket = nil
        try transaction.record(event, about: sent.subject)
        try transaction.keep(sent)
    }
}

extension CounterDesk {
    /// Does one act at a counter, and answers with how it then stands.
    func act(
        _ counter: Counter.ID, by actor: Actor, request: String?,
        _ body: @escaping @Sendable (inout Sitting) throws -> Void
    ) async throws -> CounterView {
        try await centre.write(by: actor, may: .serveCounter) { transaction in
            let (seat, version) = try transaction.seatAndVersion(counter)
            let hall = try desks.halls.hall(transaction.reader, version: version)
            guard let settings = hall.counter(counter) else {
                throw Refusal.noSuchCounter(counter)
            }
            try seat.mustBelong(to: actor.id)
            guard request == nil || request != seat.lastRequest else {
                return try transaction.reader.view(settings, seat)
            }
            guard (request?.utf8.count ?? 0) <= 200 else { throw Refusal.badText("request") }
            var sitting = Sitting(
                transaction: transaction, desks: desks, hall: hall, counter: settings,
                clerk: actor.id, seat: seat)
            try body(&sitting)
            sitting.seat.lastRequest = request
            try transaction.keep(sitting.seat, from: seat)
            return try transaction.reader.view(settings, sitting.seat, sitting.ticket)
        }
    }
}
