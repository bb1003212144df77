import Foundation
import Kernel
import SQLiteStore
import Synchronization

@testable import People

/// The one place where these tests make a centre.
func withCentre(_ clock: WallClock, _ act: (Centre) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory
        .appending(path: "people-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let modules: [Module] = [.kernel, .people]
    let path = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
    let store = try SQLiteStore(path: path, modules: modules, clock: clock)
    let centre = Centre(
        store: store, files: FileStore(directory: directory),
        vault: try Vault(keyFile: directory.appending(path: "vault.key")), clock: clock,
        modules: modules)
    try await act(centre)
    try store.close()
}

/// A clock that moves when it is told to.
final class SimulatedClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ start: Instant) { instant = Mutex(start) }

    var now: Instant { instant.withLock { $0 } }
    var wall: WallClock { WallClock { self.now } }

    func advance(seconds: Int) { instant.withLock { $0 = $0 + seconds } }
}

/// A centre on a Monday morning with its people: Li Na the administrator, Zhang Wei the clerk.
struct Cast {
    let centre: Centre
    let clock: SimulatedClock
    let desk: AccountDesk
    let liNa: Account
    let zhangWei: Account

    static let liNasPassword = "a river at night"
    static let zhangWeisPassword = "three blue lamps"
    static let home = "203.0.113.7"

    var sessions: SessionDesk { desk.sessions }
    /// Li Na, as she acts.
    var administrator: Actor { Actor(id: liNa.id, roles: liNa.roles) }
    /// The same desk as another process has it: the same data, a memory of its own.
    var elsewhere: AccountDesk { AccountDesk(centre, .quick) }

    func signInLiNa() async throws -> Session {
        try await sessions.signIn(
            login: "li.na", password: Cast.liNasPassword, from: Cast.home)
    }

    func signInZhangWei(_ password: String = Cast.zhangWeisPassword) async throws -> Session {
        try await sessions.signIn(login: "zhang.wei", password: password, from: Cast.home)
    }

    func account(_ id: String) async throws -> Account? {
        try await centre.read { try $0.credential(id: id)?.account }
    }

    func journal() async throws -> [Entry] {
        try await centre.read { reader in
            try reader.rows("SELECT \(part: Entry.columns) FROM journal ORDER BY sequence")
                .map(Entry.init(row:))
        }
    }

    func rows(_ table: SQL) async throws -> Int {
        try await centre.read {
            try $0.first("SELECT COUNT(*) AS n FROM \(part: table)")?("n") ?? 0
        }
    }
}

extension PasswordHasher {
    /// The least that Argon2id can cost: what these tests are about is not how long guessing takes.
    static var quick: PasswordHasher { PasswordHasher(cost: Cost(passes: 1, bytes: 8192)) }
}

/// Plays one scene with the cast.
func withCast(_ act: (Cast) async throws -> Void) async throws {
    let clock = SimulatedClock(Instant(Day.first(of: 2026) + 60, secondOfDay: 9 * 3600))
    try await withCentre(clock.wall) { centre in
        let desk = AccountDesk(centre, .quick)
        let liNa = try await desk.add(
            login: "li.na", name: "李娜", roles: [.administrator], password: Cast.liNasPassword,
            by: .operator)
        let zhangWei = try await desk.add(
            login: "zhang.wei", name: "张伟", roles: [.clerk], password: Cast.zhangWeisPassword,
            by: .operator)
        try await act(
            Cast(
                centre: centre, clock: clock, desk: desk, liNa: liNa.account,
                zhangWei: zhangWei.account))
    }
}
