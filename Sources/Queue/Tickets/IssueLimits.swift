import Kernel
import Synchronization

/// How many tickets each kiosk and each network address has taken in the present minute, in this
/// process.
final class IssueLimits: Sendable {
    private struct Window {
        var minute: Int64
        var count: Int
    }

    private let capacity: Int
    private let windows = Mutex<[String: Window]>([:])

    /// - Parameter capacity: how many sources are remembered at most.
    init(capacity: Int = 10_000) { self.capacity = capacity }

    /// Counts one ticket.
    ///
    /// - Throws: `Refusal` beyond the limit; 0 is no limit.
    func count(_ source: String, limit: Int, at now: Instant) throws(Refusal) {
        guard limit > 0 else { return }
        let minute = now.milliseconds / 60_000
        let isWithin = windows.withLock { windows in
            if windows.count >= capacity { windows = windows.filter { $0.value.minute == minute } }
            // Full of this minute's sources: somebody makes them up, and all start anew.
            if windows.count >= capacity { windows = [:] }
            var window = windows[source] ?? Window(minute: minute, count: 0)
            if window.minute != minute { window = Window(minute: minute, count: 0) }
            window.count += 1
            windows[source] = window
            return window.count <= limit
        }
        guard isWithin else { throw .tooManyTickets }
    }
}
