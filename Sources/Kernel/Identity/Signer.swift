import Crypto
import Foundation

/// Signs in the centre's name (Ed25519, RFC 8032); the key is a file outside the database, beside
/// the vault's.
///
/// The file is read for each signature, so that a server signs with a new key as soon as it is
/// there.
package struct Signer: Sendable {
    private let url: URL

    /// Makes the key file, which only its owner can read, when there is none yet.
    ///
    /// - Throws: `Fault` when it cannot be read or made.
    package init(keyFile url: URL) throws {
        self.url = url
        try makeFirst()
        _ = try key()
    }

    /// Signs bytes, and says with which key.
    ///
    /// - Throws: `Fault` when the key file is gone or damaged.
    package func sign(_ bytes: Data) throws -> (signature: Data, key: PublicKey) {
        let key = try key()
        return (try key.signature(for: bytes), PublicKey(bytes: key.publicKey.rawRepresentation))
    }

    /// The key that signatures are checked with.
    package func publicKey() throws -> PublicKey {
        PublicKey(bytes: try key().publicKey.rawRepresentation)
    }

    /// Puts a new key in the place of the old one, whose secret is gone from then on.
    package func replace() throws {
        let draft = url.appendingPathExtension(UUID().uuidString)
        try Self.write(Curve25519.Signing.PrivateKey(), to: draft)
        guard rename(Self.path(draft), Self.path(url)) == 0 else {
            throw Fault("cannot replace the signing key: \(String(cString: strerror(errno)))")
        }
    }

    private func key() throws -> Curve25519.Signing.PrivateKey {
        guard let bytes = try? Data(contentsOf: url), bytes.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw Fault("the signing key \(Self.path(url)) is damaged or cannot be read") }
        return key
    }

    /// Two processes may start at once: the one that comes second takes the other's key.
    private func makeFirst() throws {
        guard !FileManager.default.fileExists(atPath: Self.path(url)) else { return }
        let draft = url.appendingPathExtension(UUID().uuidString)
        try Self.write(Curve25519.Signing.PrivateKey(), to: draft)
        defer { unlink(Self.path(draft)) }
        guard link(Self.path(draft), Self.path(url)) == 0 || errno == EEXIST else {
            throw Fault("cannot make the signing key: \(String(cString: strerror(errno)))")
        }
    }

    private static func write(_ key: Curve25519.Signing.PrivateKey, to url: URL) throws {
        let descriptor = open(path(url), O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw Fault("cannot write \(path(url)): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let isWritten = key.rawRepresentation.withUnsafeBytes {
            Foundation.write(descriptor, $0.baseAddress, $0.count) == $0.count
        }
        guard isWritten, fsync(descriptor) == 0 else { throw Fault("cannot write \(path(url))") }
    }

    private static func path(_ url: URL) -> String { url.path(percentEncoded: false) }
}

/// The half of a signing key that everybody may know.
package struct PublicKey: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: Data

    package init(bytes: Data) { self.bytes = bytes }

    /// As documents and pages print it.
    package var base64: String { bytes.base64EncodedString() }

    /// What people compare by telephone: the first 16 bytes of its SHA-256, in groups of four.
    package var fingerprint: String {
        let text = Array(Hex.text(SHA256.hash(data: bytes).prefix(16)))
        return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<$0 + 4]) }
            .joined(separator: " ")
    }
}
