import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Brings what the write-ahead log holds into the database, on a connection and a thread of its
/// own, so that the writer, and everybody who waits for it, is not kept by that.
///
/// What is written meanwhile stays in the log, so the log can only begin anew when the writer
/// itself brings in the little that is left; it does so once the log is four times as long.
final class Checkpointer: Sendable {
    /// Pages that the log grows by between two checkpoints: 32 MiB. The longer, the oftener a page
    /// is brought in once for many times that it was written.
    private static let step: Int32 = 8000

    private let database: DatabaseQueue
    /// How long the log was when the last checkpoint began, and whether one is under way.
    private let state = Mutex((begun: Int32(0), isBusy: false))

    init(path: String, configuration: Configuration) throws {
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Sees every commit of the writer from now on; must live as long as the writer does.
    func follow(_ writer: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            writer.sqliteConnection,
            { context, connection, name, pages in
                guard let context else { return SQLITE_OK }
                let checkpointer = Unmanaged<Checkpointer>.fromOpaque(context)
                    .takeUnretainedValue()
                if checkpointer.mustWriterHelp(pages) {
                    sqlite3_wal_checkpoint_v2(
                        connection, name, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
                }
                return SQLITE_OK
            }, context)
    }

    func close() throws { try database.close() }

    /// Starts a checkpoint when one is due; returns whether the log is so long that the writer is
    /// to finish it.
    private func mustWriterHelp(_ pages: Int32) -> Bool {
        let (starts, helps) = state.withLock { state in
            // The log began anew.
            if pages < state.begun { state.begun = 0 }
            guard !state.isBusy else { return (false, false) }
            guard pages < 4 * Self.step else { return (false, true) }
            guard pages - state.begun >= Self.step else { return (false, false) }
            state = (pages, true)
            return (true, false)
        }
        if starts {
            database.asyncWriteWithoutTransaction { [self] database in
                sqlite3_wal_checkpoint_v2(
                    database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
                state.withLock { $0.isBusy = false }
            }
        }
        return helps
    }
}
