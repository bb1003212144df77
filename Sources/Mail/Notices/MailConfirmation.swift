import Crypto
import Foundation
import Kernel

/// Whether a mail address is known to reach whoever gave it.
package enum MailAddressState: Hashable, Sendable {
    /// No address was given.
    case none
    /// Nobody has opened a link that was sent there; when the last one was, if any was.
    case unconfirmed(asked: Instant?)
    case confirmed
}

extension MailDesk {
    /// For how long the link in a letter confirms its address, in seconds: two days.
    package static let linkSeconds = 48 * 3_600
    /// How many such letters an account is sent in a day, so that nobody can be flooded by it.
    static let lettersADay = 5

    /// Sends the link once more to an address that is not confirmed yet.
    ///
    /// - Parameter site: where the site is reached, for the link.
    /// - Throws: `address_missing`, `address_confirmed`, `too_many_letters`.
    package func askAgain(site: String, by actor: Actor) async throws {
        let (vault, account) = (centre.vault, actor.id)
        try await centre.write(as: actor.id) { transaction in
            guard let address = try vault.open(account, in: transaction.reader)?.mail else {
                throw Refusal.addressMissing
            }
            guard try !transaction.reader.isConfirmed(address, of: account, vault) else {
                throw Refusal.addressConfirmed
            }
            try transaction.askToConfirm(address, of: account, site: site, vault)
        }
    }

    /// Confirms the address that a link was sent to; the link is used up.
    ///
    /// - Throws: `no_such_link` for one that is not this account's, is used up, too old, or was
    ///   sent to another address than the one there is now.
    package func confirm(_ token: String, by actor: Actor) async throws {
        let (vault, account) = (centre.vault, actor.id)
        try await centre.write(as: actor.id) { transaction in
            let address = try vault.open(account, in: transaction.reader)?.mail
            let digest = address.map { vault.mailDigest($0) } ?? ""
            let confirmed = try transaction.run(
                """
                UPDATE mail_address SET confirmed_at = \(transaction.instant), token = NULL
                WHERE account = \(account) AND address = \(digest)
                    AND token = \(MailDesk.digest(token))
                    AND asked_at > \(transaction.instant + -MailDesk.linkSeconds)
                """)
            guard confirmed > 0 else { throw Refusal.noSuchLink }
            try transaction.record(
                MailAddressConfirmed(), about: Subject("account", account))
        }
    }

    static func digest(_ token: String) -> String {
        Hex.text(SHA256.hash(data: Data("mail confirmation\0\(token)".utf8)))
    }
}

extension Transaction {
    /// Forgets what was confirmed where the address is another one now.
    func keepMailAddress(_ address: String?, of account: String, _ vault: Vault) throws {
        guard let address else {
            try run("DELETE FROM mail_address WHERE account = \(account)")
            return
        }
        try run(
            """
            INSERT INTO mail_address (account, address) VALUES (\(account),
                \(vault.mailDigest(address)))
            ON CONFLICT (account) DO UPDATE SET address = excluded.address, token = NULL,
                asked_at = NULL, confirmed_at = NULL
            WHERE mail_address.address <> excluded.address
            """)
    }

    /// Writes to an address, with a link of 256 random bits that only its reader has; the link
    /// before leads nowhere from now on.
    func askToConfirm(
        _ address: String, of account: String, site: String, _ vault: Vault
    ) throws {
        let sent: Int64 =
            try first(
                """
                SELECT COUNT(*) AS sent FROM mail_letter WHERE account = \(account)
                    AND confirms = 1 AND queued_at > \(instant + -24 * 3_600)
                """)?("sent") ?? 0
        guard sent < MailDesk.lettersADay else { throw Refusal.tooManyLetters }
        try keepMailAddress(address, of: account, vault)
        let token = SymmetricKey(size: .bits256).withUnsafeBytes { Hex.text($0) }
        try run(
            """
            UPDATE mail_address SET token = \(MailDesk.digest(token)), asked_at = \(instant)
            WHERE account = \(account)
            """)
        let text = MailText.confirmation(link: "\(site)/reminders/confirmations/\(token)")
        try queueMail(
            to: account, subject: text.subject, body: text.body, confirmsAddress: true)
    }
}

extension Reader {
    /// Whether somebody's address, and this one, is confirmed.
    func isConfirmed(_ address: String, of account: String, _ vault: Vault) throws -> Bool {
        try first(
            """
            SELECT 1 AS one FROM mail_address WHERE account = \(account)
                AND address = \(vault.mailDigest(address)) AND confirmed_at IS NOT NULL
            """) != nil
    }

    /// What is known of somebody's address.
    package func mailAddressState(of account: String, _ vault: Vault) throws -> MailAddressState {
        guard let address = try vault.open(account, in: self)?.mail else { return .none }
        let row = try first(
            """
            SELECT asked_at, confirmed_at FROM mail_address WHERE account = \(account)
                AND address = \(vault.mailDigest(address))
            """)
        guard let row else { return .unconfirmed(asked: nil) }
        let confirmed: Instant? = try row("confirmed_at")
        return confirmed == nil ? .unconfirmed(asked: try row("asked_at")) : .confirmed
    }
}

extension Vault {
    /// Tells the same address again without keeping it.
    func mailDigest(_ address: String) -> String { digest(address, for: "mail address") }
}

/// Somebody opened the link that was sent to their address.
struct MailAddressConfirmed: JournalEvent {
    static let kind = "mail.address_confirmed"
}

extension Refusal {
    static let noSuchLink = Refusal(
        "no_such_link", "这个确认链接已用过、已过期，或者不是发给这个账号的。请在“提醒”里重新发送。",
        "This link was used, is too old, or was not sent to this account. Send a new one from "
            + "Reminders.", conflict: true)

    static let addressConfirmed = Refusal(
        "address_confirmed", "这个邮箱地址已经确认过了。", "This address is confirmed already.",
        at: "address", conflict: true)

    static let tooManyLetters = Refusal(
        "too_many_letters", "今天已发过多封确认邮件，请明天再试。",
        "Several letters were sent today already; try again tomorrow.", at: "address",
        conflict: true)
}
