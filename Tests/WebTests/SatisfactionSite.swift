import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import SQLiteStore
import Satisfaction
import Synchronization
import Web

/// A site with ratings, bad reviews and surveys, on a Friday at ten.
struct SatisfactionSite {
    let centre: Centre
    let accounts: AccountDesk
    /// Every page that was rendered.
    let pages: Rendered
    /// The account of each role, and its name by which it signs in.
    let people: [Role: String]
    private let directory: URL
    private let clock: Hands
    private let client: any TestClientProtocol

    /// A clock that stands until it is moved.
    final class Hands: Sendable {
        private let instant = Mutex(Instant(SmallCentre.today, secondOfDay: 36_000))
        var now: Instant { instant.withLock { $0 } }
        func pass(seconds: Int) { instant.withLock { $0 = $0 + seconds } }
    }

    static let roles: [Role] = [.hallChief, .counterClerk, .performanceOfficer, .clerk]

    /// Whoever was hired can sign in by the name of their role.
    static func with(_ body: @Sendable (SatisfactionSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-ratings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let clock = Hands()
        let wall = WallClock { clock.now }
        let modules: [Module] = [.kernel, .people, .satisfaction]
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        let centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: wall),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: wall,
            modules: modules)
        let accounts = AccountDesk(centre)
        var people: [Role: String] = [:]
        for role in roles {
            people[role] = try await accounts.add(
                login: role.rawValue, name: "\(role.title.zh)小王", roles: [role],
                password: SmallCentre.password, by: .operator
            ).account.id
        }
        let pages = Rendered()
        let site = try Site(
            centre: centre, accounts: accounts, configuration: WebConfiguration(),
            onRender: { pages.note($0) })
        let hired = people
        try await Application(router: buildRouter(site)).test(.router) { client in
            try await body(
                SatisfactionSite(
                    centre: centre, accounts: accounts, pages: pages, people: hired,
                    directory: directory, clock: clock, client: client))
        }
    }

    private init(
        centre: Centre, accounts: AccountDesk, pages: Rendered, people: [Role: String],
        directory: URL, clock: Hands, client: any TestClientProtocol
    ) {
        self.centre = centre
        self.accounts = accounts
        self.people = people
        self.directory = directory
        self.clock = clock
        self.client = client
        self.pages = pages
    }

    func pass(seconds: Int) { clock.pass(seconds: seconds) }

    /// A browser that nobody is signed in with.
    var visitor: Browser { Browser(client) }

    func signedIn(_ role: Role) async throws -> Browser {
        let browser = Browser(client)
        try await browser.signIn(as: role)
        return browser
    }

    /// Serves a visitor and returns their link.
    func link(_ ticket: String = "t1") async throws -> String {
        let clerk = people[.counterClerk] ?? ""
        let token = try await centre.write(as: clerk) { transaction in
            try transaction.inviteRating(
                for: Subject("queue.ticket", ticket), step: RatedStep.counter,
                ServedCase(
                    channel: "counter", matter: "食品<b>许可", place: "3 号窗口", servedBy: clerk))
        }
        return "/ratings/\(token)"
    }

    /// The path of the only bad review.
    func reviewPath() async throws -> String {
        let id = try await centre.read { try $0.badReviews(ReviewQuestion()).first?.id ?? "" }
        return "/satisfaction/reviews/\(id)"
    }
}
