import Crypto
import Foundation
import Kernel

/// The private address of somebody's calendar: made, renewed and closed by themselves.
package struct CalendarDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Makes a new address; the one before leads nowhere from now on.
    ///
    /// - Returns: its token of 256 random bits, told now and never again.
    package func renew(by actor: Actor) async throws -> String {
        let token = SymmetricKey(size: .bits256).withUnsafeBytes { Hex.text($0) }
        let (account, digest) = (actor.id, Self.digest(token))
        try await centre.write(as: actor.id) { transaction in
            try transaction.run(
                """
                INSERT INTO calendar_address (account, digest, made_at)
                VALUES (\(account), \(digest), \(transaction.instant))
                ON CONFLICT (account) DO UPDATE SET digest = excluded.digest,
                    made_at = excluded.made_at
                """)
            try transaction.record(
                CalendarAddressMade(), about: Subject("account", actor.id))
        }
        return token
    }

    /// Closes the address; nothing happens where there is none.
    package func close(by actor: Actor) async throws {
        try await centre.write(as: actor.id) { transaction in
            let closed = try transaction.run(
                "DELETE FROM calendar_address WHERE account = \(actor.id)")
            guard closed > 0 else { return }
            try transaction.record(
                CalendarAddressClosed(), about: Subject("account", actor.id))
        }
    }

    static func digest(_ token: String) -> String {
        Hex.text(SHA256.hash(data: Data("calendar\0\(token)".utf8)))
    }
}

extension Reader {
    /// When somebody's calendar address was made; nil while they have none.
    package func calendarAddressMade(by account: String) throws -> Instant? {
        try first("SELECT made_at FROM calendar_address WHERE account = \(account)")?("made_at")
    }

    /// Whose calendar a token opens; nil when it opens none.
    package func calendarOwner(of token: String) throws -> String? {
        let digest = CalendarDesk.digest(token)
        return try first(
            "SELECT account FROM calendar_address WHERE digest = \(digest)")?("account")
    }
}

/// Somebody made or renewed the private address of their calendar.
struct CalendarAddressMade: JournalEvent {
    static let kind = "mail.calendar_address_made"
}

/// Somebody closed the private address of their calendar.
struct CalendarAddressClosed: JournalEvent {
    static let kind = "mail.calendar_address_closed"
}
