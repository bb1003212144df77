import Crypto
import Foundation
import Kernel

/// A report that a submission has frozen: one document that always has the same bytes.
package protocol FrozenReport: Codable, Hashable, Sendable {
    /// What sort of document it is, and the version of its layout: `zhunxing.evaluation/1`.
    static var format: String { get }
}

extension FrozenReport {
    /// Canonical JSON: keys in order, no space, slashes as they are; the same value gives the same
    /// bytes everywhere.
    package func document() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// SHA-256 of its document, in hexadecimal: the name under which it is kept.
    package func digest() throws -> String { Hex.text(SHA256.hash(data: try document())) }

    /// - Throws: `Fault` for bytes that are no such document.
    package init(document: Data) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: document)
        } catch {
            throw Fault("not a \(Self.format): \(error)")
        }
    }
}

/// The head of the journal that a report was made from.
package struct JournalHead: Hashable, Codable, Sendable {
    package let sequence: Int64
    package let digest: String
}

/// Which version of a declaration a report is about.
package struct DeclarationVersion: Hashable, Codable, Sendable {
    package let id: String
    package let version: Int
    /// The journal entry that stored it.
    package let sequence: Int64
}

/// A rule set by its name and version.
package struct RulesVersion: Hashable, Codable, Sendable {
    package let name: String
    package let version: Int
}

/// A paper that proves what a person stated.
package struct KeptPaper: Hashable, Codable, Sendable {
    package let name: String
    /// SHA-256, as kept among the centre's papers.
    package let digest: String

    package init(name: String, digest: String) {
        self.name = name
        self.digest = digest
    }
}

extension Reader {
    /// The end of the journal as this look sees it, also in the middle of a write.
    func journalEnd() throws -> JournalHead {
        let row = try first(
            "SELECT sequence, digest FROM journal ORDER BY sequence DESC LIMIT 1")
        return try row.map { try JournalHead(sequence: $0("sequence"), digest: $0("digest")) }
            ?? JournalHead(sequence: 0, digest: Chain.origin)
    }
}

extension [Arrangement] {
    /// Which notices the working days of a year were counted by: `2025: 国办发明电… (2024-11-12)`.
    package func version(for year: Int) -> String {
        filter { $0.year == year }.sorted { $0.inForce < $1.inForce }
            .map { "\($0.year): \($0.source) (\($0.inForce))" }.joined(separator: "; ")
    }
}
