import Finance
import Foundation
import Helpdesk
import Hummingbird
import HummingbirdTesting
import Kernel
import Mail
import Performance
import People
import Queue
import Register
import SQLiteStore
import Satisfaction
import Synchronization
import Web

/// A centre with one project and a few entries, its cast of people, and a site to visit it by.
struct SmallCentre {
    let centre: Centre
    let accounts: AccountDesk
    let directory: URL
    /// Every page that was rendered.
    let pages = Rendered()

    static let today = Day("2025-10-17") ?? Day(number: 0)
    static let password = "zero-star-2025"
    /// The sign-in name of the person who has only this role.
    static func login(_ role: Role) -> String { role.rawValue }

    private static let modules: [Module] = [
        .kernel, .people, .register, .queue, .helpdesk, .satisfaction, .finance, .performance,
        .mail,
    ]

    init() async throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = WallClock { Instant(SmallCentre.today, secondOfDay: 36_000) }
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        let store = try SQLiteStore(path: path, modules: Self.modules, clock: clock)
        centre = try Centre(
            store: store, files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")),
            signer: Signer(keyFile: directory.appending(path: "signing.key")), clock: clock,
            modules: Self.modules)
        accounts = AccountDesk(centre)
    }

    /// Whether any file has been kept.
    var keepsFiles: Bool {
        let files = directory.appending(path: "files").path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: files)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    /// Adds the person who has only this role.
    func hire(_ role: Role) async throws {
        _ = try await accounts.add(
            login: Self.login(role), name: "\(role.title.zh)小王", roles: [role],
            password: Self.password, by: .operator)
    }

    /// Declares, binds and records what the pages show.
    func play() async throws {
        let register = RegisterDesk(centre)
        for draft in Script.measures { try await register.declare(draft, by: .operator) }
        let declarations = DeclarationDesk(centre)
        for goal in ["旧的年度目标", "今年的年度目标"] {
            _ = try await declarations.store(
                [(Script.declaration(goal: goal), Source(name: "申报表.txt", paper: nil))],
                by: .operator)
        }
        for (index, draft) in Script.entries.enumerated() {
            let id = try await register.record(draft, by: .operator)
            guard index == 0 else { continue }
            try await register.correct(id, because: "数错了", replacement: draft, by: .operator)
        }
        let stored = try await centre.read { try $0.declarations(year: 2025) }
        var plan = BindingPlan()
        for declaration in stored {
            plan.indicators = zip(declaration.indicators, Script.bindings).map {
                .init(declaration.declaration, $0, $1)
            }
            plan.spending = [.init(declaration, ["register.spending"])]
        }
        try await BindingDesk(centre).bind(plan, by: .operator)
    }

    /// Lets somebody visit the site.
    func visit(
        secure: Bool = false, _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
        let pages = pages
        let site = try Site(
            centre: centre, accounts: accounts,
            configuration: WebConfiguration(secureCookies: secure),
            onRender: { pages.note($0) })
        let application = Application(router: buildRouter(site))
        try await application.test(.router) { client in try await body(Browser(client)) }
    }

    /// A centre that has been played, with one person signed in, gone afterwards.
    static func with(
        _ role: Role, _ body: @Sendable (Browser, SmallCentre) async throws -> Void
    ) async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.hire(role)
        try await small.play()
        try await small.visit { browser in
            try await browser.signIn(as: role)
            try await body(browser, small)
        }
    }

    func count(_ table: String) async throws -> Int {
        try await centre.read { reader in
            switch table {
            case "entries": try reader.first("SELECT COUNT(*) AS n FROM register_entry")?("n") ?? 0
            case "declarations":
                try reader.first("SELECT COUNT(*) AS n FROM declaration")?("n") ?? 0
            default: try reader.first("SELECT COUNT(*) AS n FROM journal")?("n") ?? 0
            }
        }
    }
}

/// The pages that were rendered, for the test of their templates.
final class Rendered: Sendable {
    private let seen = Mutex<[any Page]>([])

    var all: [any Page] { seen.withLock { $0 } }

    func note(_ page: any Page) { seen.withLock { $0.append(page) } }
}
