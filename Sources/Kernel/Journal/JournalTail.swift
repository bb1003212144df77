import Synchronization

/// Says that the journal may have grown, to whoever follows it: after a commit of this process at
/// once, and after another process's as soon as the store hears of it.
package final class JournalTail: Sendable {
    private let store: any Store
    private let state = Mutex(State())

    private struct State {
        var isListening = false
        var last = 0
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    init(_ store: any Store) { self.store = store }

    /// A wakening now, and one whenever there may be something new; those that were not taken yet
    /// count as one.
    ///
    /// A store cannot always tell of other processes' commits, so a follower also looks now and
    /// then without being woken.
    package func wakenings() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (number, starts) = state.withLock { state in
            defer { state.isListening = true }
            state.last += 1
            state.followers[state.last] = continuation
            return (state.last, !state.isListening)
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.followers.removeValue(forKey: number) }
        }
        continuation.yield()
        if starts { store.listen { [weak self] in self?.wake() } }
        return stream
    }

    /// Wakes every follower.
    package func wake() {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers { follower.yield() }
    }
}
