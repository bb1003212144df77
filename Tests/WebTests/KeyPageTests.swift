import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import People
import Testing
@testable import Web

/// Programs that come with a key.
struct KeyPageTests {
    /// A browser that never signs in, and sends a key.
    private struct Caller: Sendable {
        let browser: Browser
        let secret: String

        func send(_ route: Route) async throws -> Browser.Answer {
            let path = route.path.replacing("{year}", with: "2025")
                .replacing(/\{[a-z]+\}/, with: "x")
            return try await send(route.method, path, isJSON: route.body == .json)
        }

        func send(
            _ method: HTTPRequest.Method, _ path: String, isJSON: Bool = false,
            body: String = "{}"
        ) async throws -> Browser.Answer {
            var headers: HTTPFields = [.authorization: "Bearer \(secret)"]
            if isJSON { headers[.contentType] = "application/json" }
            return try await browser.send(
                method, path, headers: headers, body: isJSON ? ByteBuffer(string: body) : nil)
        }
    }

    private static func key(
        _ scopes: [Permission], _ small: SmallCentre
    ) async throws -> String {
        try await KeyDesk(small.centre).make(
            KeyDraft(
                name: "对接", scopes: scopes.map(\.rawValue), expiresOn: "\(SmallCentre.today + 9)"),
            by: .operator
        ).secret
    }

    @Test func `a key may what its scope says and nothing else`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.play()
        try await small.visit { browser in
            for scope in Permission.allCases {
                let caller = Caller(browser: browser, secret: try await Self.key([scope], small))
                for route in Route.all where route.isForPrograms {
                    guard case .permission(let permission) = route.need else { continue }
                    let status = try await caller.send(route).status
                    #expect(
                        (status != 403) == (permission == scope) && status != 401,
                        "\(scope) \(route.interfaceName): \(status)")
                }
            }
        }
    }

    @Test func `a key needs no token, opens no page, and is who the journal names`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.play()
        try await small.visit { browser in
            let secret = try await Self.key([.recordEntry, .seeYear], small)
            let caller = Caller(browser: browser, secret: secret)
            let done = try await caller.send(
                .post, "/api/register/entries", isJSON: true,
                body: """
                    {"measure":"register.parcels","day":"2025-10-01","amount":"3","document":"单"}
                    """)
            #expect(done.status == 201)
            let entry = try await small.centre.read { try $0.journalEntries(limit: 1).first }
            #expect(entry?.actor.hasPrefix("key:") == true)
            let page = try await caller.send(.get, "/years/2025")
            #expect(page.location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func `a wrong key is refused in JSON, and guessing ends`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            let caller = Caller(browser: browser, secret: "zx_wrong")
            let refused = try await caller.send(.get, "/api/measures")
            #expect(refused.status == 401 && refused.text.contains("\"key_refused\""))
            #expect(refused.headers[.contentType] == "application/json")
            var last = 401
            for _ in 0..<40 { last = try await caller.send(.get, "/api/measures").status }
            #expect(last == 429)
        }
    }

    @Test func `a session still needs its token`() async throws {
        try await SmallCentre.with(.clerk) { browser, _ in
            let answer = try await browser.json("/api/register/entries", "{}")
            #expect(answer.status == 403 && answer.text.contains("stale_form"))
        }
    }

    @Test func `an administrator makes a key, sees its secret once, and revokes it`() async throws {
        try await SmallCentre.with(.administrator) { browser, small in
            let bad = try await browser.post("/keys", [("name", "")])
            #expect(bad.status == 422)
            let made = try await browser.post(
                "/keys",
                [
                    ("name", "数据中心"), ("scopes", "see-year"), ("scopes", "see-register"),
                    ("expires_on", "2026-01-01"),
                ])
            let found = try #require(made.text.firstMatch(of: /zx_[0-9a-f]{64}/))
            let caller = Caller(browser: browser, secret: String(found.0))
            #expect(try await caller.send(.get, "/api/measures").status == 200)
            let list = try await browser.get("/keys")
            #expect(!list.text.contains(found.0) && list.text.contains("数据中心"))
            let path = try #require(list.text.firstMatch(of: /\/keys\/[0-9a-f-]+\/revocations/))
            #expect(try await browser.post(String(path.0), []).status == 303)
            #expect(try await caller.send(.get, "/api/measures").status == 401)
            _ = try await browser.get("/keys")
            for page in small.pages.all {
                guard let keys = page as? KeysPage else { continue }
                let faults = try TagCheck.faults(of: keys, in: KeysPage.template)
                #expect(faults == [])
            }
        }
    }
}
