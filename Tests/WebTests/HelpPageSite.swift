import Foundation
import Helpdesk
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import SQLiteStore
import Satisfaction
import Synchronization
import Testing
import Web

/// A help desk with its pages on a working day at ten, with one topic and an assistant on duty.
struct HelpPageSite {
    let centre: Centre
    let accounts: AccountDesk
    /// Every page that was rendered.
    let pages = Rendered()
    private let directory: URL
    private let time = StandingClock()

    private init() throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-help-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let modules: [Module] = [.kernel, .people, .helpdesk, .satisfaction]
        let clock = WallClock { [time] in time.now }
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: clock),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: clock,
            modules: modules)
        accounts = AccountDesk(centre)
    }

    /// - Parameter roles: who is hired; each signs in by the name of the role.
    static func with(
        _ roles: [Role] = [.assistant],
        _ body: @Sendable (HelpPageSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        let help = try HelpPageSite()
        defer { try? FileManager.default.removeItem(at: help.directory) }
        for role in roles {
            _ = try await help.accounts.add(
                login: role.rawValue, name: "\(role.title.zh)小王", roles: [role],
                password: SmallCentre.password, by: .operator)
        }
        try await HelpSettingsDesk(help.centre)
            .setTopic("food", title: Words("食品许可", "Food"), by: .operator)
        let pages = help.pages
        let site = try Site(
            centre: help.centre, accounts: help.accounts, configuration: WebConfiguration(),
            onRender: { pages.note($0) })
        try await Application(router: buildRouter(site)).test(.router) {
            try await body(help, $0)
        }
    }

    /// Signs somebody in, and on duty where they may be.
    func sign(_ role: Role, in client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        try await browser.signIn(as: role)
        if role.permissions.contains(.answerHelp) {
            _ = try await browser.post("/help/duty", [("state", "available")])
        }
        return browser
    }

    /// Begins a conversation by its form; returns its address.
    func ask(
        _ question: String, _ client: any TestClientProtocol, _ more: [(String, String)] = []
    ) async throws -> String {
        let answer = try await Browser(client).post(
            "/help/conversations", [("question", question)] + more, csrf: "")
        return try #require(answer.location)
    }

    /// The conversation that began last.
    func newest() async throws -> Conversation {
        try #require(try await centre.read { try $0.conversations(.init(), limit: 1).first })
    }

    func pass(seconds: Int) { time.set(time.now + seconds) }
    func set(secondOfDay: Int) { time.set(Instant(time.now.day, secondOfDay: secondOfDay)) }

    func count(_ kind: String) async throws -> Int {
        try await centre.read { try $0.journalEntries(kind: kind).count }
    }
}

/// A clock that stands until it is moved.
private final class StandingClock: Sendable {
    private let held = Mutex(Instant(SmallCentre.today, secondOfDay: 36_000))

    var now: Instant { held.withLock { $0 } }

    func set(_ instant: Instant) { held.withLock { $0 = instant } }
}
