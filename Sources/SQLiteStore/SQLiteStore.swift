import CSQLite
import Dispatch
import Foundation
import GRDB
import Kernel

/// One centre in one SQLite file: write-ahead log, every commit on the disk before it is answered.
package final class SQLiteStore: Store {
    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let writer = Writer()

    /// Opens the file, making it on the first start, and brings its schema up to date.
    ///
    /// - Throws: `Fault` when the file cannot be opened or written, or is not ours.
    package init(path: String, modules: [Module], clock: WallClock = .machine) throws {
        _ = Self.library
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration())
            checkpointer = try Checkpointer(path: path, configuration: Self.configuration())
            try pool.writeWithoutTransaction { database in
                // Last, since opening a pool sets a mode that loses commits in a power cut.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                let connection = SQLiteConnection(database)
                try connection.migrate(modules.flatMap(\.migrations), at: clock.now())
                checkpointer.follow(database)
            }
        } catch let error as DatabaseError {
            throw Fault("cannot open \(path): \(error.resultCode) \(error.message ?? "")")
        }
    }

    /// What is set once for the whole process, before its first database is opened; after that it
    /// is refused, and things only take a little longer.
    private static let library: Void = {
        _ = sqlite3_config_without_memory_status()
    }()

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(30)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -8000")
            // What a savepoint would undo is kept in memory, not written to a file of its own.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // A large import keeps its changed pages until it commits: looking for pages to write
            // early walks all of them again and again.
            try database.execute(sql: "PRAGMA cache_spill = OFF")
        }
        return configuration
    }

    package func withWriter(
        _ drain: @escaping @Sendable (Result<any Connection, Fault>) -> Void
    ) {
        pool.asyncWriteWithoutTransaction { [writer] database in
            drain(.success(writer.connection(to: database)))
        }
    }

    package func read<Value: Sendable>(
        _ look: @escaping @Sendable (Reader) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(
                    with: Result { try look(Reader(SQLiteConnection(database.get()))) })
            }
        }
    }

    /// SQLite tells nobody of another process's commit.
    package func listen(_ woken: @escaping @Sendable () -> Void) {}

    package func backUp(to path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Fault("\(path) is there already")
        }
        // A snapshot of one state, written while others go on writing.
        try await pool.vacuum(into: path)
    }

    package func close() throws {
        pool.writeWithoutTransaction { _ in writer.forget() }
        // First what writes, and so asks for checkpoints; the last one takes the log with it.
        try pool.close()
        try checkpointer.close()
    }
}

/// The writing connection with the statements it has prepared; only the writer's own queue touches
/// it.
private final class Writer: @unchecked Sendable {
    private var connection: SQLiteConnection?

    func connection(to database: Database) -> SQLiteConnection {
        if let connection { return connection }
        let connection = SQLiteConnection(database)
        self.connection = connection
        return connection
    }

    /// Lets go of the statements, without which the database is not closed.
    func forget() { connection = nil }
}
