import Helpdesk
import Hummingbird
import Kernel
import People

/// Service hours, limits, topics and skills, for whoever leads the help desk.
enum HelpSettingsRoutes {
    static let all: [Route] = [
        .get("/help/settings", .permission(.manageHelp)) { visit in
            try await show(visit, typed: nil, refusals: [])
        },
        .post("/help/settings/rules", .permission(.manageHelp)) { visit in
            let typed = HelpRulesTyped(visit.form)
            return try await change(visit, typed: typed, then: "rules") { desk, actor in
                try await desk.set(try typed.rules(), by: actor)
            }
        },
        .post("/help/settings/topics", .permission(.manageHelp)) { visit in
            let form = visit.form
            return try await change(visit, then: "topic") { desk, actor in
                try await desk.setTopic(
                    form.text("topic"), title: Words(form.text("title"), form.text("title_en")),
                    by: actor)
            }
        },
        .post("/help/settings/topics/{id}/withdrawals", .permission(.manageHelp)) { visit in
            let id = try visit.parameter("id")
            return try await change(visit, then: "topic") { try await $0.withdrawTopic(id, by: $1) }
        },
        .post("/help/settings/skills", .permission(.manageHelp)) { visit in
            let form = visit.form
            return try await change(visit, then: "skills") { _, actor in
                try await DutyDesk(visit.centre)
                    .setSkills(form.all("skills"), of: form.text("account"), by: actor)
            }
        },
    ]

    private static func show(
        _ visit: Visit, typed: HelpRulesTyped?, refusals: [Refusal]
    ) async throws -> Response {
        let settings = try await HelpSettings(visit)
        let page = HelpSettingsPage(
            settings, typed: typed ?? HelpRulesTyped(settings.rules), refusals: refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func change(
        _ visit: Visit, typed: HelpRulesTyped? = nil, then done: String,
        _ act: (HelpSettingsDesk, Actor) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(HelpSettingsDesk(visit.centre), visit.actor)
            return visit.redirect("/help/settings?done=\(done)")
        } catch {
            return try await show(visit, typed: typed, refusals: try error.refusals())
        }
    }
}
