import Helpdesk
import Hummingbird
import Kernel
import People

/// 知识维护: articles are proposed, reviewed by another person, published, withdrawn.
enum ArticleRoutes {
    static let all: [Route] = [
        .get("/help/articles", .permission(.seeHelp)) { visit in
            try visit.page(ArticlesPage(try await ArticlesRead(visit), visit))
        },
        .get("/help/articles/new", .permission(.answerHelp)) { visit in
            try await newPage(visit, visit.emptyArticle, refusals: [])
        },
        .post("/help/articles", .permission(.answerHelp), propose),
        .get("/help/articles/{id}", .permission(.seeHelp)) { visit in
            try await show(visit, typed: nil, refusals: [])
        },
        .post("/help/articles/{id}/versions", .permission(.answerHelp), revise),
        act("reviews") { desk, id, visit in try await desk.review(id, by: visit.actor) },
        act("returns") { desk, id, visit in
            try await desk.sendBack(id, because: visit.form.text("reason"), by: visit.actor)
        },
        act("discards") { desk, id, visit in try await desk.discard(id, by: visit.actor) },
        act("publications") { desk, id, visit in
            try await desk.publish(id, by: visit.actor)
        },
        act("confirmations") { desk, id, visit in
            let typed = visit.form.text("review_due")
            if !typed.isEmpty, Day(typed) == nil { throw Refusal.reviewDueIsNoDay }
            try await desk.confirm(id, due: Day(typed), by: visit.actor)
        },
        act("withdrawals") { desk, id, visit in
            try await desk.withdraw(id, because: visit.form.text("reason"), by: visit.actor)
        },
    ]

    /// A route that does one thing with an article and goes back to it.
    private static func act(
        _ noun: String,
        _ act: @escaping @Sendable (KnowledgeDesk, String, Visit) async throws -> Void
    ) -> Route {
        .post("/help/articles/{id}/\(noun)", .permission(.manageHelp)) { visit in
            let id = try visit.parameter("id")
            do {
                try await act(KnowledgeDesk(visit.centre), id, visit)
                return visit.redirect("/help/articles/\(id.pathEncoded)")
            } catch {
                return try await show(visit, typed: nil, refusals: try error.refusals())
            }
        }
    }

    private static func newPage(
        _ visit: Visit, _ draft: ArticleDraft, refusals: [Refusal]
    ) async throws -> Response {
        let today = visit.today
        let topics = try await visit.centre.read {
            try $0.articleTopics(on: today).map(\.topic).sorted()
        }
        let page = NewArticlePage(
            draft, code: visit.form.text("code"), topics: topics, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func propose(_ visit: Visit) async throws -> Response {
        let draft = visit.articleDraft
        do {
            let id = try await KnowledgeDesk(visit.centre).propose(
                draft, code: visit.form.text("code"), by: visit.actor)
            return visit.redirect("/help/articles/\(id)")
        } catch {
            return try await newPage(visit, draft, refusals: try error.refusals())
        }
    }

    private static func revise(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let draft = visit.articleDraft
        do {
            try await KnowledgeDesk(visit.centre).revise(id, draft, by: visit.actor)
            return visit.redirect("/help/articles/\(id.pathEncoded)")
        } catch {
            return try await show(visit, typed: draft, refusals: try error.refusals())
        }
    }

    private static func show(
        _ visit: Visit, typed: ArticleDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let read = try await ArticleRead(try visit.parameter("id"), visit)
        guard let latest = read.latest else { throw Missing() }
        let page = ArticlePage(read, latest, typed: typed, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }
}

extension Refusal {
    fileprivate static let reviewDueIsNoDay = Refusal(
        "bad_day", "日期应写成 2025-01-31。", "Write the day as 2025-01-31.", at: "review_due")
}
