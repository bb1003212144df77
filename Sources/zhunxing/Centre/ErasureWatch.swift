import Foundation
import Kernel
import Synchronization

/// Keeps a list of erasures up to date while the centre is served: an erasure is in it seconds
/// after it was done, so that no backup made before can bring anybody back.
enum ErasureWatch {
    /// How often the list says anew that there was nothing more to tell.
    private static let staleSeconds = 3600

    private struct Seen {
        var erasures: Int
        var at: Instant
    }

    /// - Parameter url: the list; another disk than the data's is the better place.
    static func chore(_ url: URL) -> Chore {
        let seen = Mutex<Seen?>(nil)
        return Chore("centre.erasures", everySeconds: 2) { centre in
            let now = centre.clock.now()
            let count = try await centre.read { try $0.erasureCount() }
            let isToldAlready = seen.withLock { seen in
                seen.map { $0.erasures == count && now - $0.at < staleSeconds } ?? false
            }
            guard !isToldAlready else { return }
            try await ErasureList.update(url, from: centre)
            seen.withLock { $0 = Seen(erasures: count, at: now) }
        }
    }
}

extension Reader {
    /// How many erasures the journal tells of.
    fileprivate func erasureCount() throws -> Int {
        let kinds = SQL(list: Erasure.Kind.allCases.map(\.rawValue))
        let row = try first(
            "SELECT COUNT(*) AS erasures FROM journal WHERE kind IN (\(part: kinds))")
        return try row?("erasures") ?? 0
    }
}
