import Hummingbird
import Kernel
import People
import Satisfaction

/// What is done with a bad review: every address is what happened.
enum ReviewActRoutes {
    static let all: [Route] = [
        act("takings") { desk, id, _, actor in try await desk.take(id, by: actor) },
        act("contacts") { desk, id, visit, actor in
            guard let outcome = ContactOutcome(rawValue: visit.form.text("outcome")) else {
                throw Refusal.noOutcome
            }
            try await desk.contact(id, outcome, note: visit.form.text("note"), by: actor)
        },
        act("rectifications") { desk, id, visit, actor in
            try await desk.putRight(
                id, note: visit.form.text("note"), paper: try visit.keptPaper(), by: actor)
        },
        act("replies") { desk, id, visit, actor in
            try await desk.reply(id, visit.form.text("reply"), by: actor)
        },
        act("follow-ups") { desk, id, visit, actor in
            guard let outcome = FollowUpOutcome(rawValue: visit.form.text("outcome")) else {
                throw Refusal.noOutcome
            }
            try await desk.followUp(
                id, outcome, note: visit.form.text("note"),
                reopens: visit.form["reopens"] == "yes", by: actor)
        },
        act("closures") { desk, id, _, actor in try await desk.close(id, by: actor) },
        act("objections", .seeSatisfaction) { desk, id, visit, actor in
            try await desk.object(
                id, because: visit.form.text("reason"), paper: try visit.keptPaper(), by: actor)
        },
        act("decisions") { desk, id, visit, actor in
            guard ["yes", "no"].contains(visit.form.text("upheld")) else {
                throw Refusal.noOutcome
            }
            try await desk.decide(
                id, upheld: visit.form.text("upheld") == "yes",
                because: visit.form.text("reason"), by: actor)
        },
        act("extensions", .seeSatisfaction) { desk, id, visit, actor in
            try await desk.askExtension(id, because: visit.form.text("reason"), by: actor)
        },
        act("extension-approvals") { desk, id, _, actor in
            try await desk.approveExtension(id, by: actor)
        },
    ]

    private static func act(
        _ noun: String, _ permission: Permission = .handleReview,
        _ act: @escaping @Sendable (ReviewDesk, String, Visit, Actor) async throws -> Void
    ) -> Route {
        .post(
            "/satisfaction/reviews/{id}/\(noun)", .permission(permission),
            limit: Route.uploadLimit
        ) { visit in
            let id = try visit.parameter("id")
            guard try await visit.centre.read({ try $0.badReview(id) }) != nil else {
                throw Missing()
            }
            do {
                try await act(ReviewDesk(visit.centre), id, visit, try visit.actor)
                return visit.redirect("/satisfaction/reviews/\(id)")
            } catch {
                return try await ReviewRoutes.page(visit, refusals: try error.refusals())
            }
        }
    }
}

extension Visit {
    /// The digest of the paper that the form brought; nil when it brought none.
    func keptPaper() throws -> String? {
        guard let file = form.files["paper"], !file.bytes.isEmpty else { return nil }
        return try centre.files.keep(file.bytes)
    }
}

extension Refusal {
    fileprivate static let noOutcome = Refusal(
        "no_outcome", "请选择结果。", "Choose what came of it.", at: "outcome")
}
