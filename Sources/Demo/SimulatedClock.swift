import Kernel
import Synchronization

/// A clock that stands until somebody moves it, and never runs backwards.
package final class SimulatedClock: Sendable {
    private let instant: Mutex<Instant>

    package init(startingAt instant: Instant) { self.instant = Mutex(instant) }

    /// Moves on to a moment; an earlier one is passed over.
    package func advance(to later: Instant) {
        instant.withLock { $0 = max($0, later) }
    }

    /// What a centre is given to read the time from.
    package var wallClock: WallClock {
        WallClock { [self] in instant.withLock { $0 } }
    }
}
