import Kernel
import Synchronization

/// The hall's settings as read last, so that no ticket and no call reads them again: every write
/// compares their version with the database's, and pages use them for a second.
final class HallCache: Sendable {
    private struct Kept {
        var hall: Hall
        /// When it was last seen to be the database's.
        var at: Instant
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

    /// What is at most a second old; nil when there is none, or the clock was set back. When it is
    /// older, whoever asks first gets nil and is to read it anew; meanwhile the others go on with
    /// the old one for another second.
    func remembered(at now: Instant) -> Hall? {
        kept.withLock { kept in
            guard let found = kept, found.at <= now else { return nil }
            guard now.milliseconds - found.at.milliseconds > 1000 else { return found.hall }
            kept?.at = now
            return nil
        }
    }

    /// Reads what the database holds.
    func refresh(_ reader: Reader, at now: Instant) throws -> Hall {
        let hall = try reader.hall()
        // A slow reader never puts back what is older than what a write has read.
        kept.withLock { kept in
            guard hall.version >= kept?.hall.version ?? 0 else { return }
            kept = Kept(hall: hall, at: now)
        }
        return hall
    }

    /// Forgets what a change has made old.
    func forget() { kept.withLock { $0 = nil } }
}
