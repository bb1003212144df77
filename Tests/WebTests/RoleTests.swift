import HTTPTypes
import Kernel
import Testing
@testable import Web

/// Who may do what, by the table of routes.
struct RoleTests {
    /// Addresses stand for themselves; what they name is made up.
    private static func address(_ route: Route) -> String {
        route.path.replacing("{year}", with: "2025").replacing(/\{[a-z]+\}/, with: "x")
    }

    @Test(arguments: Role.allCases)
    func `a role may do what the table says and nothing else`(role: Role) async throws {
        try await SmallCentre.with(role) { browser, _ in
            let csrf = try #require(try await browser.get("/account/password").csrf)
            for route in Route.all {
                guard case .permission(let permission) = route.need else { continue }
                let path = Self.address(route)
                let answer =
                    switch route.body {
                    case .none: try await browser.get(path)
                    case .form: try await browser.post(path, [], csrf: csrf)
                    case .json: try await browser.json(path, "{}", csrf: csrf)
                    }
                let isAllowed = role.permissions.contains(permission)
                #expect((answer.status != 403) == isAllowed, "\(route.method) \(path)")
            }
        }
    }

    @Test func `nobody gets anything but the door without a session`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            for route in Route.all where route.need != .nothing && route.need != .anybody {
                let answer = try await browser.send(route.method, Self.address(route))
                if route.isForPrograms {
                    #expect(answer.status == 401 && answer.text.contains("\"not_signed_in\""))
                } else {
                    #expect(answer.location?.hasPrefix("/sign-in?return=") == true)
                }
            }
        }
    }

    @Test func `the refusal says which roles may`() async throws {
        try await SmallCentre.with(.supervisor) { browser, _ in
            let answer = try await browser.get("/journal")
            #expect(answer.status == 403)
            #expect(answer.text.contains("管理员、绩效专员、中心负责人、审计"))
        }
    }

    /// What a stranger may open without knowing a secret: the door, the question to the help desk,
    /// and published knowledge.
    private static let doors: Set<String> = [
        "/appointments",
        "/hello", "/health", "/assets/{name}", "/languages/{language}", "/sign-in", "/api/sign-in",
        "/live/**", "/help/ask", "/help/conversations", "/api/help/conversations",
        "/help/knowledge", "/help/knowledge/{id}", "/help/knowledge/{id}/ratings",
        "/api/help/knowledge", "/public/ratings", "/api/public/ratings", "/public",
        "/public/years/{year}", "/public/years/{year}/versions/{version}",
        "/public/years/{year}/versions/{version}/{file}", "/public/feed", "/public/data",
        "/public/schema.json", "/public/columns.json", "/public/keys", "/api", "/api/openapi.json",
    ]

    @Test func `every route without a session is a door, or is guarded by a secret in its path`() {
        let open = Set(Route.all.filter { $0.need == .nothing || $0.need == .anybody }.map(\.path))
        #expect(open.isSuperset(of: Self.doors))
        for path in open.subtracting(Self.doors) {
            #expect(["{token}", "{secret}", "{code}"].contains { path.contains($0) }, "\(path)")
        }
    }
}
