import Hummingbird
import Kernel
import People

/// Delegations for programs that act with a person's session.
enum DelegationAPI {
    static let all: [Route] = [
        .get("/api/delegations", .signedIn, list),
        .json("/api/delegations", .signedIn, give),
        .json("/api/delegations/{id}/revocations", .signedIn, revoke),
    ]

    private static let bodyLimit = 64 << 10

    /// A new delegation, every field a text.
    private struct Sent: Decodable {
        let deputy: String
        let permissions: [String]
        let firstDay: String
        let lastDay: String
        let reason: String?

        private enum CodingKeys: String, CodingKey {
            case deputy, permissions, reason
            case firstDay = "first_day"
            case lastDay = "last_day"
        }
    }

    /// A delegation as programs read it.
    private struct Told: Encodable {
        let id: String
        let principal: String
        let deputy: String
        let permissions: [String]
        let firstDay: String
        let lastDay: String
        let reason: String
        let isOpen: Bool
        let revokedAt: String?

        init(_ delegation: Delegation, on day: Day) {
            id = delegation.id
            principal = delegation.principal
            deputy = delegation.deputy
            permissions = delegation.permissions.map(\.rawValue).sorted()
            firstDay = "\(delegation.firstDay)"
            lastDay = "\(delegation.lastDay)"
            reason = delegation.reason
            isOpen = delegation.isOpen(on: day)
            revokedAt = delegation.revocation.map { "\($0.at)" }
        }
    }

    private static func list(_ visit: Visit) async throws -> Response {
        let (me, today) = (try visit.actor.id, visit.today)
        let all = try await visit.centre.read { try $0.delegations(of: me) }
        return try visit.json(["delegations": all.map { Told($0, on: today) }])
    }

    private static func give(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Sent.self, limit: bodyLimit)
        let draft = DelegationDraft(
            deputy: sent.deputy, permissions: sent.permissions, firstDay: sent.firstDay,
            lastDay: sent.lastDay, reason: sent.reason ?? "")
        let id = try await visit.site.accounts.delegate(draft, by: visit.actor)
        return try visit.json(["id": id], .created)
    }

    private static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.site.accounts.revokeDelegation(
            try visit.parameter("id"), by: visit.actor)
        return Response(status: .noContent)
    }
}
