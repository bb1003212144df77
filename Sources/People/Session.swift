import Crypto
import Foundation
import Kernel

/// A browser that has just been signed in; the only time its token is known.
package struct Session: Hashable, Sendable {
    /// 256 random bits in hexadecimal, for the browser's cookie; only its digest is kept.
    package let token: String
    package let account: String
    /// When it ends at the latest, however busy it is.
    package let endsAt: Instant

    /// Twelve hours: the longest day anybody works, overtime included, and never into the next.
    package static let longestSeconds = 12 * 3600
    /// Sixty minutes: longer than lunch or a visitor, shorter than a desk stands deserted.
    package static let idleSeconds = 60 * 60
    /// How often a session is noted as seen: a page costs no write for a minute.
    static let seenSeconds = 60
}

/// Who is behind a request.
package struct SignedIn: Hashable, Sendable {
    package let actor: Actor
    /// For people to read; empty once erased.
    package let name: String
    package let login: String
    /// What a form of this session carries, so that no other site can send it.
    package let csrf: String
    /// Whether nothing but choosing a new password is open to them.
    package let mustChangePassword: Bool
}

/// The secret that a browser holds.
struct Token: Sendable {
    let text: String
    /// SHA-256 of the text: all that the database has of it.
    let digest: String

    /// A new one, of 256 random bits.
    init() {
        var generator = SystemRandomNumberGenerator()
        text = Hex.text((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        digest = Hex.sha256(text)
    }

    /// Nil when a browser sends what was never a token.
    init?(_ sent: String) {
        guard sent.utf8.count == 64 else { return nil }
        text = sent
        digest = Hex.sha256(text)
    }

    /// Follows from the token, so it need not be kept; the token does not follow from it.
    var csrf: String {
        let key = SymmetricKey(data: Data(text.utf8))
        return Hex.text(HMAC<SHA256>.authenticationCode(for: Data("csrf".utf8), using: key))
    }
}

extension Hex {
    static func sha256(_ text: String) -> String { self.text(SHA256.hash(data: Data(text.utf8))) }
}

extension Refusal {
    static let sessionEnded = Refusal(
        "session_ended", "登录已过期，请重新登录。", "You have been signed out. Sign in again.",
        conflict: true)
}
