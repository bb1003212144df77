import Foundation
import HTTPTypes
import Helpdesk
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import People
import SQLiteStore
import Synchronization
import Testing
import Web

/// A site with a help desk, on a Friday at ten, for programs to use.
struct HelpSite {
    let centre: Centre
    let accounts: AccountDesk
    private let directory: URL
    private let clock: Mutable

    /// A clock that stands until it is moved.
    final class Mutable: Sendable {
        private let instant = Mutex(Instant(SmallCentre.today, secondOfDay: 36_000))
        var now: Instant { instant.withLock { $0 } }
        func pass(milliseconds: Int64) {
            instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
        }
    }

    private init() throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-help-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = Mutable()
        self.clock = clock
        let modules: [Module] = [.kernel, .people, .helpdesk]
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        let wall = WallClock { clock.now }
        centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: wall),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: wall,
            modules: modules)
        accounts = AccountDesk(centre)
    }

    /// - Parameter roles: who is hired; each signs in by the name of the role.
    static func with(
        _ roles: [Role], _ body: @Sendable (HelpSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        let help = try HelpSite()
        defer { try? FileManager.default.removeItem(at: help.directory) }
        for role in roles {
            _ = try await help.accounts.add(
                login: role.rawValue, name: role.title.zh, roles: [role],
                password: SmallCentre.password, by: .operator)
        }
        let site = try Site(
            centre: help.centre, accounts: help.accounts, configuration: WebConfiguration())
        let application = Application(router: buildRouter(site))
        try await application.test(.router) { try await body(help, $0) }
    }

    func pass(milliseconds: Int64) { clock.pass(milliseconds: milliseconds) }

    var now: Instant { clock.now }
}

/// A program that uses the interface, signed in or not.
struct HelpProgram: Sendable {
    let browser: Browser
    let csrf: String?

    init(_ client: any TestClientProtocol) {
        browser = Browser(client)
        csrf = nil
    }

    init(_ client: any TestClientProtocol, as role: Role) async throws {
        browser = Browser(client)
        let answer = try await browser.json(
            "/api/sign-in",
            #"{"login":"\#(role.rawValue)","password":"\#(SmallCentre.password)"}"#)
        let found = try #require(answer.text.firstMatch(of: /"csrf":"([0-9a-f]+)"/))
        csrf = String(found.1)
    }

    /// An answer, with its JSON.
    struct Answer {
        let status: Int
        let json: [String: Any]

        func text(_ name: String) -> String? { json[name] as? String }
        func number(_ name: String) -> Int? { json[name] as? Int }
        func list(_ name: String) -> [[String: Any]] { json[name] as? [[String: Any]] ?? [] }
        var code: String? { (json["error"] as? [String: Any])?["code"] as? String }
    }

    func post(_ path: String, _ body: [String: Any] = [:]) async throws -> Answer {
        let data = try JSONSerialization.data(withJSONObject: body)
        let answer = try await browser.json(
            path, String(decoding: data, as: UTF8.self), csrf: csrf)
        return Answer(status: answer.status, json: read(answer.text))
    }

    func get(_ path: String) async throws -> Answer {
        let answer = try await browser.get(path)
        return Answer(status: answer.status, json: read(answer.text))
    }

    private func read(_ text: String) -> [String: Any] {
        let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        return value as? [String: Any] ?? [:]
    }
}
