import Kernel

/// A stretch of time in which a part of the calling system did not work.
package struct Outage: Hashable, Sendable {
    package let id: String
    package let cause: Cause
    /// The device; nil for the server or the whole system.
    package let device: Device.ID?
    package let from: Instant
    package let until: Instant?
    /// Why, as somebody declared it; empty when detected.
    package let reason: String
    /// Who declared it; `system` when detected.
    package let declaredBy: String

    /// How it is known.
    package enum Cause: String, Sendable, Codable, CaseIterable {
        /// A device was silent.
        case device
        /// The server did not run.
        case server
        /// Somebody declared it beforehand, or as it happened.
        case planned, unplanned
    }
}

/// How well the calling system worked on a day that is over.
package struct DayHealth: Hashable, Sendable {
    package let day: Day
    package let openSeconds: Int
    package let upSeconds: Int
    package let longestOutageSeconds: Int
    package let isKept: Bool
}
