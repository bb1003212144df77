import Kernel
import Synchronization

/// Sessions looked up a moment ago, so that a page with ten requests reads the database once.
///
/// What this process revokes is gone at once; what another process revokes, after five seconds.
final class SessionCache: Sendable {
    private struct Kept {
        let signedIn: SignedIn
        let from: Instant
        let until: Instant
    }

    private struct State {
        var kept: [String: Kept] = [:]
        var revocations = 0
    }

    private static let seconds = 5
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many sessions are remembered at most.
    init(limit: Int = 10_000) { self.limit = limit }

    var count: Int { state.withLock { $0.kept.count } }

    /// How many revocations there were: taken before the database is read, and given to `keep`.
    var revocations: Int { state.withLock { $0.revocations } }

    func find(_ digest: String, at now: Instant) -> SignedIn? {
        state.withLock { state in
            guard let kept = state.kept[digest] else { return nil }
            guard kept.from <= now, now < kept.until else {
                state.kept[digest] = nil
                return nil
            }
            return kept.signedIn
        }
    }

    /// Remembers what the database said, unless something was revoked since it was asked.
    func keep(
        _ signedIn: SignedIn, _ digest: String, from now: Instant, endsAt: Instant,
        after revocations: Int
    ) {
        state.withLock { state in
            guard state.revocations == revocations else { return }
            if state.kept.count >= limit { state.kept = state.kept.filter { now < $0.value.until } }
            // Full of live sessions: starting anew costs each of them one read.
            if state.kept.count >= limit { state.kept = [:] }
            let until = min(now + Self.seconds, endsAt)
            state.kept[digest] = Kept(signedIn: signedIn, from: now, until: until)
        }
    }

    func revoke(_ digest: String) {
        state.withLock { state in
            state.revocations += 1
            state.kept[digest] = nil
        }
    }

    func revokeAll(of account: String) {
        state.withLock { state in
            state.revocations += 1
            state.kept = state.kept.filter { $0.value.signedIn.actor.id != account }
        }
    }
}
