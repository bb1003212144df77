import Dispatch
import Synchronization

/// One connection on a thread of its own: what is asked of it is done in order.
final class Lane: Sendable {
    private let queue: DispatchQueue
    // Never contended, since the queue is serial; it lets the compiler check what that guarantees.
    private let connection: Mutex<PostgresConnection>

    init(_ name: String, _ address: PostgresAddress) {
        queue = DispatchQueue(label: "zhunxing.postgres.\(name)")
        connection = Mutex(PostgresConnection(address))
    }

    func perform(_ body: @escaping @Sendable (PostgresConnection) -> Void) {
        queue.async { self.connection.withLock { body($0) } }
    }

    /// Waits until it is done; not to be called from the lane itself.
    func performNow<Failure: Error>(
        _ body: (PostgresConnection) throws(Failure) -> Void
    ) throws(Failure) {
        let result: Result<Void, Failure> = queue.sync {
            connection.withLock { connection in
                do throws(Failure) {
                    return .success(try body(connection))
                } catch { return .failure(error) }
            }
        }
        try result.get()
    }
}
