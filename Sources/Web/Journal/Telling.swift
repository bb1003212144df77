import Foundation
import Kernel

/// A journal entry in words: what it is about and what happened.
struct Telling {
    let about: Reference
    let happened: String

    init(kind: String, subject: String, detail: String, _ t: Strings) {
        let event = Telling.event(detail)
        about = Telling.about(subject, event, t)
        let word = t["kind_\(kind)"] ?? kind
        let paper = event["document"] ?? ""
        happened = paper.isEmpty ? word : "\(word) · \(paper)"
    }

    /// The event's own texts.
    private static func event(_ detail: String) -> [String: String] {
        let parsed = try? JSONDecoder().decode(Detail.self, from: Data(detail.utf8))
        return parsed?.event ?? [:]
    }

    private static func about(
        _ subject: String, _ event: [String: String], _ t: Strings
    ) -> Reference {
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return Reference(href: nil, text: subject) }
        let word = t["subject_\(parts[0])"] ?? parts[0]
        let id = parts[1].pathEncoded
        let own = [event["about"], event["project"], event["name"]].compactMap(\.self)
            .first { !$0.isEmpty }
        switch parts[0] {
        case "register.entry":
            return Reference(href: "/register/entries/\(id)", text: own ?? word)
        case "register.measure":
            return Reference(href: "/register/measures/\(id)", text: own ?? parts[1])
        case "performance.indicator":
            return Reference(href: "/indicators/\(id)", text: own ?? word)
        case "performance.declaration":
            return Reference(href: "/projects/\(id)", text: own ?? word)
        default: return Reference(href: nil, text: own ?? word)
        }
    }
}

/// The texts of an event, whatever else it holds.
private struct Detail: Decodable {
    let event: [String: String]

    private enum Key: CodingKey { case event }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let values = try container.decode([String: Loose].self, forKey: .event)
        event = values.compactMapValues(\.text)
    }
}

/// A JSON value of which only a text is wanted.
private struct Loose: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
    }
}
