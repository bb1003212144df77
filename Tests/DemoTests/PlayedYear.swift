import Demo
import Finance
import Foundation
import Helpdesk
import Kernel
import Performance
import Queue
import Reactions
import Register
import SQLiteStore
import Satisfaction

/// A centre in which the demo year has been played, in a directory of its own.
struct PlayedYear: Sendable {
    let centre: Centre
    let store: SQLiteStore

    /// Made once and looked at by every test.
    static let seed42 = Task { try await PlayedYear(seed: 42) }

    init(seed: UInt64) async throws {
        let directory = URL.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        let modules: [Module] = [
            .kernel, .register, .queue, .helpdesk, .satisfaction, .finance, .performance,
        ]
        let clock = SimulatedClock(startingAt: DemoYear.opening)
        store = try SQLiteStore(
            path: directory.appending(path: "centre.sqlite").path(percentEncoded: false),
            modules: modules, clock: clock.wallClock)
        centre = Centre(
            store: store, files: FileStore(directory: directory.appending(path: "files")),
            vault: try Vault(keyFile: directory.appending(path: "key")),
            clock: clock.wallClock, modules: modules, reactions: Reaction.all)
        try await DemoYear(seed: seed).make(in: centre, stepping: clock)
    }

    func report(asOf day: String = "2025-12-31") async throws -> YearReport {
        let asOf = Day(day)
        let request = try ReportRequest(
            year: DemoYear.year, asOf: asOf, today: Day.last(of: DemoYear.year))
        let centre = centre
        return try await centre.read { reader in
            try reader.report(
                request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf, knownAt: request.knownAt))
        }
    }

    /// Runs on the writer's own connection.
    func write<Value: Sendable>(
        _ act: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            store.withWriter { connection in
                continuation.resume(with: Result { try act(connection.get()) })
            }
        }
    }
}
