import Devices
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import Queue
import SQLiteStore
import Satisfaction
import Synchronization
import Testing
import Web

/// A hall with two categories, two counters, a kiosk and a screen, on a Friday at ten.
struct HallSite {
    let centre: Centre
    let accounts: AccountDesk
    let desks: QueueDesks
    let kiosk: NewDevice
    let screen: NewDevice
    let pages = Rendered()
    private let directory: URL
    private let clock: Hands

    /// The code on the hall's poster.
    static let poster = "poster2345"

    /// A clock that stands until it is moved.
    final class Hands: Sendable {
        private let instant = Mutex(Instant(SmallCentre.today, secondOfDay: 36_000))
        var now: Instant { instant.withLock { $0 } }
        func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }
    }

    var kioskPath: String { "/kiosks/\(kiosk.token)" }
    var screenPath: String { "/screens/\(screen.token)" }

    func pass(seconds: Int) { clock.set(clock.now + seconds) }

    /// - Parameter secondOfDay: of 17 October 2025, in Shanghai.
    func set(secondOfDay: Int) {
        clock.set(Instant(SmallCentre.today, secondOfDay: secondOfDay))
    }

    private init(roles: [Role]) async throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-hall-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = Hands()
        self.clock = clock
        let modules: [Module] = [.kernel, .people, .queue, .satisfaction]
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        let wall = WallClock { clock.now }
        centre = try Centre(
            store: SQLiteStore(path: path, modules: modules, clock: wall),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: wall,
            modules: modules)
        accounts = AccountDesk(centre)
        desks = QueueDesks(centre)
        (kiosk, screen) = try await Self.furnish(desks)
        for role in roles {
            _ = try await accounts.add(
                login: role.rawValue, name: role.title.zh, roles: [role],
                password: SmallCentre.password, by: .operator)
        }
    }

    private static func furnish(_ desks: QueueDesks) async throws -> (NewDevice, NewDevice) {
        let hall = desks.hall
        let by = Actor.operator
        try await hall.add(category: "A", name: Words("食品生产许可", "Food"), by: by)
        try await hall.add(category: "B", name: Words("<b>资质</b>", "<b>Bodies</b>"), by: by)
        for (name, places) in [("首次", 2), ("变更", 0)] {
            try await hall.add(
                matter: Words(name, name), to: "A", appointmentPlaces: places, by: by)
        }
        try await hall.add(matter: Words("评审", "Review"), to: "B", by: by)
        try await hall.add(
            counter: 3, name: Words("综合", "General"), serving: ["A01", "A02"], by: by)
        try await hall.add(
            counter: 12, name: Words("资质", "Bodies"), serving: ["A01", "B01"], by: by)
        var rules = try await hall.hall().rules
        rules.phoneCode = poster
        try await hall.change(rules: rules, by: by)
        return (
            try await desks.devices.register(.kiosk, name: "东门", by: by),
            try await desks.devices.register(.screen, name: "正中", by: by)
        )
    }

    /// A hall that somebody visits, gone afterwards.
    ///
    /// - Parameter role: who is signed in; nobody without it.
    static func with(
        _ role: Role? = nil, _ body: @Sendable (Browser, HallSite) async throws -> Void
    ) async throws {
        let hall = try await HallSite(roles: [role].compactMap(\.self))
        defer { try? FileManager.default.removeItem(at: hall.directory) }
        let pages = hall.pages
        var configuration = WebConfiguration()
        // However busy the machine is, printers and voices that answer are heard.
        configuration.printerPatience = .init(connect: 60_000, status: 60_000, print: 60_000)
        configuration.speechSeconds = 60
        let site = try Site(
            centre: hall.centre, accounts: hall.accounts, configuration: configuration,
            onRender: { pages.note($0) })
        let application = Application(router: buildRouter(site))
        try await application.test(.router) { client in
            let browser = Browser(client)
            if let role { try await browser.signIn(as: role) }
            try await body(browser, hall)
        }
    }

    /// A ticket taken at the kiosk.
    @discardableResult
    func take(_ matter: Matter.ID = "A01", _ priority: Priority? = nil) async throws -> Ticket {
        try await desks.tickets.issue(
            TicketRequest(matter: matter, priority: priority), from: .kiosk(kiosk.device)
        ).ticket
    }
}

extension Browser {
    /// Sends a form of a visitor or a device, who have no session.
    func send(form path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await post(path, fields, csrf: "")
    }
}
