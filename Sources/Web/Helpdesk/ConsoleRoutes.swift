import HTTPTypes
import Helpdesk
import Hummingbird
import Kernel
import People

/// The assistants' console.
enum ConsoleRoutes {
    static let all: [Route] = [
        .get("/help", .permission(.seeHelp)) { visit in
            // Who only looks on sees the figures, not what visitors say.
            guard try visit.actor.may(.answerHelp) else { return visit.redirect("/help/overview") }
            return try await show(visit)
        },
        .post("/help/duty", .permission(.answerHelp), changeDuty),
        .post("/help/handovers", .permission(.answerHelp), handOver),
    ]

    /// The console with a conversation at hand.
    static func show(
        _ visit: Visit, conversation: String? = nil, typed: ConsoleTyped = ConsoleTyped(),
        refusals: [Refusal] = []
    ) async throws -> Response {
        let desk = try await Desk(visit, conversation: conversation ?? visit.query("conversation"))
        try await markRead(desk, visit)
        let page = ConsolePage(
            desk, hints: try await hints(desk, visit), typed: typed, refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    /// What may help with what the assistant writes or looks for, else with what the visitor said
    /// last.
    private static func hints(_ desk: Desk, _ visit: Visit) async throws -> [ConsolePage.Hint] {
        let found = try await HelpHints.find(visit.query("about") ?? "", visit)
        guard found.isEmpty, let talk = desk.atHand, talk.conversation.state != .ended else {
            return found
        }
        return try await HelpHints.find(talk.lastWords, visit)
    }

    /// Notes that what is shown has been read, unless the window only keeps itself up to date
    /// behind others.
    private static func markRead(_ desk: Desk, _ visit: Visit) async throws {
        guard visit.request.method == .get, visit.request.headers[.part] != "hidden",
            let open = desk.atHand,
            let own = desk.console.mine.first(where: { $0.conversation.id == open.conversation.id }
            ),
            own.unread > 0
        else { return }
        try await AssistantDesk(visit.centre)
            .markRead(
                open.conversation.id, through: open.conversation.lastOrdinal, by: visit.actor)
    }

    private static func changeDuty(_ visit: Visit) async throws -> Response {
        try await change(visit, then: "duty") { actor in
            guard let state = Duty.State(rawValue: visit.form.text("state")) else {
                throw Refusal.badRequest
            }
            try await DutyDesk(visit.centre)
                .change(to: state, capacity: Int(visit.form.text("capacity")), by: actor)
        }
    }

    private static func handOver(_ visit: Visit) async throws -> Response {
        let to = visit.form.text("to")
        return try await change(visit, then: "handover") { actor in
            try await DutyDesk(visit.centre)
                .handOver(
                    to: to.isEmpty ? nil : to, note: visit.form.text("handover_note"), by: actor)
        }
    }

    private static func change(
        _ visit: Visit, then done: String, _ act: (Actor) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(visit.actor)
            return visit.redirect("/help?done=\(done)")
        } catch {
            return try await show(visit, refusals: try error.refusals())
        }
    }
}

extension HTTPField.Name {
    /// Says that only the live parts of a page are fetched, and whether somebody looks at it.
    static let part = known("X-Part")
}
