import Kernel
import Synchronization

/// When the store is to fail: the rehearsal sets it, the failing store asks it.
final class FailurePlan: Sendable {
    /// One way in which a store fails. It always does so before the real thing is done: after a
    /// commit that was done a store must not say that it was not.
    enum Failure: Hashable, Sendable {
        /// There is no connection.
        case writer
        case begin
        /// The n-th statement of the transaction, from 1, each time that it is tried.
        case statement(Int)
        /// A write that was refused cannot be undone alone.
        case undo
        case commit
    }

    private struct State {
        var next: Failure?
        /// Everything fails so until it is over.
        var outage: Failure?
        /// Statements that bind one of these texts fail.
        var doomed: Set<String> = []
        var statements = 0
        var hasStruck = false
    }

    private let state = Mutex(State())

    /// The next write, if it gets that far, fails so.
    func expect(_ failure: Failure?) { state.withLock { $0 = State(next: failure) } }

    /// Everything fails so until it is over.
    func breakDown(_ failure: Failure) { state.withLock { $0 = State(outage: failure) } }

    /// Only what names one of these documents fails.
    func doom(_ documents: Set<String>) { state.withLock { $0 = State(doomed: documents) } }

    /// Ends whatever was set, and says whether anything failed because of it.
    func settle() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.hasStruck
        }
    }

    /// Fails if this is the moment to.
    func pass(_ moment: Failure) throws {
        let strikes = state.withLock { state in
            if moment == .begin { state.statements = 0 }
            guard state.outage == moment || state.next == moment else { return false }
            if case .statement = moment {} else { state.next = nil }
            state.hasStruck = true
            return true
        }
        if strikes { throw Fault("rehearsed failure: \(moment)") }
    }

    func passStatement(_ sql: SQL) throws {
        let number = state.withLock { state in
            state.statements += 1
            return state.statements
        }
        try pass(.statement(number))
        let isDoomed = state.withLock { state in
            let names = sql.values.contains { value in
                guard case .text(let text) = value else { return false }
                return state.doomed.contains(text)
            }
            state.hasStruck = state.hasStruck || names
            return names
        }
        if isDoomed { throw Fault("rehearsed failure of one document") }
    }
}
