import Kernel
import Synchronization

/// Devices looked up a moment ago by their tokens' digests, and when their heartbeats were last
/// kept, so that what a kiosk does reads nothing more.
///
/// What this process changes is forgotten at once; what another process does, after five seconds.
final class DeviceCache: Sendable {
    private struct Kept {
        let device: Device
        let from: Instant
    }

    private struct State {
        var kept: [String: Kept] = [:]
        var beats: [Device.ID: Instant] = [:]
        var changes = 0
    }

    private static let seconds = 5
    private static let beatSeconds = 30
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many devices are remembered at most.
    init(limit: Int = 1000) { self.limit = limit }

    /// How many changes there were: taken before the database is read, and given to `keep`.
    var changes: Int { state.withLock { $0.changes } }

    func find(_ digest: String, at now: Instant) -> Device? {
        state.withLock { state in
            guard let kept = state.kept[digest] else { return nil }
            guard kept.from <= now, now < kept.from + Self.seconds else {
                state.kept[digest] = nil
                return nil
            }
            return kept.device
        }
    }

    /// Remembers what the database said, unless something was changed since it was asked.
    func keep(_ device: Device, _ digest: String, at now: Instant, after changes: Int) {
        state.withLock { state in
            guard state.changes == changes else { return }
            if state.kept.count >= limit { state.kept = [:] }
            state.kept[digest] = Kept(device: device, from: now)
        }
    }

    func forget(_ id: Device.ID) {
        state.withLock { state in
            state.changes += 1
            state.kept = state.kept.filter { $0.value.device.id != id }
            state.beats[id] = nil
        }
    }

    /// Whether a heartbeat has to be written: the first, and then one each half minute.
    func isDue(_ id: Device.ID, at now: Instant) -> Bool {
        state.withLock { state in
            if let last = state.beats[id], last <= now, now < last + Self.beatSeconds {
                return false
            }
            state.beats[id] = now
            return true
        }
    }
}
