import Kernel

/// The journal, newest first.
struct JournalPage: Page {
    static let template = "journal"
    let area: Area? = .journal

    let title: String
    let summary: String
    let kinds: [Choice]
    let subject: String
    let lines: [Line]
    let nextHref: String?
    let firstHref: String?

    /// One entry.
    struct Line: Sendable {
        let entryHref: String
        let sequence: String
        let instant: String
        let actor: String
        let happened: String
        let about: Reference
        let digest: String
    }

    static let pageSize = 50

    /// Every kind of event that has a name, desk by desk, so that a filter can be chosen.
    private static func kindNames(_ t: Strings) -> [String] {
        t.texts.keys.filter { $0.hasPrefix("kind_") }.map { String($0.dropFirst(5)) }.sorted()
    }

    init(
        _ entries: [Entry], head: Int64, names: [String: String], before: Int64?, _ visit: Visit
    ) {
        let t = visit.t
        let kind = visit.query("kind")
        let subject = visit.query("subject")
        title = t("area_journal")
        summary = t("journal_summary", Numerals.grouped(head))
        kinds =
            [Choice(value: "", text: t("all_kinds"), isChosen: kind == nil)]
            + Self.kindNames(t).map {
                Choice(value: $0, text: t["kind_\($0)"] ?? $0, isChosen: $0 == kind)
            }
        self.subject = subject ?? ""
        let filter = [
            kind.map { "kind=\($0.queryEncoded)&" }, subject.map { "subject=\($0.queryEncoded)&" },
        ].compactMap(\.self).joined()
        let part = ListPart(
            entries, size: Self.pageSize, at: "/journal?\(filter)", isFirst: before == nil,
            place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        lines = part.rows.map { Line($0, names, t) }
    }
}

extension JournalPage.Line {
    init(_ entry: Entry, _ names: [String: String], _ t: Strings) {
        let telling = Telling(
            kind: entry.kind, subject: entry.subject, detail: entry.detail, t)
        entryHref = "/journal/\(entry.sequence)"
        sequence = "#\(Numerals.grouped(entry.sequence))"
        instant = "\(entry.instant.day) \(entry.instant.clockText)"
        actor = Names.of(entry, names, t)
        happened = telling.happened
        about = telling.about
        digest = String(entry.digest.prefix(8))
    }
}

/// Who an account is, for people to read.
enum Names {
    /// Who made an entry, and in whose place.
    static func of(_ entry: Entry, _ names: [String: String], _ t: Strings) -> String {
        let actor = of(entry.actor, names, t)
        return Telling.behalf(entry.detail)
            .map { t("history_behalf", actor, of($0, names, t)) } ?? actor
    }

    static func of(_ id: String, _ names: [String: String], _ t: Strings) -> String {
        if let name = names[id] { return name }
        return t["actor_\(id)"] ?? t("actor_unknown", String(id.suffix(6)))
    }
}
