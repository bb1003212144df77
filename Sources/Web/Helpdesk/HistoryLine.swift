import Kernel
import People

/// One line of a case's history, as the journal has it: when, who, what.
struct HistoryLine: Sendable {
    let entryHref: String?
    let when: String
    let who: String
    let what: String

    /// A step names itself: several are of one kind.
    private struct Stepped: Decodable {
        let step: String
    }

    private static func what(_ entry: Entry, _ happened: String, _ t: Strings) -> String {
        guard let step = try? entry.event(Stepped.self).step else { return happened }
        return t["help_step_\(step.replacing("-", with: "_"))"] ?? happened
    }

    /// The newest lines about a subject, the oldest first.
    static func all(
        _ entries: [Entry], names: [String: String], _ visit: Visit
    ) -> [HistoryLine] {
        let maySee = visit.signedIn?.actor.may(.seeJournal) == true
        return entries.reversed().map { entry in
            let telling = Telling(
                kind: entry.kind, subject: entry.subject, detail: entry.detail, visit.t)
            return HistoryLine(
                entryHref: maySee ? "/journal/\(entry.sequence)" : nil,
                when: "\(entry.instant.day) \(entry.instant.clockText)",
                who: Names.of(entry.actor, names, visit.t),
                what: what(entry, telling.happened, visit.t))
        }
    }
}
