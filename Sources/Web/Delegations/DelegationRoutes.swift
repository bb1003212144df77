import Hummingbird
import Kernel
import People

/// 委托办理: handing one's own rights to a colleague for some days.
enum DelegationRoutes {
    static let all: [Route] =
        [
            .get("/account/delegations", .signedIn) { try await page($0) },
            .post("/account/delegations", .signedIn, give),
            .post("/account/delegations/{id}/revocations", .signedIn, revoke),
        ] + DelegationAPI.all

    private static func page(_ visit: Visit, refusals: [Refusal] = []) async throws -> Response {
        try visit.page(
            DelegationsPage(try await DelegationsView.read(visit), refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func give(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = DelegationDraft(
            deputy: form.text("deputy"), permissions: form.all("permissions"),
            firstDay: form.text("first_day"), lastDay: form.text("last_day"),
            reason: form.text("reason"))
        do {
            try await visit.site.accounts.delegate(draft, by: visit.actor)
            return visit.redirect("/account/delegations")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func revoke(_ visit: Visit) async throws -> Response {
        do {
            try await visit.site.accounts.revokeDelegation(
                try visit.parameter("id"), by: visit.actor)
            return visit.redirect("/account/delegations")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }
}

/// What somebody handed on and was handed, read at one moment.
struct DelegationsView: Sendable {
    let all: [Delegation]
    let names: [String: String]
    /// Whom a right may be handed to.
    let colleagues: [(id: String, name: String)]

    static func read(_ visit: Visit) async throws -> DelegationsView {
        let me = try visit.actor.id
        let all = try await visit.centre.read { try $0.delegations(of: me) }
        let people = try await visit.site.accounts.colleagues(who: Set(Permission.allCases))
        return DelegationsView(
            all: all,
            names: try await visit.site.accounts.names(
                of: Set(all.flatMap { [$0.principal, $0.deputy] })),
            colleagues: people.filter { $0.account.id != me }.map { ($0.account.id, $0.name) })
    }
}
