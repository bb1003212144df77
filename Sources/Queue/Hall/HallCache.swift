import Kernel
import Synchronization

/// The hall's settings as read last, so that no ticket and no call reads them again: every write
/// compares their version with the database's, and pages use them for a second.
final class HallCache: Sendable {
    private struct Kept {
        var hall: Hall
        var freshness: Freshness
    }

    private let kept = Mutex<Kept?>(nil)

    /// What is remembered, else what the database holds; for writes, which compare its version.
    func hall(_ reader: Reader) throws -> Hall {
        if let kept = kept.withLock({ $0 }) { return kept.hall }
        return try refresh(reader, at: Instant(milliseconds: 0))
    }

    /// The hall of this version: what is remembered when it is that, else what the database holds.
    func hall(_ reader: Reader, version: Int) throws -> Hall {
        if let kept = kept.withLock({ $0 }), kept.hall.version == version { return kept.hall }
        return try refresh(reader, at: Instant(milliseconds: 0))
    }

    /// What may still be shown; nil for whoever is to read it anew (`Freshness`).
    func remembered(at now: Instant) -> Hall? {
        kept.withLock { $0?.freshness.lasts(at: now) == true ? $0?.hall : nil }
    }

    /// Reads what the database holds.
    func refresh(_ reader: Reader, at now: Instant) throws -> Hall {
        let hall = try reader.hall()
        // A slow reader never puts back what is older than what a write has read.
        kept.withLock { kept in
            guard hall.version >= kept?.hall.version ?? 0 else { return }
            kept = Kept(hall: hall, freshness: Freshness(at: now))
        }
        return hall
    }

    /// Forgets what a change has made old.
    func forget() { kept.withLock { $0 = nil } }
}
