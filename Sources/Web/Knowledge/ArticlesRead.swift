import Helpdesk
import Kernel

/// What the editors' list shows, as it was asked for and as it stands.
struct ArticlesRead: Sendable {
    let filter: ArticleFilter
    let lines: [ArticleLine]
    let standings: [ArticleFilter.Standing: Int]
    let topics: [String]
    let openQuestions: Int
    /// What a file of articles has brought.
    let imported: String?
    let importFaults: [Refusal]
    let refusals: [Refusal]

    init(
        _ visit: Visit, imported: String? = nil, importFaults: [Refusal] = [],
        refusals: [Refusal] = []
    ) async throws {
        let filter = ArticleFilter(
            text: String((visit.query("search") ?? "").prefix(100)),
            topic: String((visit.query("topic") ?? "").prefix(100)),
            standing: visit.query("standing").flatMap(ArticleFilter.Standing.init))
        let (now, today) = (visit.centre.clock.now(), visit.today)
        let found = try await visit.centre.read { reader in
            (
                lines: try reader.articles(filter, at: now),
                standings: try reader.articleStandings(at: now),
                topics: try reader.articleTopics(on: today).map(\.topic).sorted(),
                questions: try reader.openQuestions(limit: 1000).count
            )
        }
        (self.filter, lines, standings) = (filter, found.lines, found.standings)
        (topics, openQuestions) = (found.topics, found.questions)
        (self.imported, self.importFaults, self.refusals) = (imported, importFaults, refusals)
    }
}
