import Hummingbird
import Kernel
import People

/// The journal and the papers it names.
enum JournalRoutes {
    static let all: [Route] = [
        .get("/journal", .permission(.seeJournal), journal),
        .get("/journal/{sequence}", .permission(.seeJournal), entry),
        .get("/papers/{digest}", .permission(.seeRegister), paper),
    ]

    private static func journal(_ visit: Visit) async throws -> Response {
        let (kind, subject) = (visit.query("kind"), visit.query("subject"))
        let before = visit.query("before").flatMap { Int64($0) }
        let (entries, head) = try await visit.centre.read { reader in
            let entries = try reader.journal(
                kind: kind, subject: subject, before: before ?? .max,
                limit: JournalPage.pageSize + 1)
            return (entries, try reader.journalHead()?.sequence ?? 0)
        }
        let names = try await visit.site.accounts.names(
            of: Set(entries.map(\.actor) + entries.compactMap { Telling.behalf($0.detail) }))
        return try visit.page(
            JournalPage(entries, head: head, names: names, before: before, visit))
    }

    private static func entry(_ visit: Visit) async throws -> Response {
        guard let sequence = Int64(try visit.parameter("sequence")), sequence > 0 else {
            throw Missing()
        }
        let found = try await visit.centre.read { reader in
            (try reader.journalEntry(sequence), try reader.journalHead()?.sequence ?? 0)
        }
        guard let entry = found.0 else { throw Missing() }
        let names = try await visit.site.accounts.names(
            of: Set([entry.actor, Telling.behalf(entry.detail)].compactMap(\.self)))
        let next = sequence < found.1 ? sequence + 1 : nil
        return try visit.page(EntryPage(entry, next: next, names: names, visit))
    }

    private static func paper(_ visit: Visit) throws -> Response {
        try visit.paper(visit.parameter("digest").lowercased())
    }
}
