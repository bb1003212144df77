import Kernel
import Synchronization

/// A clock that stands until the rehearsal moves it.
final class StageClock: Sendable {
    private let now: Mutex<Instant>

    init(_ instant: Instant) { now = Mutex(instant) }

    func advance(seconds: Int) { now.withLock { $0 = $0 + seconds } }

    func move(to instant: Instant) { now.withLock { $0 = instant } }

    /// Nine o'clock of the next day.
    func advanceToNextMorning() {
        now.withLock { $0 = Instant($0.day + 1, secondOfDay: 9 * 3600) }
    }

    var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
}
