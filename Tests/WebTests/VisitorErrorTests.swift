import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
@testable import Web

/// What a visitor, a kiosk or a calling screen sees when something was not done.
struct VisitorErrorTests {
    private static let failures: [(error: any Error, status: Int)] = [
        (HTTPError(.badRequest), 400), (Missing(), 404),
        (Refusal("state", "现在不行", "Not now", conflict: true), 409),
        (NIOTooManyBytesError(maxBytes: 1), 413), (Refusal("sent", "写错了", "Wrong"), 422),
        (TooOften(retryAfterSeconds: 3), 429), (Fault("the disk is full"), 500),
    ]

    /// Every page that is open to everybody, but for what staff use as well.
    private static let pages = Route.all.filter {
        $0.need == .anybody && !$0.isForPrograms && $0.path != "/sign-in"
            && $0.path != "/languages/{language}"
    }

    /// Each route of a list failing in each way, at `/probe/{route}/{failure}`.
    private static func site(
        _ routes: [Route], _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        let site = try Site(
            centre: small.centre, accounts: small.accounts, configuration: WebConfiguration())
        let router = buildRouter(site)
        for (number, route) in routes.enumerated() {
            for (count, failure) in failures.enumerated() {
                let failing = Route.get(route.path, .anybody) { _ in throw failure.error }
                let path = RouterPath("/probe/\(number)/\(count)/{token}")
                router.on(path, method: .get) { request, context in
                    try await site.answer(failing, request, context)
                }
            }
        }
        try await Application(router: router).test(.router) { try await body(Browser($0)) }
    }

    @Test func `every visitor's page fails in the visitor's own frame, whatever went wrong`()
        async throws
    {
        let pages = Self.pages.filter { $0.device == nil }
        #expect(pages.count > 25)
        try await Self.site(pages) { browser in
            for (number, page) in pages.enumerated() {
                for (count, failure) in Self.failures.enumerated() {
                    let answer = try await browser.get("/probe/\(number)/\(count)/t")
                    #expect(answer.status == failure.status, "\(page.path)")
                    #expect(answer.text.contains("class=\"visitor\""), "\(page.path)")
                    #expect(!answer.text.contains("/sign-in"), "\(page.path)")
                    #expect(!answer.text.contains("the disk is full"), "\(page.path)")
                }
            }
        }
    }

    @Test func `a kiosk and a screen that fail begin again by themselves`() async throws {
        let devices = Self.pages.filter { $0.device != nil }
        #expect(Set(devices.compactMap(\.device)) == ["/kiosks/", "/screens/"])
        try await Self.site(devices) { browser in
            for (number, page) in devices.enumerated() {
                for count in Self.failures.indices {
                    let answer = try await browser.get("/probe/\(number)/\(count)/t1")
                    let start = "\(page.device ?? "")t1"
                    #expect(answer.text.contains("class=\"device\""), "\(page.path)")
                    #expect(answer.headers[.refresh] == "20; url=\(start)", "\(page.path)")
                    #expect(answer.text.contains("href=\"\(start)\""), "\(page.path)")
                }
            }
        }
    }
}
