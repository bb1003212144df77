import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import People
import Performance
import Testing
@testable import Web

/// Whatever is sent to whatever address, the program does not fail.
struct HostileTests {
    private static let values = [
        "'\"><script>\u{0}", "-1", "99999999999999999999", "9999-12-31", "%🀄️\u{202E}",
        String(repeating: "长", count: 2000), "../../etc",
    ]

    /// Names that pages ask by.
    private static let questions = [
        "as_of", "rules", "project", "lamp", "before", "after", "from", "through", "search", "q",
        "limit", "format", "kind", "grade", "matter", "place", "person", "day", "year", "week",
        "state", "topic", "page", "return", "measure", "step", "zone",
    ]

    /// Somebody with every role, so that no refusal keeps the test from a handler.
    private static func with(
        _ body: @Sendable (Browser, SmallCentre) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        _ = try await small.accounts.add(
            login: "everybody", name: "全能", roles: Set(Role.allCases),
            password: SmallCentre.password, by: .operator)
        try await small.play()
        try await small.visit { browser in
            try await signIn(browser)
            try await body(browser, small)
        }
    }

    private static func signIn(_ browser: Browser) async throws {
        let answer = try await browser.post(
            "/sign-in", [("login", "everybody"), ("password", SmallCentre.password)], csrf: "")
        try #require(answer.status == 303)
    }

    private static func path(_ route: Route, _ value: String) -> String {
        route.path.replacing(/\{[a-z_]+\}|\*\*/) { _ in
            value.pathEncoded.isEmpty ? "x" : value.pathEncoded
        }
    }

    /// Those that stay open for as long as something may happen.
    private static let isStream: @Sendable (Route) -> Bool = { $0.path.hasPrefix("/live/") }

    @Test func `no address makes a fault, whatever its parts and questions`() async throws {
        try await Self.with { browser, small in
            let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
            let known = ["2025", stored.id, stored.indicators[0].id, "register.parcels"]
            for route in Route.all where route.method == .get && !Self.isStream(route) {
                for value in Self.values + known {
                    let query = Self.questions.map { "\($0)=\(value.pathEncoded)" }
                        .joined(separator: "&")
                    let path = "\(Self.path(route, value))?\(query)"
                    let answer = try await browser.get(path)
                    #expect(answer.status < 500, "\(path.prefix(300))")
                }
            }
        }
    }

    @Test func `no form makes a fault, whatever is in its fields`() async throws {
        let names = try Self.fieldNames()
        try await Self.with { browser, small in
            let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
            for value in Self.values + ["2025", stored.id] {
                try await Self.signIn(browser)
                let csrf = try await browser.get("/account/password").csrf ?? ""
                let fields = names.map { ($0, value) }
                for route in Route.all {
                    guard case .form = route.body, !route.path.hasPrefix("/sign-out") else {
                        continue
                    }
                    let part = value == stored.id ? value : "2025"
                    let answer = try await browser.post(
                        Self.path(route, part), fields, csrf: csrf)
                    #expect(answer.status < 500, "\(route.path) \(value.prefix(20))")
                }
            }
        }
    }

    /// The names of every field of every form.
    private static func fieldNames() throws -> [String] {
        var names: Set<String> = []
        for name in try Resources.names("Templates") {
            let text = String(decoding: try Resources.data("Templates/\(name)"), as: UTF8.self)
            for match in text.matches(of: /name="([a-z_]+)"/) { names.insert(String(match.1)) }
        }
        return names.subtracting(["csrf", "viewport"]).sorted()
    }

    private static let uploads: [(name: String, bytes: [UInt8])] = [
        ("a.pdf", Array("%PDF-1.7\n".utf8)), ("a.xlsx", Array("PK\u{3}\u{4}".utf8)),
        ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("..", Array(repeating: 0xFF, count: 4096)),
        ("表.txt", Array("财政项目支出绩效目标申报表\n（2025年度）\n\"".utf8)), ("", []),
    ]

    /// A form with the same file in every field that takes one.
    private static func multipart(_ name: String, _ bytes: [UInt8], csrf: String) -> ByteBuffer {
        var body = ByteBuffer()
        body.writeString(
            "--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n")
        for field in ["file", "paper", "picture", "scan"] {
            body.writeString(
                "--edge\r\nContent-Disposition: form-data; name=\"\(field)\"; "
                    + "filename=\"\(name)\"\r\n\r\n")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        body.writeString("--edge--\r\n")
        return body
    }

    @Test func `no upload makes a fault, whatever it is`() async throws {
        try await Self.with { browser, _ in
            let csrf = try await browser.get("/account/password").csrf ?? ""
            for route in Route.all {
                guard case .form = route.body, !route.path.hasPrefix("/sign-out") else { continue }
                for upload in Self.uploads {
                    let answer = try await browser.send(
                        .post, Self.path(route, "x"),
                        headers: [.contentType: "multipart/form-data; boundary=edge"],
                        body: Self.multipart(upload.name, upload.bytes, csrf: csrf))
                    #expect(answer.status < 500, "\(route.path) \(upload.name)")
                }
            }
        }
    }

    @Test func `no JSON makes a fault, whatever it is`() async throws {
        let bodies = [
            "", "{}", "[]", "null", "{\"a\":", "\"\\ud800\"", "{\"measure\":1e999}",
            String(repeating: "[", count: 20_000), "\u{0}", "{\"through\":-9223372036854775808}",
            "{\"measure\":\"register.parcels\",\"day\":\"9999-12-31\",\"amount\":\"1\"}",
            "{\"state\":\"available\",\"capacity\":-1}",
            "{\"to\":\"\\u0000\",\"note\":\"\\u0000\"}",
            "{\"through\":9223372036854775807,\"text\":\"\\u0000\",\"picture\":\"AAAA\"}",
            "{\"request\":\"\\u0000\",\"matter\":\"\\u0000\",\"counter\":\"\\u0000\"}",
            "{\"login\":\"\\u0000\",\"password\":\"\\u0000\",\"grade\":\"\\u0000\"}",
        ]
        try await Self.with { browser, _ in
            let csrf = try await browser.get("/account/password").csrf ?? ""
            for route in Route.all where route.body == .json {
                for body in bodies {
                    for part in ["1", "\u{0}"] {
                        let answer = try await browser.json(
                            Self.path(route, part), body, csrf: csrf)
                        #expect(answer.status < 500, "\(route.path) \(body.prefix(40))")
                    }
                }
            }
        }
    }

    @Test func `fifty megabytes are refused, whatever they are sent to`() async throws {
        let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: 50 << 20)
        for route in Route.all { #expect(route.bodyLimit < body.readableBytes, "\(route.path)") }
        try await Self.with { browser, _ in
            for (path, type) in [
                ("/imports", "multipart/form-data; boundary=x"), ("/keys", "text/plain"),
                ("/api/register/entries", "application/json"), ("/api/sign-in", "text/plain"),
            ] {
                let answer = try await browser.send(
                    .post, path, headers: [.contentType: type], body: body)
                #expect(answer.status == 413, "\(path)")
            }
        }
    }
}
