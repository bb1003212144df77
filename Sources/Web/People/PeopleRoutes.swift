import Hummingbird
import Kernel
import People

/// Accounts and roles, for the administrator.
enum PeopleRoutes {
    static let all: [Route] = [
        .get("/people", .permission(.managePeople)) { visit in try await page(visit) },
        .post("/people", .permission(.managePeople), add),
        .post("/people/{id}/roles", .permission(.managePeople)) { visit in
            try await change(visit) { id, actor in
                try await visit.site.accounts.setRoles(visit.form.roles, of: id, by: actor)
            }
        },
        .post("/people/{id}/closures", .permission(.managePeople)) { visit in
            try await change(visit) { try await visit.site.accounts.disable($0, by: $1) }
        },
        .post("/people/{id}/reopenings", .permission(.managePeople)) { visit in
            try await change(visit) { try await visit.site.accounts.enable($0, by: $1) }
        },
        .post("/people/{id}/passwords", .permission(.managePeople), resetPassword),
        .post("/people/{id}/erasures", .permission(.managePeople)) { visit in
            try await change(visit) { id, actor in
                guard visit.form["sure"] == "yes" else { throw Refusal.notSure }
                try await visit.site.accounts.erase(id, by: actor)
            }
        },
    ]

    private static func page(
        _ visit: Visit, typed: AccountTyped? = nil, refusals: [Refusal] = [],
        secret: PeoplePage.Secret? = nil
    ) async throws -> Response {
        let accounts = try await visit.site.accounts.list(by: visit.actor)
        return try visit.page(
            PeoplePage(accounts, typed: typed, refusals: refusals, secret: secret, visit),
            refusals.first?.status ?? .ok)
    }

    private static func add(_ visit: Visit) async throws -> Response {
        let typed = AccountTyped(visit.form)
        do {
            let added = try await visit.site.accounts.add(
                login: typed.login, name: typed.name, roles: typed.roles, by: visit.actor)
            let secret = added.oneTimePassword.map {
                PeoplePage.Secret(who: typed.name, password: $0)
            }
            return try await page(visit, secret: secret)
        } catch {
            return try await page(visit, typed: typed, refusals: try error.refusals())
        }
    }

    private static func resetPassword(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            let password = try await visit.site.accounts.resetPassword(of: id, by: visit.actor)
            let names = try await visit.site.accounts.names(of: [id])
            let who = Names.of(id, names, visit.t)
            return try await page(visit, secret: .init(who: who, password: password))
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }

    private static func change(
        _ visit: Visit, _ act: (String, Actor) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(try visit.parameter("id"), visit.actor)
            return visit.redirect("/people")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }
}

extension Refusal {
    fileprivate static let notSure = Refusal(
        "not_sure", "删除个人资料不能恢复。请先勾选“确定删除”。",
        "Erasing cannot be undone. Tick the box first.", conflict: true)
}
