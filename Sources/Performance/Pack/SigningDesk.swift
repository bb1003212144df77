import Foundation
import Kernel

/// A public key that the centre has signed with.
package struct SigningKey: Hashable, Sendable {
    package let key: PublicKey
    /// The journal entry that made it known.
    package let sequence: Int64
    package let takenAt: Instant
}

/// The centre signs with this key from now on.
struct SigningKeyTaken: JournalEvent {
    static let kind = "performance.signing_key_taken"
    let algorithm = "Ed25519"
    /// Base64 of 32 bytes.
    let publicKey: String
}

/// Makes the centre's public keys known, and changes them; the secret half is never in the
/// database.
package struct SigningDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Every key so far, the newest first; journals the one in use when it is new.
    ///
    /// - Throws: `no_signing_key` where nothing is ever signed.
    package func keys() async throws -> [SigningKey] {
        let key = try signer().publicKey()
        let known = try await centre.read { try $0.signingKeys() }
        if known.first?.key == key { return known }
        return try await centre.write(as: "operator") { transaction in
            guard try transaction.reader.signingKeys().first?.key != key else {
                return try transaction.reader.signingKeys()
            }
            let sequence = try transaction.record(
                SigningKeyTaken(publicKey: key.base64),
                about: Subject("performance.signing_key", key.fingerprint.replacing(" ", with: "")))
            try transaction.run(
                """
                INSERT INTO signing_key (sequence, public, taken_at)
                VALUES (\(sequence), \(key.base64), \(transaction.instant))
                """)
            return try transaction.reader.signingKeys()
        }
    }

    /// Takes a new key; packs signed with the old ones can be checked as before.
    package func rotate() async throws -> [SigningKey] {
        _ = try await keys()
        try signer().replace()
        return try await keys()
    }

    private func signer() throws -> Signer {
        guard let signer = centre.signer else { throw Refusal.noSigningKey }
        return signer
    }
}

extension Reader {
    /// The public keys that the centre has signed with, the newest first.
    package func signingKeys() throws -> [SigningKey] {
        try rows("SELECT * FROM signing_key ORDER BY sequence DESC").map { row in
            let text: String = try row("public")
            guard let bytes = Data(base64Encoded: text) else { throw Fault("no key \(text)") }
            return SigningKey(
                key: PublicKey(bytes: bytes), sequence: try row("sequence"),
                takenAt: try row("taken_at"))
        }
    }
}

extension Refusal {
    static let noSigningKey = Refusal(
        "no_signing_key", "本中心没有签名密钥，不能生成证据包。",
        "This centre has no signing key, so no evidence pack can be made.", conflict: true)
}
