import Helpdesk
import Hummingbird
import Kernel
import People

/// What was said in conversations.
enum TranscriptRoutes {
    static let all: [Route] = [
        .get("/help/transcripts", .permission(.answerHelp), list),
        .get("/help/transcripts/exports", .permission(.answerHelp)) { visit in
            try await visit.exportConversations()
        },
        .get("/help/transcripts/{id}", .permission(.answerHelp)) { visit in
            try await show(visit, refusals: [])
        },
        .post("/help/transcripts/{id}/erasures", .permission(.manageHelp)) { visit in
            let id = try visit.parameter("id")
            do {
                try await AssistantDesk(visit.centre)
                    .erase(id, because: visit.form.text("reason"), by: visit.actor)
                return visit.redirect("/help/transcripts/\(id.pathEncoded)")
            } catch {
                return try await show(visit, refusals: try error.refusals())
            }
        },
    ]

    private static func list(_ visit: Visit) async throws -> Response {
        let question = ListQuestion(visit)
        let filter = ConversationFilter(question)
        let (found, topics) = try await visit.centre.read { reader in
            (
                try reader.conversations(
                    filter, before: question.before, limit: ListQuestion.pageSize + 1),
                try reader.helpTopics()
            )
        }
        let names = try await visit.site.accounts.names(of: Set(found.compactMap(\.holder)))
        return try visit.page(
            TranscriptsPage(found, question, topics: topics, names: names, visit))
    }

    private static func show(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let read = try await TranscriptRead(try visit.parameter("id"), visit)
        let page = TranscriptPage(
            read, typed: visit.form.text("reason"), refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }
}
