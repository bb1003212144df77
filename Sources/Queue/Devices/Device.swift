import Kernel

/// A kiosk, a screen or a printer of the hall.
package struct Device: Hashable, Sendable {
    package typealias ID = String

    package let id: ID
    package let kind: Kind
    /// Where it stands: `一楼东门`.
    package let name: String
    package let registeredAt: Instant
    package let revokedAt: Instant?
    /// Its last heartbeat, to within half a minute.
    package let seenAt: Instant?
    /// Since when it is out of order, as far as is known.
    package let silentSince: Instant?
    /// `host:port` of a ticket printer; empty for others.
    package let address: String
    /// A kiosk whose tickets are not printed at present: since when, and why.
    package let unprinted: Unprinted?

    /// Why a kiosk's printer prints nothing.
    package struct Unprinted: Hashable, Sendable {
        package let since: Instant
        /// A code of the printer's, such as `no_paper`.
        package let reason: String
    }

    /// What a device does.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case kiosk, screen, printer
    }
}

/// A device just registered; the only time its token is known.
package struct NewDevice: Sendable {
    package let device: Device
    /// 256 random bits in hexadecimal, part of the device's address.
    package let token: String
}
