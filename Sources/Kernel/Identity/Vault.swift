import Crypto
import Foundation

/// Where people's names and numbers live, sealed with AES-GCM under a key outside the database.
///
/// Journal and desks hold an opaque id; erasing a person deletes the row and leaves the chain
/// whole.
package struct Vault: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 bytes.
    package init(key: SymmetricKey) { self.key = key }

    /// Reads the key file, or makes one that only its owner can read.
    ///
    /// - Throws: `Fault` when the file cannot be read or made, or does not hold 32 bytes.
    package init(keyFile url: URL) throws {
        let path = url.path(percentEncoded: false)
        if !FileManager.default.fileExists(atPath: path) {
            let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
            guard
                FileManager.default.createFile(
                    atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
            else { throw Fault("cannot write the vault key \(path)") }
        }
        let bytes = try Data(contentsOf: url)
        guard bytes.count == 32 else { throw Fault("the vault key \(path) is damaged") }
        key = SymmetricKey(data: bytes)
    }

    /// Keeps a person's data under an id, replacing what was there.
    package func seal(_ person: Person, as id: String, in transaction: Transaction) throws {
        let plain = try JSONEncoder().encode(person)
        let box = try AES.GCM.seal(plain, using: key, authenticating: Data(id.utf8))
        guard let sealed = box.combined?.base64EncodedString() else {
            throw Fault("a sealed person has no bytes")
        }
        try transaction.run(
            """
            INSERT INTO person (id, sealed) VALUES (\(id), \(sealed))
            ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed
            """)
    }

    /// The person behind an id; nil when erased or never known.
    ///
    /// - Throws: `Fault` when it was sealed under another key, or is damaged.
    package func open(_ id: String, in reader: Reader) throws -> Person? {
        guard let row = try reader.first("SELECT sealed FROM person WHERE id = \(id)") else {
            return nil
        }
        let sealed: String = try row("sealed")
        guard let bytes = Data(base64Encoded: sealed),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data(id.utf8))
        else { throw Fault("person \(id) is damaged, or sealed under another key") }
        return try JSONDecoder().decode(Person.self, from: plain)
    }

    /// A keyed digest, 128 bits in hexadecimal: tells the same person or request again without
    /// keeping what they are known by.
    ///
    /// - Parameter purpose: digests for different purposes cannot be compared.
    package func digest(_ text: String, for purpose: String) -> String {
        var code = HMAC<SHA256>(key: key)
        code.update(data: Data("\(purpose)\0\(text)".utf8))
        return Hex.text(code.finalize().prefix(16))
    }

    package func erase(_ id: String, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM person WHERE id = \(id)")
    }
}

/// What is known of a person, and kept nowhere but in the vault.
package struct Person: Hashable, Codable, Sendable {
    package var name: String
    package var telephone: String?
    /// Where mail reaches them; only of those who asked for it.
    package var mail: String?

    package init(name: String, telephone: String? = nil, mail: String? = nil) {
        self.name = name
        self.telephone = telephone
        self.mail = mail
    }
}
