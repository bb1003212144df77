import Helpdesk
import Kernel
import People

/// An article with everything its page shows.
struct ArticleRead: Sendable {
    let article: Article
    /// Newest first.
    let versions: [ArticleVersion]
    let use: ArticleUse
    let due: Day?
    let history: [Entry]
    let topics: [String]
    let names: [String: String]

    /// - Throws: `Missing` when there is no such article.
    init(_ id: String, _ visit: Visit) async throws {
        let today = visit.today
        let found = try await visit.centre.read { reader in
            try reader.article(id).map { article in
                (
                    article: article, versions: try reader.articleVersions(of: id),
                    use: try reader.articleUse(id), due: try reader.articleReviewDue(id),
                    history: try reader.journalEntries(subject: "helpdesk.article/\(id)"),
                    topics: try reader.articleTopics(on: today).map(\.topic).sorted()
                )
            }
        }
        guard let found else { throw Missing() }
        (article, versions, use) = (found.article, found.versions, found.use)
        (due, history, topics) = (found.due, found.history, found.topics)
        let people = found.versions.flatMap { [$0.author, $0.reviewer, $0.publisher] }
        names = try await visit.site.accounts.names(
            of: Set(people.compactMap(\.self) + found.history.map(\.actor)))
    }

    var latest: ArticleVersion? { versions.first }
    var published: ArticleVersion? { versions.first { $0.number == article.published } }
}
