import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Brings what the write-ahead log holds into the database, on a connection and a thread of its
/// own, so that the writer, and everybody who waits for it, is not kept by that.
///
/// What is written meanwhile stays in the log, so the log can only begin anew when the writer
/// itself brings in the little that is left; it does so once the log is long, right after a
/// checkpoint of this one.
final class Checkpointer: Sendable {
    /// Pages that the log grows by between two checkpoints: 32 MiB. The longer, the oftener a page
    /// is brought in once for many times that it was written.
    private static let step: Int32 = 8000
    /// How long the log is to be before it begins anew: 128 MiB.
    private static let length = 4 * step

    private let database: DatabaseQueue
    private let state = Mutex(State())

    private struct State {
        /// How long the log was when it was last brought in.
        var begun: Int32 = 0
        var isBusy = false
        /// Whether the writer is to bring in what is left.
        var isWriterDue = false
    }

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

    /// Starts a checkpoint when one is due; returns whether the writer is to do one itself.
    private func mustWriterHelp(_ pages: Int32) -> Bool {
        state.withLock { state in
            // The log began anew.
            if pages < state.begun { state.begun = 0 }
            guard !state.isBusy, state.isWriterDue || pages - state.begun >= Self.step else {
                return false
            }
            state.begun = pages
            if state.isWriterDue {
                state.isWriterDue = false
                return true
            }
            state.isBusy = true
            start(isLast: pages >= Self.length)
            return false
        }
    }

    /// - Parameter isLast: whether the log is so long that it is to begin anew after this one.
    private func start(isLast: Bool) {
        database.asyncWriteWithoutTransaction { [self] database in
            sqlite3_wal_checkpoint_v2(
                database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            state.withLock { ($0.isBusy, $0.isWriterDue) = (false, isLast) }
        }
    }
}
