import Kernel
import People

/// One line of a case's history, as the journal has it: when, who, what.
struct HistoryLine: Sendable {
    let entryHref: String?
    let when: String
    let who: String
    let what: String

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
                who: Names.of(entry.actor, names, visit.t), what: telling.happened)
        }
    }
}
