import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing
@testable import Web

/// What keeps a visitor's pages from being worn out.
struct VisitorLimitTests {
    /// Pages as a desk's may be: one that says something, one that looks something up.
    private static let routes: [Route] = [
        .get("/v/{token}", .anybody) { visit in
            try visit.limit(.say, token: visit.parameter("token"))
            return visit.html("said")
        },
        .get("/w/{token}", .anybody) { visit in
            let token = try visit.parameter("token")
            return visit.html(try visit.found(token == "real" ? "found" : nil))
        },
        .get("/api/v/{token}", .anybody) { visit in
            try visit.limit(.say, token: visit.parameter("token"))
            return visit.html("said")
        },
    ]

    /// A site of these pages, behind a proxy on this machine, over real connections.
    private static func site(
        limitsVisitors: Bool = true, _ body: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(.clerk)
        let local = try #require(AddressRange("127.0.0.1"))
        let site = try Site(
            centre: small.centre, accounts: small.accounts,
            configuration: WebConfiguration(
                proxies: TrustedProxies([local]), limitsVisitors: limitsVisitors))
        let router = buildRouter(site)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await site.answer(route, request, context)
            }
        }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await application.testPatiently { browser, _ in try await body(browser) }
    }

    private static func from(_ address: String) -> HTTPFields { [.forwardedFor: address] }

    @Test func `whoever says too much is told in words when to go on`() async throws {
        try await Self.site { browser in
            for _ in 0..<VisitorAct.say.perToken.burst {
                #expect(try await browser.get("/v/one").status == 200)
            }
            let answer = try await browser.get("/v/one")
            #expect(answer.status == 429 && answer.headers[.retryAfter] == "2")
            #expect(answer.text.contains("请等 2 秒再试"))
            // In the visitor's own frame, with no door to an office that is not theirs.
            #expect(answer.text.contains("class=\"visitor\"") && !answer.text.contains("/sign-in"))
            let program = try await browser.get("/api/v/one")
            #expect(program.status == 429 && program.text.contains("\"too_often\""))
            #expect(program.headers[.retryAfter] == "2")
            #expect(try await browser.get("/v/two").status == 200)
        }
    }

    @Test func `two hundred telephones of one hall are served at once`() async throws {
        try await Self.site { browser in
            for number in 0..<200 {
                let answer = try await browser.get("/v/\(number)")
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `whoever guesses is stopped, and whoever knows is not`() async throws {
        try await Self.site { browser in
            for number in 0..<VisitorAct.guess.perAddress.burst {
                #expect(try await browser.get("/w/\(number)").status == 404)
            }
            #expect(try await browser.get("/w/x").status == 429)
            #expect(try await browser.get("/w/real").status == 200)
            let elsewhere = try await browser.send(
                .get, "/w/x", headers: Self.from("198.51.100.7"))
            #expect(elsewhere.status == 404)
        }
    }

    @Test func `limits may be off to measure what a centre bears`() async throws {
        try await Self.site(limitsVisitors: false) { browser in
            for _ in 0..<100 {
                let answer = try await browser.get("/v/one")
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `behind a proxy, failures to sign in count for the browser's own address`()
        async throws
    {
        try await Self.site { browser in
            func tryIn(_ login: String, from address: String) async throws -> Int {
                try await browser.post(
                    "/sign-in", [("login", login), ("password", "not this one")], csrf: "",
                    headers: Self.from(address)
                ).status
            }
            for number in 0..<20 {
                #expect(try await tryIn("nobody\(number)", from: "198.51.100.7") == 401)
            }
            #expect(try await tryIn("somebody", from: "198.51.100.7") == 429)
            #expect(try await tryIn("somebody", from: "6.6.6.6, 198.51.100.7") == 429)
            let another = try await tryIn("another", from: "198.51.100.8")
            #expect(another == 401)
        }
    }

    @Test func `a picture is shown as a picture, where nothing runs`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        let site = try Site(
            centre: small.centre, accounts: small.accounts, configuration: WebConfiguration())
        let router = buildRouter(site)
        let route = Route.get("/p", .anybody) { visit in
            visit.picture(SamplePictures.emptyPNG(8, 8), .png)
        }
        router.get("/p") { try await site.answer(route, $0, $1) }
        try await Application(router: router).test(.router) { client in
            let headers = try await Browser(client).get("/p").headers
            #expect(headers[.contentType] == "image/png")
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
        }
    }
}
