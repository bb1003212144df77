import Helpdesk
import Hummingbird
import Kernel
import People

/// What an assistant does in a conversation.
enum DeskRoutes {
    static let all: [Route] = [
        .post("/help/desk/{id}/takes", .permission(.answerHelp)) { visit in
            try await change(visit) { try await $0.take($1, by: $2) }
        },
        .post(
            "/help/desk/{id}/messages", .permission(.answerHelp), limit: Route.pictureLimit, say),
        .post("/help/desk/{id}/transfers", .permission(.answerHelp), transfer),
        .post("/help/desk/{id}/invitations", .permission(.answerHelp)) { visit in
            let account = visit.form.text("assistant")
            return try await change(visit) { try await $0.invite(account, to: $1, by: $2) }
        },
        .post("/help/desk/{id}/withdrawals", .permission(.answerHelp)) { visit in
            try await change(visit, then: "/help") { try await $0.withdraw(from: $1, by: $2) }
        },
        .post("/help/desk/{id}/ends", .permission(.answerHelp)) { visit in
            try await change(visit) { try await $0.end($1, by: $2) }
        },
        .get("/help/desk/{id}/pictures/{picture}", .permission(.answerHelp)) { visit in
            let found = try await AssistantDesk(visit.centre)
                .picture(
                    try visit.parameter("picture"), in: try visit.parameter("id"),
                    by: visit.actor)
            guard let found else { throw Missing() }
            return visit.picture(found)
        },
    ]

    private static func change(
        _ visit: Visit, then path: String? = nil, typed: ConsoleTyped = ConsoleTyped(),
        _ act: (AssistantDesk, String, Actor) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await act(AssistantDesk(visit.centre), id, visit.actor)
            return visit.redirect(path ?? "/help?conversation=\(id.queryEncoded)")
        } catch {
            return try await ConsoleRoutes.show(
                visit, conversation: id, typed: typed, refusals: try error.refusals())
        }
    }

    private static func say(_ visit: Visit) async throws -> Response {
        try await change(visit, typed: ConsoleTyped(message: visit.typedMessage)) {
            desk, id, actor in
            for draft in try visit.messageDrafts() {
                _ = try await desk.say(draft, in: id, by: actor)
            }
        }
    }

    private static func transfer(_ visit: Visit) async throws -> Response {
        let to = visit.form.text("to")
        let note = visit.form.text("note")
        return try await change(visit, then: "/help?done=transfer", typed: ConsoleTyped(note: note))
        {
            desk, id, actor in
            if to.hasPrefix("topic:") {
                try await desk.transfer(
                    id, toTopic: String(to.dropFirst(6)), note: note, by: actor)
            } else {
                guard !to.isEmpty else { throw Refusal.nobodyChosen }
                try await desk.transfer(id, to: to, note: note, by: actor)
            }
        }
    }
}

extension Refusal {
    fileprivate static let nobodyChosen = Refusal(
        "nobody_chosen", "请选择转给哪位同事或哪个事项。",
        "Choose the colleague or the topic it goes to.", at: "transfer-to")
}
