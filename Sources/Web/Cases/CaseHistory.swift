import Kernel
import People

/// What happened to a case, as the journal has it: who, when, what, why. A page shows it by the
/// partial template `cases/history` from its own property `history`.
struct CaseHistory: Sendable {
    let lines: [Line]
    /// All of it in the journal, for those who may see that.
    let allHref: String?

    /// One entry of the journal.
    struct Line: Sendable {
        let instant: String
        let who: String
        let what: String
        let why: String?
        let entryHref: String?
        let sequence: String
    }

    /// How many of the newest entries are shown.
    static let limit = 200

    /// The history of one case, the oldest first.
    ///
    /// - Parameter subjects: the case, and what else belongs to it.
    static func read(_ subjects: [Subject], _ visit: Visit) async throws -> CaseHistory {
        let entries = try await visit.centre.read { reader in
            try subjects.flatMap {
                try reader.journalEntries(subject: $0.description, limit: limit)
            }
        }
        let newest = entries.sorted { $0.sequence < $1.sequence }.suffix(limit)
        let names = try await visit.site.accounts.names(
            of: Set(newest.map(\.actor) + newest.compactMap { Telling.behalf($0.detail) }))
        return CaseHistory(Array(newest), subjects, names, visit)
    }

    private init(
        _ entries: [Entry], _ subjects: [Subject], _ names: [String: String], _ visit: Visit
    ) {
        let maySee = visit.signedIn?.actor.may(.seeJournal) == true
        lines = entries.map { Line($0, names, linked: maySee, visit.t) }
        let address = subjects.first.map { "/journal?subject=\($0.description.queryEncoded)" }
        allHref = maySee ? address : nil
    }
}

extension CaseHistory.Line {
    fileprivate init(
        _ entry: Entry, _ names: [String: String], linked: Bool, _ t: Strings
    ) {
        let telling = Telling(
            kind: entry.kind, subject: entry.subject, detail: entry.detail, t)
        instant = "\(entry.instant.day) \(entry.instant.clockText)"
        who = Names.of(entry, names, t)
        what = telling.happened
        why = telling.because
        sequence = "#\(Numerals.grouped(entry.sequence))"
        entryHref = linked ? "/journal/\(entry.sequence)" : nil
    }
}
