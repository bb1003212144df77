import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import People
import Synchronization
import Testing

@testable import Web

/// Every door that something can be sent through, by the table of routes, against what no browser
/// would send: too much, without an end, cut off, not what it says, or swelling once it is opened.
@Suite(.serialized) struct UploadDoorTests {
    /// Those through which something is sent, but for signing out, which would end the test.
    private static let doors = Route.all.filter { $0.changes && !$0.path.hasPrefix("/sign-out") }
    private static let fifty = 50 << 20
    private static let gigabyte = 1 << 30

    private static func with(
        idleSeconds: Int = 75, _ body: @escaping @Sendable (UploadVisitor) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        _ = try await small.accounts.add(
            login: "everybody", name: "全能", roles: Set(Role.allCases),
            password: SmallCentre.password, by: .operator)
        var configuration = WebConfiguration(port: 0, limitsVisitors: false)
        configuration.idleSeconds = idleSeconds
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try buildApplication(
            centre: small.centre, accounts: small.accounts, configuration: configuration,
            logger: logger)
        try await application.testPatiently { browser, port in
            let answer = try await browser.json(
                "/api/sign-in",
                "{\"login\":\"everybody\",\"password\":\"\(SmallCentre.password)\"}")
            let cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first)
            let csrf = try #require(answer.text.firstMatch(of: /"csrf":"([0-9a-f]+)"/))
            try await body(
                UploadVisitor(
                    port: port, cookie: String(cookie), csrf: String(csrf.1)))
        }
    }

    /// A refusal in words: a Chinese page for people, JSON for programs; never a fault.
    private static func isRefusal(_ answer: RawLine.Answer?, _ route: Route) -> Bool {
        guard let answer, (400..<500).contains(answer.status) || answer.status == 303 else {
            return false
        }
        if answer.status == 303 { return true }
        return route.isForPrograms
            ? answer.text.contains("\"message_zh\"") : answer.text.contains("lang=\"zh")
    }

    @Test func `fifty megabytes that are announced are refused before one is sent`() async throws {
        try await Self.with { visitor in
            for route in Route.all {
                let headers = [
                    "Content-Length: \(Self.fifty)",
                    "Content-Type: multipart/form-data; boundary=edge",
                ]
                let answer = try await visitor.send(route, headers, .nothing)
                #expect(answer?.status == 413, "\(route.method) \(route.path)")
                #expect(Self.isRefusal(answer, route), "\(route.path)")
                let limit = route.bodyLimit >> 20
                let size = limit > 0 ? "\(limit) MiB" : "\(route.bodyLimit >> 10) KiB"
                #expect(answer?.text.contains(size) == true, "\(route.path) \(size)")
            }
        }
    }

    @Test func `what comes without a length is refused soon after the limit is passed`()
        async throws
    {
        let filler = ByteBuffer(repeating: UInt8(ascii: "a"), count: 256 << 10)
        let part = ByteBuffer(
            string: "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\""
                + "\r\n\r\n")
        // What flows while the answer travels: both ends share this process's few threads.
        let onTheWay = Self.gigabyte / 2
        try await Self.with { visitor in
            for route in Self.doors {
                let types =
                    route.body == .json
                    ? ["application/json"]
                    : ["multipart/form-data; boundary=edge", "application/x-www-form-urlencoded"]
                for type in types {
                    let answer = try await visitor.send(
                        route, ["Transfer-Encoding: chunked", "Content-Type: \(type)"],
                        .chunks(first: part, then: filler, total: Self.gigabyte))
                    #expect(Self.isRefusal(answer, route), "\(route.path) \(type)")
                    if route.body != .json { #expect(answer?.status == 413, "\(route.path)") }
                    let isTyped = type.hasSuffix("urlencoded")
                    let limit = isTyped ? Route.typedLimit : route.bodyLimit
                    #expect((answer?.sent ?? 0) <= limit + onTheWay, "\(route.path) \(type)")
                }
            }
            for route in Route.all where !route.changes {
                let answer = try await visitor.send(
                    route, ["Transfer-Encoding: chunked"],
                    .chunks(first: part, then: filler, total: Self.fifty))
                #expect(answer?.status == 400, "\(route.path)")
            }
        }
    }

    /// What is not a form, or not a whole one.
    private static let broken: [(name: String, type: String?, body: String)] = [
        ("cut", "multipart/form-data; boundary=edge", "--edge\r\nContent-Disposition: form-da"),
        (
            "cut in a file", "multipart/form-data; boundary=edge",
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nPK"
        ),
        ("no boundary", "multipart/form-data", "--edge\r\n\r\n--edge--\r\n"),
        ("empty boundary", "multipart/form-data; boundary=", "----\r\n"),
        ("another boundary", "multipart/form-data; boundary=x", "--edge--\r\n"),
        ("another type", "text/plain", "hello"), ("XML", "application/xml", "<a/>"),
        ("a picture", "image/png", "\u{89}PNG"), ("no type", nil, "hello"),
        ("nothing", nil, ""), ("nothing of a form", "multipart/form-data; boundary=edge", ""),
        ("half a percent sign", "application/x-www-form-urlencoded", "csrf=%"),
        ("no JSON", "application/json", "{"),
    ]

    @Test func `what is cut off or not what it says is refused in words`() async throws {
        try await Self.with { visitor in
            for route in Self.doors {
                for one in Self.broken {
                    let answer = try await visitor.send(
                        route, one.type, ByteBuffer(string: one.body))
                    // A form without a field is shown again by some pages.
                    let isShown = answer?.status == 200 && one.body.isEmpty
                    #expect(
                        isShown || Self.isRefusal(answer, route),
                        "\(route.path), \(one.name): \(answer?.status ?? 0)")
                }
            }
        }
    }

    @Test func `whoever stops in the midst of sending is let go`() async throws {
        try await Self.with(idleSeconds: 1) { visitor in
            let door = try #require(Self.doors.first { $0.path == "/imports" })
            let heads = [
                visitor.head(door, ["Content-Length: 100", "Content-Type: text/plain"]),
                visitor.head(door, ["Transfer-Encoding: chunked"]) + "5\r\nhel",
                "POST /imports HTTP/1.1\r\nHost: loc", "",
            ]
            for head in heads {
                let start = ContinuousClock.now
                _ = try? await RawLine.send(head, .nothing, port: visitor.port)
                // Sooner than a connection that is left as it is by default.
                #expect(ContinuousClock.now - start < .seconds(60), "\(head.suffix(20))")
            }
            #expect(try await visitor.otherWaits() < .seconds(60))
        }
    }

    @Test func `an archive that swells is refused at every door, and keeps nobody waiting`()
        async throws
    {
        let bombs = try Bomb.all()
        try await Self.with { visitor in
            for route in Self.doors where route.bodyLimit > 4 << 20 && route.body != .json {
                for bomb in bombs {
                    async let opened = visitor.send(route, bomb)
                    let waited = try await visitor.otherWaits()
                    let answer = try await opened
                    let took = answer?.took ?? .zero
                    // A busy machine makes both of them slow.
                    #expect(waited < max(.seconds(5), took / 2), "\(route.path) \(bomb.name)")
                    #expect(Self.isRefusal(answer, route), "\(route.path) \(bomb.name)")
                    #expect(took < .seconds(300), "\(route.path) \(bomb.name)")
                }
            }
        }
    }

    /// How long each of several archives took to be refused.
    private final class Openings: Sendable {
        let took = Mutex<[Duration]>([])
    }

    @Test func `while several archives are opened, nobody else waits for them`() async throws {
        let bomb = try Bomb.manyCells()
        let bombs = 4
        try await Self.with { visitor in
            let door = try #require(Self.doors.first { $0.path == "/imports" })
            let openings = Openings()
            var longest = Duration.zero
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<bombs {
                    group.addTask {
                        let answer = try? await visitor.send(door, bomb)
                        openings.took.withLock { $0.append(answer?.took ?? .zero) }
                    }
                }
                while openings.took.withLock(\.count) < bombs {
                    longest = max(longest, try await visitor.otherWaits())
                }
            }
            let shortest = openings.took.withLock { $0.min() ?? .zero }
            #expect(longest * 2 < shortest, "\(longest) while one took \(shortest)")
        }
    }
}
