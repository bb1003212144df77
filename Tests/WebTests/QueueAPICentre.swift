import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import People
import Queue
import SQLiteStore
import Synchronization
@testable import Web

/// A centre with a hall that is open, on a clock that stands until it is moved.
struct HallCentre {
    let centre: Centre
    let desks: QueueDesks
    let kiosk: NewDevice
    let screen: NewDevice
    private let directory: URL
    private let site: Site

    private static let modules: [Module] = [.kernel, .people, .queue]

    init() async throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-hall-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = WallClock { Instant(SmallCentre.today, secondOfDay: 36_000) }
        let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        centre = try Centre(
            store: SQLiteStore(path: path, modules: Self.modules, clock: clock),
            files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")), clock: clock,
            modules: Self.modules)
        let accounts = AccountDesk(centre)
        site = try Site(
            centre: centre, accounts: accounts, configuration: WebConfiguration())
        desks = site.queue
        let hall = desks.hall
        try await hall.add(category: "A", name: Words("企业登记", "Companies"), by: .operator)
        try await hall.add(matter: Words("设立", "Founding"), to: "A", by: .operator)
        try await hall.add(matter: Words("变更", "Changes"), to: "A", by: .operator)
        for number in 1...2 {
            try await hall.add(
                counter: number, name: Words("", ""), serving: ["A01", "A02"], by: .operator)
        }
        kiosk = try await desks.devices.register(.kiosk, name: "东门", by: .operator)
        screen = try await desks.devices.register(.screen, name: "大厅", by: .operator)
        for role in [Role.counterClerk, .auditor] {
            _ = try await accounts.add(
                login: SmallCentre.login(role), name: "小王", roles: [role],
                password: SmallCentre.password, by: .operator)
        }
    }

    /// Lets a program use a hall that is gone afterwards.
    static func with(
        _ body: @Sendable (HallCentre, Browser) async throws -> Void
    ) async throws {
        let hall = try await HallCentre()
        defer { try? FileManager.default.removeItem(at: hall.directory) }
        let application = Application(router: buildRouter(hall.site))
        try await application.test(.router) { try await body(hall, Browser($0)) }
    }

    /// Posts JSON as the kiosk does.
    func atKiosk(_ path: String, _ body: String, _ browser: Browser) async throws -> ToldByHall {
        ToldByHall(try await browser.json("/api/devices/\(kiosk.token)/\(path)", body))
    }

    /// Posts JSON as the screen does.
    func atScreen(_ path: String, _ browser: Browser) async throws -> ToldByHall {
        ToldByHall(try await browser.json("/api/devices/\(screen.token)/\(path)", "{}"))
    }
}

/// An answer in JSON, read loosely.
struct ToldByHall {
    let status: Int
    private let json: [String: Any]

    init(_ answer: Browser.Answer) {
        status = answer.status
        let read = try? JSONSerialization.jsonObject(with: Data(answer.text.utf8))
        json = read as? [String: Any] ?? [:]
    }

    private init(_ json: [String: Any], _ status: Int) {
        self.json = json
        self.status = status
    }

    subscript(_ name: String) -> String? { json[name] as? String }
    func number(_ name: String) -> Int? { json[name] as? Int }
    func flag(_ name: String) -> Bool? { json[name] as? Bool }
    func part(_ name: String) -> ToldByHall? {
        (json[name] as? [String: Any]).map { ToldByHall($0, status) }
    }
    func list(_ name: String) -> [ToldByHall] {
        (json[name] as? [[String: Any]] ?? []).map { ToldByHall($0, status) }
    }

    /// The code of the refusal.
    var code: String? { part("error")?["code"] }
}
