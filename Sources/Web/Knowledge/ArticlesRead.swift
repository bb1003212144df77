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
    let isFirst: Bool
    /// The article after which the next page begins.
    let next: String?

    static let pageSize = 50

    init(
        _ visit: Visit, imported: String? = nil, importFaults: [Refusal] = [],
        refusals: [Refusal] = []
    ) async throws {
        let filter = ArticleFilter(
            text: String((visit.query("search") ?? "").prefix(100)),
            topic: String((visit.query("topic") ?? "").prefix(100)),
            standing: visit.query("standing").flatMap(ArticleFilter.Standing.init))
        let after = visit.query("after")
        let (now, today) = (visit.centre.clock.now(), visit.today)
        let found = try await visit.centre.read { reader in
            (
                lines: try reader.articles(
                    filter, after: after, at: now, limit: Self.pageSize + 1),
                standings: try reader.articleStandings(at: now),
                topics: try reader.articleTopics(on: today).map(\.topic).sorted(),
                questions: try reader.openQuestions(limit: 1000).count
            )
        }
        (self.filter, standings) = (filter, found.standings)
        lines = Array(found.lines.prefix(Self.pageSize))
        isFirst = after == nil
        next = found.lines.count > Self.pageSize ? lines.last?.version.article : nil
        (topics, openQuestions) = (found.topics, found.questions)
        (self.imported, self.importFaults, self.refusals) = (imported, importFaults, refusals)
    }
}

extension ArticlesRead {
    /// The list as it was asked for, from another place on.
    func address(after: String?) -> String {
        let all = [
            ("search", filter.text), ("topic", filter.topic),
            ("standing", filter.standing?.rawValue ?? ""), ("after", after ?? ""),
        ]
        let set = all.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.queryEncoded)" }
        return "/help/articles?\(set.joined(separator: "&"))"
    }
}
