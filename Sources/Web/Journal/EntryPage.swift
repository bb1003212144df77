import Foundation
import Kernel

/// One line of the journal in full, with the proof that it is as it was written.
struct EntryPage: Page {
    static let template = "entry"
    let area: Area? = .journal

    let title: String
    let happened: String
    let about: Reference
    let subject: String
    let subjectHref: String
    let instant: String
    let actor: String
    let actorId: String
    let kind: String
    let detail: String
    let previous: String
    let previousHref: String?
    let nextHref: String?
    let digest: String
    let isSound: Bool

    init(_ entry: Entry, next: Int64?, names: [String: String], _ visit: Visit) {
        let t = visit.t
        let telling = Telling(
            kind: entry.kind, subject: entry.subject, detail: entry.detail, t)
        title = t("entry_title", Numerals.grouped(entry.sequence))
        happened = telling.happened
        about = telling.about
        subject = entry.subject
        subjectHref = "/journal?subject=\(entry.subject.queryEncoded)"
        instant = "\(entry.instant.day) \(entry.instant.clockText)"
        actor = Names.of(entry, names, t)
        actorId = entry.actor
        kind = entry.kind
        detail = EntryPage.pretty(entry.detail)
        previous = entry.previous
        previousHref = entry.sequence > 1 ? "/journal/\(entry.sequence - 1)" : nil
        nextHref = next.map { "/journal/\($0)" }
        digest = entry.digest
        isSound = entry.isSound
    }

    /// The detail with a line for each of its members; as it is when it does not read.
    private static func pretty(_ json: String) -> String {
        guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)),
            let data = try? JSONSerialization.data(
                withJSONObject: value,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        else { return json }
        return String(decoding: data, as: UTF8.self)
    }
}
