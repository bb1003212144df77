import Kernel

extension Ticket {
    /// Calls the visitor to a counter.
    ///
    /// - Throws: `Refusal` when it does not wait.
    mutating func call(
        to counter: Counter.ID, by clerk: String, at now: Instant
    ) throws(Refusal) -> TicketCalled {
        guard state == .waiting else { throw .notWaiting(self) }
        state = .called
        self.counter = counter
        self.clerk = clerk
        if firstCalledAt == nil { firstCalledAt = max(now, waitsFrom) }
        return announce(at: counter, now)
    }

    /// Calls once more a visitor who has not come.
    ///
    /// - Throws: `Refusal` when it is not called at present.
    mutating func callAgain(at now: Instant) throws(Refusal) -> TicketCalled {
        guard state == .called, let counter else { throw .notCalled(self) }
        return announce(at: counter, now)
    }

    private mutating func announce(at counter: Counter.ID, _ now: Instant) -> TicketCalled {
        calls += 1
        calledAt = now
        (shownAt, heardAt, unshownAt) = (nil, nil, nil)
        return TicketCalled(
            label: label, matter: matter, counter: counter, call: call, times: calls,
            waitedSeconds: waitedSeconds(at: now), day: day)
    }

    /// Leaves out a visitor who has not come; it waits again, at a place further back.
    ///
    /// - Parameter place: where it stands now; nil when it lapses.
    /// - Throws: `Refusal` when it is not called at present.
    mutating func passOver(to place: Int64?, at now: Instant) throws(Refusal) {
        guard state == .called else { throw .notCalled(self) }
        passes += 1
        if let place {
            self.place = place
            wait()
        } else {
            end(.lapsed, at: now)
        }
    }

    /// - Throws: `Refusal` when it is not called at present.
    mutating func start(at now: Instant) throws(Refusal) -> ServingStarted {
        guard state == .called, let counter else { throw .notCalled(self) }
        state = .serving
        startedAt = now
        return ServingStarted(label: label, counter: counter)
    }

    /// The counter is done with it. Somebody who was called and served without a start counts as
    /// served from the call.
    ///
    /// - Throws: `Refusal` when it is at no counter.
    mutating func finish(
        _ outcome: Outcome, by clerk: String, at now: Instant
    ) throws(Refusal) -> TicketFinished {
        guard state == .called || state == .serving, let counter else { throw .notCalled(self) }
        if startedAt == nil, outcome != .left { startedAt = calledAt }
        end(outcome, at: now)
        return TicketFinished(
            label: label, matter: matter, counter: counter, outcome: outcome, visitorKind: kind,
            clerk: clerk, waitedSeconds: waitedSeconds(at: now), serviceSeconds: serviceSeconds)
    }

    /// Sends it on; its place, and so its wait, stays what it was.
    ///
    /// - Throws: `Refusal` when it is at no counter.
    mutating func transfer(
        to matter: Matter.ID, _ counter: Counter.ID?, at now: Instant
    ) throws(Refusal) -> TicketTransferred {
        guard state == .called || state == .serving, let from = self.counter else {
            throw .notCalled(self)
        }
        self.matter = matter
        reservedFor = counter
        startedAt = nil
        wait()
        return TicketTransferred(label: label, from: from, matter: matter, counter: counter)
    }

    /// The visitor gives up.
    ///
    /// - Throws: `Refusal` once the service has begun, or when it has ended.
    mutating func giveUp(at now: Instant) throws(Refusal) -> TicketGivenUp {
        guard state == .waiting || state == .called else { throw .notWaiting(self) }
        let event = TicketGivenUp(
            label: label, matter: matter, counter: state == .called ? counter : nil)
        end(.left, at: now)
        return event
    }

    /// Seconds of service; nil when none began or nobody knows its end; never below zero.
    package var serviceSeconds: Int? {
        guard let startedAt, let endedAt, outcome != .unclosed else { return nil }
        return max(0, endedAt - startedAt)
    }

    private mutating func wait() {
        state = .waiting
        (counter, calledAt, shownAt, heardAt, unshownAt) = (nil, nil, nil, nil, nil)
    }

    mutating func end(_ outcome: Outcome, at now: Instant) {
        state = .ended
        self.outcome = outcome
        endedAt = max(now, waitsFrom)
    }
}
