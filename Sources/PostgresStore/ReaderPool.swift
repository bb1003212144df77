import Kernel
import Synchronization

/// The connections that look; when all are busy, who came first is served first.
final class ReaderPool: Sendable {
    /// Looks through a connection, or is told why there is none.
    typealias Look = @Sendable (Result<PostgresConnection, Fault>) -> Void

    private let lanes: [Lane]
    private let state: Mutex<State>

    private struct State {
        var idle: [Lane]
        var waiting: [Look] = []
        var isClosed = false
    }

    init(_ count: Int, _ address: PostgresAddress) {
        lanes = (1...count).map { Lane("reader-\($0)", address) }
        state = Mutex(State(idle: lanes))
    }

    func perform(_ look: @escaping Look) {
        let start = state.withLock { state -> @Sendable () -> Void in
            guard !state.isClosed else { return { look(.failure(.storeClosed)) } }
            guard let lane = state.idle.popLast() else {
                state.waiting.append(look)
                return {}
            }
            return { self.start(look, on: lane) }
        }
        start()
    }

    private func start(_ look: @escaping Look, on lane: Lane) {
        lane.perform { connection in
            look(.success(connection))
            let next = self.state.withLock { state -> Look? in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.idle.append(lane)
                return nil
            }
            if let next { self.start(next, on: lane) }
        }
    }

    /// Lets the looks under way finish and turns the waiting ones away.
    func close() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isClosed = true
            return state.waiting
        }
        for look in waiting { look(.failure(.storeClosed)) }
        for lane in lanes { lane.performNow { $0.close() } }
    }
}

extension Fault {
    static let storeClosed = Fault("the store is closed")
}
