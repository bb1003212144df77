import Helpdesk
import Hummingbird
import Kernel
import People

/// 待解答的问题: what visitors asked and the knowledge base did not answer.
enum QuestionRoutes {
    static let all: [Route] = [
        .get("/help/questions", .permission(.seeHelp)) { visit in
            try await list(visit, refusals: [])
        },
        .post("/help/questions/{id}/closures", .permission(.manageHelp), close),
    ]

    private static func list(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let today = visit.today
        let found = try await visit.centre.read { reader in
            try reader.openQuestions().map { question in
                let near = try reader.suggestions(for: question.text, limit: 1, on: today)
                return (question: question, near: near.first)
            }
        }
        return try visit.page(
            QuestionsPage(found, refusals: refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func close(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let article = visit.form.text("article")
        do {
            try await KnowledgeDesk(visit.centre).close(
                id, answeredBy: article.isEmpty ? nil : article, by: visit.actor)
            return visit.redirect("/help/questions")
        } catch {
            return try await list(visit, refusals: try error.refusals())
        }
    }
}

/// The editors' worklist of questions.
struct QuestionsPage: Page {
    static let template = "knowledge/questions"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css", "knowledge.css"] }

    let title: String
    let nav: [Layout.Link]
    let summary: String
    let questions: [Line]
    let faults: [FieldFault]

    /// One question.
    struct Line: Sendable {
        let text: String
        let cause: String
        let times: String
        let lastAsked: String
        /// The article that did not help, or the one that comes nearest.
        let article: Reference?
        let newHref: String?
        let close: Close?
    }

    /// Taking the question off the list.
    struct Close: Sendable {
        let action: String
        let field: String
        let proposal: String
    }

    init(
        _ found: [(question: OpenQuestion, near: Suggestion?)], refusals: [Refusal],
        _ visit: Visit
    ) {
        title = visit.t("knowledge_questions_title")
        nav = HelpNav.links(.knowledge, visit)
        summary = visit.t("knowledge_questions_summary", "\(found.count)")
        questions = found.map { Line($0.question, $0.near, visit) }
        faults = FieldFault.list(refusals, visit)
    }
}

extension QuestionsPage.Line {
    init(_ question: OpenQuestion, _ near: Suggestion?, _ visit: Visit) {
        let t = visit.t
        let actor = visit.signedIn?.actor
        text = question.text
        cause = t(question.cause.title)
        times = t("knowledge_asked_times", "\(question.asked)")
        lastAsked = "\(question.lastAt.day)"
        let known = question.article ?? near?.id
        article = known.map {
            Reference(
                href: "/help/articles/\($0)",
                text: near?.id == $0 ? near?.title ?? $0 : $0)
        }
        newHref =
            actor?.may(.answerHelp) == true
            ? "/help/articles/new?question=\(question.text.queryEncoded)" : nil
        close =
            actor?.may(.manageHelp) == true
            ? QuestionsPage.Close(
                action: "/help/questions/\(question.id)/closures",
                field: "article-\(question.id)", proposal: known ?? "") : nil
    }
}
