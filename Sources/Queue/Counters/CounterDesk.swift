import Kernel

/// What a clerk does at a counter. Needs `serveCounter`, and to sit there.
///
/// Every act may carry the client's own id of the request: the last act sent again answers as it
/// did and is not done again.
package struct CounterDesk: Sendable {
    let desks: QueueDesks

    package func view(_ counter: Counter.ID) async throws -> CounterView { throw Fault("view") }
    package func views() async throws -> [CounterView] { throw Fault("view") }
    /// The counter at which an account sits now.
    package func counter(of account: String) async throws -> Counter.ID? { throw Fault("of") }
    @discardableResult
    package func open(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        throw Fault("open")
    }
    @discardableResult
    package func pause(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        throw Fault("pause")
    }
    @discardableResult
    package func resume(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        throw Fault("resume")
    }
    @discardableResult
    package func close(_ counter: Counter.ID, by actor: Actor) async throws -> CounterView {
        throw Fault("close")
    }
    /// Calls the next ticket.
    ///
    /// - Throws: `Refusal` `nobody_waits`, `ticket_at_counter`, `counter_not_open`, `not_your_counter`.
    @discardableResult
    package func callNext(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("next") }
    @discardableResult
    package func callAgain(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("again") }
    @discardableResult
    package func passOver(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("pass") }
    @discardableResult
    package func start(
        _ counter: Counter.ID, by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("start") }
    /// Finishes the ticket at the counter, and calls the next in the same write if asked; when
    /// nobody waits it only finishes.
    @discardableResult
    package func finish(
        _ counter: Counter.ID, _ outcome: Ticket.Outcome, thenNext: Bool = false,
        by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("finish") }
    /// Sends the ticket at the counter to another line; it keeps its wait.
    @discardableResult
    package func transfer(
        _ counter: Counter.ID, to target: TransferTarget, by actor: Actor, request: String? = nil
    ) async throws -> CounterView { throw Fault("transfer") }
}

/// Where a ticket is sent on to.
package enum TransferTarget: Hashable, Sendable {
    case matter(Matter.ID)
    case counter(Counter.ID)
}
