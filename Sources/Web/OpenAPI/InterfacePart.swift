import Foundation
import Kernel

/// What one desk tells programs of its addresses: `Interface/queue.api.json`.
///
/// Who may use an address, its parts and what is refused follow from the table of routes; a part
/// says the rest: what it is for, what is sent, what comes back.
struct InterfacePart: Decodable, Sendable {
    let title: Words
    /// By method and path: `GET /api/measures`.
    let operations: [String: Operation]
    /// Schemas that operations refer to by `#/components/schemas/…`.
    let schemas: [String: JSONValue]

    /// One address with one method.
    struct Operation: Decodable, Sendable {
        let summary: Words
        let query: [Question]?
        /// The schema of the JSON that is sent.
        let body: JSONValue?
        let bodyIsOptional: Bool?
        let answer: Answer
    }

    /// A question in the address, `?from=2025-01-01`.
    struct Question: Decodable, Sendable {
        let name: String
        let schema: JSONValue
        let zh: String
        let en: String
    }

    /// What comes back when it is done.
    struct Answer: Decodable, Sendable {
        let status: String
        /// Of JSON; nil when nothing, or something else, comes back.
        let schema: JSONValue?
        /// What else comes back.
        let media: String?
    }
}

extension InterfacePart {
    /// Every desk's part, by the name of its file.
    ///
    /// - Throws: `Fault` when a file that belongs to the program is missing or does not read.
    static func all() throws -> [(name: String, part: InterfacePart)] {
        try Resources.names("Interface").filter { $0.hasSuffix(".api.json") }.map { name in
            do {
                let data = try Resources.data("Interface/\(name)")
                return (
                    String(name.dropLast(".api.json".count)),
                    try JSONDecoder().decode(InterfacePart.self, from: data)
                )
            } catch { throw Fault("the interface \(name) does not read: \(error)") }
        }
    }
}
