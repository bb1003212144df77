import Kernel
import Synchronization

/// The hall's settings as read last, so that no request reads them again; every write compares
/// their version with the database's.
final class HallCache: Sendable {
    private let kept = Mutex<Hall?>(nil)

    /// What is remembered, else what the database holds.
    func hall(_ reader: Reader) throws -> Hall {
        if let hall = kept.withLock({ $0 }) { return hall }
        return try reload(reader)
    }

    /// The hall of this version: what is remembered when it is that, else what the database holds.
    func hall(_ reader: Reader, version: Int) throws -> Hall {
        if let hall = kept.withLock({ $0 }), hall.version == version { return hall }
        return try reload(reader)
    }

    /// Forgets what a change has made old.
    func forget() { kept.withLock { $0 = nil } }

    private func reload(_ reader: Reader) throws -> Hall {
        let hall = try reader.hall()
        kept.withLock { $0 = hall }
        return hall
    }
}
