import Foundation
import Kernel
import Synchronization

/// One centre in one PostgreSQL schema, which several server processes may share: one of them
/// writes at a time, all look at once, and a lost connection is made anew when next needed.
package final class PostgresStore: Store {
    private let address: PostgresAddress
    private let writer: Lane
    private let readers: ReaderPool
    private let isClosed = Mutex(false)
    private let listeners = Mutex<[PostgresListener]>([])

    /// Connects, makes the schema on the first start and brings its tables up to date.
    ///
    /// - Parameter url: `postgres://user:password@host:port/database?schema=centre`; libpq's other
    ///   options may follow the schema, such as `sslmode=verify-full`.
    /// - Throws: `Fault` when the address cannot be read, the server cannot be reached or the
    ///   schema was written by a newer version; never with the password in it.
    package init(url: String, modules: [Module], clock: WallClock = .machine) throws {
        address = try PostgresAddress(url)
        writer = Lane("writer", address)
        readers = ReaderPool(4, address)
        try writer.performNow { connection in
            try connection.prepare(modules.flatMap(\.migrations), at: clock.now())
        }
    }

    package func withWriter(
        _ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void
    ) {
        writer.perform { connection in
            let isClosed = self.isClosed.withLock { $0 }
            drain(isClosed ? .failure(.storeClosed) : .success(connection))
        }
    }

    package func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            readers.perform { connection in
                continuation.resume(
                    with: Result { try connection.get().reading { try look(Reader($0)) } })
            }
        }
    }

    package func listen(_ woken: @escaping @Sendable () -> Void) {
        let listener = PostgresListener(address, woken)
        listeners.withLock { $0.append(listener) }
        listener.start()
    }

    /// Writes a dump in the custom format of `pg_dump`, which `pg_restore` reads.
    package func backUp(to path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Fault("\(path) is there already")
        }
        try await PostgresDump(address).write(to: path)
    }

    /// Makes a centre's schema anew from a dump of it, wholly or not at all.
    ///
    /// - Throws: `Fault` when the schema is there already, or the dump does not restore.
    package static func restore(_ path: String, to url: String) async throws {
        try await PostgresDump(PostgresAddress(url)).restore(from: path)
    }

    /// Drops the whole schema: what was restored and then found changed.
    package func discard() throws {
        let schema = address.schema
        try writer.performNow { connection in
            _ = try connection.run(SQL(made: "DROP SCHEMA \(schema) CASCADE"))
        }
    }

    package func close() throws {
        isClosed.withLock { $0 = true }
        for listener in listeners.withLock({ $0 }) { listener.close() }
        writer.performNow { $0.close() }
        readers.close()
    }
}

extension PostgresConnection {
    /// Looks at one state of the data.
    func reading<Value>(_ look: (PostgresConnection) throws -> Value) throws -> Value {
        try beginReading()
        do {
            let value = try look(self)
            try commitReading()
            return value
        } catch {
            try? rollback()
            throw error
        }
    }
}
