import Foundation
import HTTPTypes
import Kernel
import Performance
import Testing
@testable import Web

/// Evidence packs as they are taken away from a page.
struct PackPageTests {
    @Test func `a year and an indicator have packs, in which nobody is named`() async throws {
        try await SmallCentre.with(.supervisor) { browser, small in
            let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
            let id = stored.indicators[0].id
            let year = try await browser.get("/years/2025")
            #expect(year.text.contains("/years/2025/pack"))
            let page = try await browser.get("/indicators/\(id)")
            #expect(page.text.contains("/indicators/\(id)/pack"))
            for path in ["/years/2025/pack", "/indicators/\(id)/pack?as_of=2025-07-31"] {
                let pack = try await browser.get(path)
                #expect(pack.status == 200 && pack.headers[.contentType] == "application/zip")
                #expect(pack.headers[.contentDisposition]?.contains(".zip") == true)
                #expect(pack.text.contains("manifest.json") && !pack.text.contains("小王"))
            }
            #expect(try await browser.get("/indicators/x/pack").status == 404)
            #expect(try await browser.get("/years/2031/pack").status == 404)
        }
    }

    @Test func `the keys that packs are signed with are known to everybody`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            let page = try await browser.get("/public/keys")
            let key = try small.centre.signer?.publicKey()
            #expect(page.text.contains(key?.fingerprint ?? "no key"))
        }
    }
}
