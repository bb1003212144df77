import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import SQLiteStore
import TestStores
@testable import Web

/// A site whose one desk has the timed cases that a test gives it.
struct WorklistCentre {
    let centre: Centre
    let accounts: AccountDesk
    let now: Instant
    private let directory: URL
    let pages = Rendered()

    /// - Parameters:
    ///   - now: the moment at which the clock stands.
    ///   - roles: who is hired; each signs in by the name of the role.
    static func with(
        _ cases: [TimedCase], at now: Instant, _ roles: [Role],
        _ body: @Sendable (WorklistCentre, Browser) async throws -> Void
    ) async throws {
        let one = try WorklistCentre(cases, at: now)
        defer { try? FileManager.default.removeItem(at: one.directory) }
        for role in roles {
            _ = try await one.accounts.add(
                login: role.rawValue, name: role.title.zh, roles: [role],
                password: SmallCentre.password, by: .operator)
        }
        let pages = one.pages
        let site = try Site(
            centre: one.centre, accounts: one.accounts, configuration: WebConfiguration(),
            onRender: { pages.note($0) })
        let application = Application(router: buildRouter(site))
        try await application.test(.router) { client in
            let browser = Browser(client)
            try await browser.signIn(as: roles[0])
            try await body(one, browser)
        }
    }

    private init(_ cases: [TimedCase], at now: Instant) throws {
        directory = try TestDirectory.make("worklist")
        self.now = now
        let clock = WallClock { now }
        let desk = Module(
            name: "review", migrations: [],
            clocks: CaseClocks(
                open: { _, moment in
                    cases.filter {
                        $0.deadline.start <= moment && ($0.endedAt.map { $0 > moment } ?? true)
                    }
                }, of: { _, subject in cases.filter { $0.subject == subject } }))
        let modules: [Module] = [.kernel, .people, desk]
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: clock),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: clock,
            modules: modules)
        accounts = AccountDesk(centre)
    }
}

extension TimedCase {
    /// A bad review to be put right, for a test to change what it is about.
    static func review(
        _ id: String, from start: Instant, _ limit: Limit, pauses: [Pause] = [],
        endedAt: Instant? = nil, permission: Permission = .handleReview, assignee: String? = nil
    ) -> TimedCase {
        TimedCase(
            Subject("review.case", id), clock: "clock",
            title: Words("差评 \(id) · 整改", "Review \(id): put it right"),
            deadline: Deadline(start: start, limit: limit, pauses: pauses), endedAt: endedAt,
            permission: permission, assignee: assignee, path: "/reviews/\(id)")
    }
}

extension Instant {
    /// `at("2025-10-17", 10, 30)`
    static func at(_ day: String, _ hour: Int, _ minute: Int = 0) -> Instant {
        Instant(Day(day) ?? Day(number: 0), secondOfDay: hour * 3600 + minute * 60)
    }
}
