import Kernel
import People
import Satisfaction

/// One line of a case's history, from the journal: who did what, when and why.
struct CaseHistoryLine: Sendable {
    let what: String
    let at: String
    let by: String
    let entry: String
    let entryHref: String
    /// What the event itself tells: a reason, a reply, an outcome.
    let why: String?
    /// What was written at this step, apart from the journal.
    let note: String?
    let paperHref: String?

    init(_ entry: Entry, _ note: ReviewNote?, _ names: [String: String], _ visit: Visit) {
        let t = visit.t
        let event = (try? entry.event(Told.self)) ?? Told()
        what = t["kind_\(entry.kind)"] ?? entry.kind
        at = entry.instant.dayAndMinute
        by =
            entry.actor == RatingDesk.visitor
            ? t("satisfaction_visitor") : Names.of(entry.actor, names, t)
        self.entry = "#\(Numerals.grouped(entry.sequence))"
        entryHref = "/journal/\(entry.sequence)"
        let words = [
            event.outcomeWords(t),
            event.upheld.map { t($0 ? "satisfaction_upheld" : "satisfaction_rejected") },
            event.reason, event.reply,
            event.reopened == true ? t("satisfaction_reopened") : nil,
            event.workingDays.map { t("satisfaction_days", $0.text) },
        ].compactMap(\.self)
        why = words.isEmpty ? nil : words.joined(separator: " · ")
        self.note = note?.note
        paperHref = (note?.paper ?? event.paper).map { "/satisfaction/papers/\($0)" }
    }
}

/// What the events of a bad review may tell.
private struct Told: Decodable {
    var outcome: String?
    var upheld: Bool?
    var reason: String?
    var reply: String?
    var reopened: Bool?
    var workingDays: Days?
    var paper: String?

    func outcomeWords(_ t: Strings) -> String? {
        outcome.map { outcome in
            let words =
                ContactOutcome(rawValue: outcome)?.title
                ?? FollowUpOutcome(rawValue: outcome)?.title
            return words.map { t($0) } ?? outcome
        }
    }
}

/// A number of days, written as a number or as a decimal text.
private struct Days: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int.self) {
            text = "\(whole)"
        } else {
            text = try container.decode(String.self)
        }
    }
}
