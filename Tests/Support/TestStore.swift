import Foundation
import Kernel
import PostgresStore
import SQLiteStore

/// The databases that every test of a desk runs on.
package enum TestStore: String, CaseIterable, Sendable {
    case sqlite, postgres
}

/// Where one test's centre is kept; opened several times, it is several processes' worth of it.
package struct TestPlace: Sendable {
    package let directory: URL
    /// A path for SQLite, an address for PostgreSQL.
    package let location: String
    private let kind: TestStore

    /// - Parameter server: the test's own PostgreSQL server, if it means to stop it.
    package init(on kind: TestStore, server: PostgresServer? = nil) throws {
        self.kind = kind
        directory = try TestDirectory.make("centre")
        switch kind {
        case .sqlite:
            location = directory.appending(path: "centre.sqlite").path(percentEncoded: false)
        case .postgres:
            let schema = "c" + UUID().uuidString.lowercased().replacing("-", with: "")
            location = try (server ?? PostgresServer.shared()).url(schema: schema)
        }
    }

    package func open(
        modules: [Module] = [.kernel], clock: WallClock = .machine
    ) throws -> any Store {
        switch kind {
        case .sqlite: try SQLiteStore(path: location, modules: modules, clock: clock)
        case .postgres: try PostgresStore(url: location, modules: modules, clock: clock)
        }
    }

    /// A centre on a store of this place.
    package func centre(
        on store: any Store, modules: [Module] = [.kernel], clock: WallClock = .machine,
        reactions: [Reaction] = [], groupLimit: Int = 256
    ) throws -> Centre {
        try Centre(
            store: store, files: FileStore(directory: directory.appending(path: "files")),
            vault: Vault(keyFile: directory.appending(path: "vault.key")),
            signer: Signer(keyFile: directory.appending(path: "signing.key")), clock: clock,
            modules: modules, reactions: reactions, groupLimit: groupLimit)
    }

    package func remove() { try? FileManager.default.removeItem(at: directory) }
}

/// Runs a test on a new and empty centre of its own, which is gone afterwards.
package func withCentre(
    on kind: TestStore, modules: [Module] = [.kernel], clock: WallClock = .machine,
    reactions: [Reaction] = [], _ body: (Centre) async throws -> Void
) async throws {
    let place = try TestPlace(on: kind)
    defer { place.remove() }
    let store = try place.open(modules: modules, clock: clock)
    defer { try? store.close() }
    try await body(
        place.centre(on: store, modules: modules, clock: clock, reactions: reactions))
}

extension Store {
    /// Uses the writer's own connection, past the rules: to damage what a test wants damaged.
    package func withConnection<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            withWriter { connection in
                continuation.resume(with: Result { try body(connection.get()) })
            }
        }
    }
}
