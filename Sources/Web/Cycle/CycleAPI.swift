import Hummingbird
import Kernel
import People
import Performance

/// The cycle of targets for programs.
enum CycleAPI {
    static let all: [Route] = [
        .get("/api/cycle/{year}", .permission(.seeYear), list),
        .json("/api/cycle/submissions", .permission(.submitTargets), submit),
        .get("/api/cycle/versions/{id}", .permission(.seeYear), version),
        .get("/api/cycle/versions/{id}/comparison", .permission(.seeYear), compare),
        .json("/api/cycle/versions/{id}/reviews", .permission(.reviewTargets)) { visit in
            try await decide(visit) { id, draft in
                try await CycleDesk(visit.centre).review(id, draft, by: visit.actor)
            }
        },
        .json("/api/cycle/versions/{id}/approvals", .permission(.approveTargets)) { visit in
            try await decide(visit) { id, draft in
                try await CycleDesk(visit.centre).approve(id, draft, by: visit.actor)
            }
        },
    ]

    private static let bodyLimit = 1 << 20

    /// What a reviewer decides.
    private struct Decided: Decodable {
        let decision: String
        let opinion: String?
        let grade: String?
    }

    private static func list(_ visit: Visit) async throws -> Response {
        let year = try visit.number("year")
        let (years, versions) = try await visit.centre.read { reader in
            (try reader.cycleYears(), try reader.targetVersions(year: year))
        }
        guard years.contains(year) else { throw Missing() }
        return try visit.json(["versions": versions.map { ToldVersion($0, nil) }])
    }

    private static func version(_ visit: Visit) async throws -> Response {
        let (version, stored) = try await found(visit)
        return try visit.json(ToldVersion(version, stored.declaration))
    }

    private static func submit(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(SentTargets.self, limit: bodyLimit)
        let kept = try await CycleDesk(visit.centre).submit(
            sent.declaration(), changing: sent.changing, reason: sent.reason ?? "",
            by: visit.actor)
        return try visit.json(ToldVersion(kept, nil), .created)
    }

    private static func decide(
        _ visit: Visit, _ act: (String, VerdictDraft) async throws -> Void
    ) async throws -> Response {
        let sent = try await visit.decoded(Decided.self, limit: bodyLimit)
        let (version, _) = try await found(visit)
        try await act(
            version.id,
            VerdictDraft(
                decision: sent.decision, opinion: sent.opinion ?? "", grade: sent.grade ?? ""))
        let (now, _) = try await found(visit)
        return try visit.json(ToldVersion(now, nil))
    }

    private static func compare(_ visit: Visit) async throws -> Response {
        let (version, stored) = try await found(visit)
        guard let asked = visit.query("with").flatMap({ Int($0) }),
            let other = try await visit.centre.read({ reader in
                try reader.declaration(of: version.project, year: version.year, version: asked)
            })
        else { throw Missing() }
        return try visit.json(
            ToldComparison(
                TargetComparison(other.declaration, stored.declaration), old: asked,
                new: version.version))
    }

    private static func found(
        _ visit: Visit
    ) async throws -> (TargetVersion, StoredDeclaration) {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { reader in
            (try reader.targetVersion(id), try reader.declaration(id: id))
        }
        guard let version = found.0, let stored = found.1 else { throw Missing() }
        return (version, stored)
    }
}
