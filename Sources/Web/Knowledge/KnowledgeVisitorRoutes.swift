import Helpdesk
import Hummingbird
import Kernel
import People

/// The knowledge base for everybody: searching, reading, saying whether it helped.
enum KnowledgeVisitorRoutes {
    static let all: [Route] = [
        .get("/help/knowledge", .anybody, search),
        .get("/help/knowledge/{id}", .anybody, article),
        .post("/help/knowledge/{id}/ratings", .anybody, rate),
        .get("/api/help/knowledge", .anybody, searchForPrograms),
    ]

    /// The longest question that is read, in characters.
    private static let longest = 200

    private static func search(_ visit: Visit) async throws -> Response {
        let question = String((visit.query("q") ?? "").prefix(longest))
        try visit.limit(question.isEmpty ? .look : .search)
        let topic = String((visit.query("topic") ?? "").prefix(longest))
        let today = visit.today
        let (topics, chosen, found) = try await visit.centre.read { reader in
            (
                try reader.articleTopics(on: today),
                topic.isEmpty ? [] : try reader.publishedArticles(topic: topic, on: today),
                try reader.suggestions(for: question, limit: 6, on: today)
            )
        }
        // Who is signed in tries things out; the list is for what visitors ask.
        if !question.isEmpty, found.isEmpty, visit.signedIn == nil {
            try await KnowledgeDesk(visit.centre).noteUnanswered(question)
        }
        return try visit.page(
            KnowledgeSearchPage(
                question, topic: topic, topics: topics, chosen: chosen, found: found, visit))
    }

    private static func article(_ visit: Visit) async throws -> Response {
        try visit.limit(.look)
        let id = try visit.parameter("id")
        let today = visit.today
        let (version, use) = try await visit.centre.read { reader in
            (try reader.publishedArticle(id, on: today), try reader.articleUse(id))
        }
        let found = try visit.found(version)
        if visit.signedIn == nil, visit.query("rated") == nil, visit.request.method == .get {
            try await KnowledgeDesk(visit.centre).noteShown([id])
        }
        return try visit.page(KnowledgeArticlePage(found, use, visit))
    }

    private static func rate(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        try visit.limit(.rate)
        let helped = visit.form["helped"] == "yes"
        let question = String(visit.form.text("q").prefix(longest))
        try await KnowledgeDesk(visit.centre).rate(id, helped: helped, question: question)
        return visit.redirect(
            "/help/knowledge/\(id.pathEncoded)?rated=\(helped ? "yes" : "no")")
    }

    /// An answer as programs read it.
    private struct Told: Encodable {
        let id: String
        let title: String
        let excerpt: String
        let answer: String
        let sourceKind: String?
        let source: String?
        let path: String
    }

    private static func searchForPrograms(_ visit: Visit) async throws -> Response {
        try visit.limit(.search)
        let question = String((visit.query("q") ?? "").prefix(longest))
        let limit = min(max(visit.query("limit").flatMap { Int($0) } ?? 5, 1), 10)
        let today = visit.today
        let found = try await visit.centre.read {
            try $0.suggestions(for: question, limit: limit, on: today)
        }
        return try visit.json([
            "answers": found.map {
                Told(
                    id: $0.id, title: $0.title, excerpt: $0.excerpt, answer: $0.answer,
                    sourceKind: $0.source?.kind.rawValue, source: $0.source?.told, path: $0.path)
            }
        ])
    }
}
