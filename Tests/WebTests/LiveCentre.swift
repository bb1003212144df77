import Crowd
import Foundation
import Hummingbird
import Kernel
import Logging
import NIOCore
import People
import ServiceLifecycle
import TestStores
import Web

/// A centre on a real server, with one auditor and one clerk.
final class LiveCentre: Sendable {
    let centre: Centre
    let place: Line.Place
    private let store: any Store
    private let served: Task<Void, any Error>
    private let services: ServiceGroup

    static let modules: [Module] = [.kernel, .people]
    static let password = "zero-star-2025"

    /// - Parameter at: where the centre is kept; several servers may share a PostgreSQL schema.
    init(
        at kept: TestPlace, limits: LiveLimits = LiveLimits(),
        proxies: TrustedProxies = TrustedProxies()
    ) async throws {
        store = try kept.open(modules: Self.modules)
        let centre = try kept.centre(on: store, modules: Self.modules)
        self.centre = centre
        var configuration = WebConfiguration(port: 0, proxies: proxies)
        configuration.liveLimits = limits
        let (ports, running) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try buildApplication(
            centre: centre, accounts: AccountDesk(centre), configuration: configuration,
            logger: logger
        ) { channel in
            running.yield(channel.localAddress?.port ?? 0)
        }
        let services = ServiceGroup(services: [application], logger: logger)
        self.services = services
        served = Task {
            defer { running.finish() }
            try await services.run()
        }
        guard let port = await ports.first(where: { _ in true }) else {
            throw Fault("the server did not start")
        }
        place = Line.Place(port: port)
    }

    /// Stops the server as a signal would, and waits until it has.
    func stop() async throws {
        await services.triggerGracefulShutdown()
        try await served.value
        try store.close()
    }

    /// Adds whoever has only this role.
    func hire(_ role: Role) async throws {
        _ = try await AccountDesk(centre).add(
            login: role.rawValue, name: role.title.zh, roles: [role], password: Self.password,
            by: .operator)
    }

    func signIn(_ role: Role) async throws -> Badge {
        try await Badge(at: place, login: role.rawValue, password: Self.password)
    }

    /// Writes so many entries to the journal, one write each.
    func happen(_ count: Int) async throws {
        for _ in 0..<count { try await happen() }
    }

    @discardableResult
    func happen() async throws -> Int64 {
        try await centre.write(as: "zhao") {
            try $0.record(Happened(), about: Subject("note", "1"))
        }
    }

    /// The sequences of the whole journal.
    func sequences() async throws -> [Int64] {
        try await centre.read { reader in
            try reader.rows("SELECT sequence FROM journal ORDER BY sequence").map {
                try $0("sequence")
            }
        }
    }
}

/// Something that happened, for the tests' journal.
struct Happened: JournalEvent {
    static let kind = "test.happened"
}
