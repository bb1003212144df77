import Foundation
import Kernel

/// The stores a benchmark runs on: SQLite always, and PostgreSQL where its address is given, in a
/// schema that is dropped afterwards.
enum BenchStores {
    /// Runs the same on a new centre of each store.
    ///
    /// - Parameter url: `postgres://…` without a schema; nil for SQLite alone.
    static func each(
        and url: String?, _ body: (Centre, String) async throws -> [Finding]
    ) async throws -> [Finding] {
        let place = try BenchCentre()
        defer { place.remove() }
        let sqlite = try place.options.open(creating: true)
        var findings = try await body(sqlite, "SQLite")
        try sqlite.store.close()
        guard let url else { return findings }
        var options = place.options
        let schema = "bench\(ProcessInfo.processInfo.processIdentifier)"
        options.store = "\(url)\(url.contains("?") ? "&" : "?")schema=\(schema)"
        let postgres = try options.open(creating: true)
        findings += try await body(postgres, "PostgreSQL")
        _ = try await postgres.store.writing {
            try $0.run(SQL(made: "DROP SCHEMA \(schema) CASCADE"))
        }
        try postgres.store.close()
        return findings
    }
}

extension Store {
    /// Uses the writer's own connection.
    fileprivate func writing<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            withWriter { connection in
                continuation.resume(with: Result { try body(connection.get()) })
            }
        }
    }
}
