import Kernel

/// `/live/journal`: every entry, for those who may see the journal.
struct JournalTopic: LiveTopic {
    let key = "journal"
    let need = Route.Need.permission(.seeJournal)
    static let kinds: Set<String>? = nil

    init?(_ path: [String], _ visit: Visit) {
        guard path == ["journal"] else { return nil }
    }

    /// An entry without its detail, which has a page of its own.
    private struct Line: Encodable {
        let sequence: Int64
        let instant: String
        let actor: String
        let kind: String
        let subject: String
    }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try LiveMessage(
            "entry",
            Line(
                sequence: entry.sequence, instant: entry.instant.description, actor: entry.actor,
                kind: entry.kind, subject: entry.subject))
    }
}
