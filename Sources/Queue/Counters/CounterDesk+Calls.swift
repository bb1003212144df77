import Kernel

extension CounterDesk {
    /// Calls the next ticket: of the counter's matters and of those sent to it, by the priority
    /// rule (`Seat.preferredRank`).
    ///
    /// - Throws: `Refusal` when nobody waits, a ticket is at the counter, the counter is not open,
    ///   or the clerk does not sit there.
    @discardableResult
    package func callNext(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { sitting in
            guard try sitting.callNext() else { throw Refusal.nobodyWaits }
        }
    }

    /// Calls once more the visitor who has not come.
    ///
    /// - Throws: `Refusal` when no ticket is being called here.
    @discardableResult
    package func callAgain(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { try $0.callAgain() }
    }

    /// 过号: the visitor has not come. The ticket returns after some others of its line, or lapses,
    /// as the rules say.
    ///
    /// - Throws: `Refusal` when no ticket is being called here.
    @discardableResult
    package func passOver(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { try $0.passOver() }
    }

    /// The visitor has come, and the service begins.
    ///
    /// - Throws: `Refusal` when no ticket is being called here.
    @discardableResult
    package func start(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { try $0.start() }
    }

    /// Finishes the ticket at the counter, and calls the next in the same write if asked; when
    /// nobody waits, or the counter is paused, it only finishes.
    ///
    /// - Throws: `Refusal` when no ticket is here, or for an outcome that a counter cannot give.
    @discardableResult
    package func finish(
        _ counter: Counter.ID, _ outcome: Ticket.Outcome, thenNext: Bool = false,
        by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { sitting in
            try sitting.finish(outcome)
            if thenNext, sitting.seat.state == .open { _ = try sitting.callNext() }
        }
    }

    /// Sends the ticket at the counter to another matter's line, or to one counter; it keeps its
    /// place, and so its wait.
    ///
    /// - Throws: `Refusal` when no ticket is here, or nobody would serve it there.
    @discardableResult
    package func transfer(
        _ counter: Counter.ID, to target: TransferTarget, by actor: Actor, request: String? = nil
    ) async throws -> CounterView {
        try await act(counter, by: actor, request: request) { try $0.transfer(to: target) }
    }
}
