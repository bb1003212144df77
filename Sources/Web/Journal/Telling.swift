import Foundation
import Kernel

/// A journal entry in words: what it is about and what happened.
struct Telling {
    let about: Reference
    let happened: String
    /// The reason that somebody gave.
    let because: String?

    init(kind: String, subject: String, detail: String, _ t: Strings) {
        let event = Telling.parsed(detail)?.event ?? [:]
        about = Telling.about(subject, event, t)
        let word = Telling.word(kind, event, t)
        let paper = event["document"] ?? ""
        happened = paper.isEmpty ? word : "\(word) · \(paper)"
        because = ["reason", "because", "opinion"].compactMap { event[$0] }.first { !$0.isEmpty }
    }

    /// A desk gives the name of its event as `kind_…`, and where it has one a sentence as `tell_…`
    /// whose `{counter}` is what the event's `counter` holds.
    private static func word(_ kind: String, _ event: [String: String], _ t: Strings) -> String {
        guard var sentence = t["tell_\(kind)"] else { return t["kind_\(kind)"] ?? kind }
        for (name, value) in event { sentence = sentence.replacing("{\(name)}", with: value) }
        return sentence.contains("{") ? t["kind_\(kind)"] ?? kind : sentence
    }

    /// The account in whose place an entry was made, by its detail; nil where in the actor's own
    /// right.
    static func behalf(_ detail: String) -> String? { parsed(detail)?.behalf }

    private static func parsed(_ detail: String) -> Detail? {
        try? JSONDecoder().decode(Detail.self, from: Data(detail.utf8))
    }

    /// Where each kind of record has its page.
    private static let pages = [
        "register.entry": "/register/entries/", "register.measure": "/register/measures/",
        "performance.indicator": "/indicators/", "performance.declaration": "/projects/",
        "performance.warning": "/warnings/",
        "queue.ticket": "/hall/tickets/", "helpdesk.conversation": "/help/transcripts/",
        "helpdesk.enquiry": "/help/enquiries/", "helpdesk.visit": "/help/visits/",
        "helpdesk.article": "/help/articles/", "satisfaction.review": "/satisfaction/reviews/",
        "finance.voucher": "/finance/vouchers/", "finance.contract": "/finance/contracts/",
        "finance.adjustment": "/finance/adjustments/",
    ]

    private static func about(
        _ subject: String, _ event: [String: String], _ t: Strings
    ) -> Reference {
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return Reference(href: nil, text: subject) }
        let word = t["subject_\(parts[0])"] ?? parts[0]
        let id = parts[1].pathEncoded
        let own = [event["about"], event["project"], event["name"]].compactMap(\.self)
            .first { !$0.isEmpty }
        let isNamedByItself = parts[0] == "register.measure"
        return Reference(
            href: pages[parts[0]].map { "\($0)\(id)" },
            text: own ?? (isNamedByItself ? parts[1] : word))
    }
}

/// The texts of an event, whatever else it holds.
private struct Detail: Decodable {
    /// The event's own texts.
    let event: [String: String]
    let behalf: String?

    private enum Key: CodingKey { case event, behalf }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let values = try container.decode([String: Loose].self, forKey: .event)
        event = values.compactMapValues(\.text)
        behalf = try container.decodeIfPresent(String.self, forKey: .behalf)
    }
}

/// A JSON value of which only a text or a number is wanted.
private struct Loose: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text =
            (try? container.decode(String.self))
            ?? (try? container.decode(Int.self)).map(String.init)
    }
}
