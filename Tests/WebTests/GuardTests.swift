import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Testing
import Web

/// What keeps strangers out.
struct GuardTests {
    @Test(arguments: ["/sign-in", "/hello", "/assets/zhunxing.css", "/nowhere", "/api/measures"])
    func `every answer keeps to itself`(path: String) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            let headers = try await browser.get(path).headers
            func header(_ name: String) -> String {
                HTTPField.Name(name).flatMap { headers[$0] } ?? ""
            }
            let policy = header("Content-Security-Policy")
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
            #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
            #expect(header("X-Content-Type-Options") == "nosniff")
            #expect(header("Referrer-Policy") == "same-origin")
            #expect(header("Cross-Origin-Opener-Policy") == "same-origin")
        }
    }

    @Test func `a form without the page's token changes nothing and is shown again`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let before = try await small.count("journal")
            let answer = try await browser.post(
                "/register/entries", [("measure", "register.parcels"), ("note", "不要丢<掉>")],
                csrf: "0000")
            #expect(answer.status == 403)
            #expect(answer.text.contains("不要丢&lt;掉&gt;"))
            #expect(try await small.count("journal") == before)
        }
    }

    @Test(arguments: [
        ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "null"),
        ("Sec-Fetch-Site", "same-site"),
    ])
    func `what another site sends is not done, even with the token`(
        name: String, value: String
    ) async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            let before = try await small.count("entries")
            let field = try #require(HTTPField.Name(name))
            let answer = try await browser.post(
                "/register/entries",
                [
                    ("measure", "register.parcels"), ("day", "2025-10-01"), ("amount", "1"),
                    ("document", "x"),
                ], headers: [field: value])
            #expect(answer.status == 403)
            #expect(try await small.count("entries") == before)
        }
    }

    @Test(arguments: [
        "/papers/..%2f..%2fcentre.sqlite", "/papers/%2e%2e%2fvault.key", "/assets/..%2fStrings",
        "/assets/../Templates/layout.mustache", "/papers/" + String(repeating: "a", count: 64),
        "/projects/x", "/indicators/x", "/journal/0", "/journal/x", "/register/entries/x",
        "/register/measures/x", "/years/x", "/years/1999", "/imports/x", "/bindings/1999",
        "/years/2025/forms/x",
    ])
    func `there is nothing at a made-up address`(path: String) async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, _ in
            let answer = try await browser.get(path)
            #expect(answer.status == 404)
        }
    }

    @Test func `methods that nothing answers are not there, and HEAD is GET without its body`()
        async throws
    {
        try await SmallCentre.with(.clerk) { browser, _ in
            for method in [HTTPRequest.Method.put, .delete, .patch] {
                #expect(try await browser.send(method, "/register").status == 404)
            }
            #expect(try await browser.get("/register/imports").status == 404)
            let head = try await browser.send(.head, "/register")
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }

    @Test func `an upload beyond 32 MiB is refused and nothing of it is kept`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let bytes = [UInt8](repeating: 65, count: 33 << 20)
            let answer = try await browser.upload(
                "/imports", file: "file", named: "large.txt", bytes)
            #expect(answer.status == 413)
            #expect(answer.text.contains("32 MiB"))
            #expect(!small.keepsFiles)
        }
    }

    @Test func `a fault shows its number and nothing of its inside`() async throws {
        try await SmallCentre.with(.clerk) { browser, small in
            try small.centre.store.close()
            let answer = try await browser.get("/register")
            #expect(answer.status == 500)
            #expect(!answer.text.contains("SQLite") && !answer.text.contains("SELECT"))
        }
    }
}
