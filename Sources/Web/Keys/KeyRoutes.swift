import HTTPTypes
import Hummingbird
import Kernel
import People

/// Programs' keys.
enum KeyRoutes {
    static let all: [Route] = [
        .get("/keys", .permission(.manageKeys)) { try await page($0) },
        .post("/keys", .permission(.manageKeys), make),
        .post("/keys/{id}/revocations", .permission(.manageKeys), revoke),
    ]

    private static func page(
        _ visit: Visit, secret: KeysPage.Secret? = nil, _ faults: [Refusal] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let all = try await visit.site.keys.list(by: visit.actor)
        let names = try await visit.site.accounts.names(of: Set(all.map(\.createdBy)))
        return try visit.page(KeysPage(all, names, secret, faults, visit), status)
    }

    private static func make(_ visit: Visit) async throws -> Response {
        let draft = KeyDraft(
            name: visit.form.text("name"), scopes: visit.form.all("scopes"),
            expiresOn: visit.form.text("expires_on"))
        do {
            let made = try await visit.site.keys.make(draft, by: visit.actor)
            return try await page(
                visit, secret: KeysPage.Secret(name: made.key.name, text: made.secret))
        } catch let refusals as Refusals {
            return try await page(visit, refusals.all, status: .unprocessableContent)
        }
    }

    private static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.site.keys.revoke(try visit.parameter("id"), by: visit.actor)
        return visit.redirect("/keys")
    }
}
