import Kernel
import Logging
import NIOCore
import Synchronization

/// Brings what the journal says to everybody who follows: one look at the new entries for each
/// wakening, however many streams there are.
final class LiveHub: Sendable {
    private let centre: Centre
    let limits: LiveLimits
    private let state = Mutex(State())
    private let logger = Logger(label: "zhunxing.live")

    private struct State {
        var rounds: Task<Void, Never>?
        var isClosed = false
        /// How far those who follow have been told everything.
        var seen: Int64 = 0
        /// Streams that wait for their first turn.
        var arrivals: [LiveStream] = []
        /// Those who follow, by their topics' keys, and who they are.
        var following: [String: [ObjectIdentifier: LiveStream]] = [:]
        var audience = LiveAudience()
        var byAddress: [String: Int] = [:]

        var count: Int { byAddress.values.reduce(0, +) }
    }

    init(_ centre: Centre, limits: LiveLimits) {
        self.centre = centre
        self.limits = limits
    }

    /// How many streams are open.
    var count: Int { state.withLock(\.count) }

    /// - Throws: `too_many_streams`.
    func mustHaveRoom(for address: String) throws(Refusal) {
        guard state.withLock({ hasRoom($0, address) }) else { throw .tooManyStreams }
    }

    private func hasRoom(_ state: State, _ address: String) -> Bool {
        !state.isClosed
            && limits.hasRoom(
                total: state.count, ofAddress: state.byAddress[address] ?? 0, address)
    }

    /// Begins a stream; false when there is no room for it any more.
    func add(_ stream: LiveStream) -> Bool {
        let isIn = state.withLock { state in
            guard hasRoom(state, stream.address) else { return false }
            state.arrivals.append(stream)
            state.byAddress[stream.address, default: 0] += 1
            if state.rounds == nil {
                // Not in one queue with requests: everybody who follows waits for it.
                state.rounds = Task(priority: .high) { await self.run() }
            }
            return true
        }
        if isIn { centre.tail.wake() }
        return isIn
    }

    /// Forgets a stream that was added.
    func remove(_ stream: LiveStream) {
        stream.end()
        state.withLock { state in
            let id = ObjectIdentifier(stream)
            state.arrivals.removeAll { $0 === stream }
            let key = stream.topic.key
            state.following[key]?[id] = nil
            if state.following[key]?.isEmpty == true {
                state.following[key] = nil
                state.audience.remove(stream.topic)
            }
            let left = (state.byAddress[stream.address] ?? 1) - 1
            state.byAddress[stream.address] = left > 0 ? left : nil
        }
    }

    /// Ends every stream, and takes no more.
    func close() {
        let (rounds, streams) = state.withLock { state in
            state.isClosed = true
            let followers = state.following.values.flatMap(\.values)
            return (state.rounds, state.arrivals + followers)
        }
        rounds?.cancel()
        for stream in streams { stream.end() }
    }
}

extension LiveHub {
    /// Takes a turn at each wakening until it is cancelled.
    private func run() async {
        let looking = Task {
            // Where the store cannot tell of other processes' commits, this finds them.
            while (try? await Task.sleep(for: .seconds(5))) != nil { centre.tail.wake() }
        }
        defer { looking.cancel() }
        var lastBeat = ContinuousClock.now
        for await _ in centre.tail.wakenings() {
            await takeTurns()
            guard ContinuousClock.now - lastBeat > .seconds(limits.heartbeatSeconds) else {
                continue
            }
            lastBeat = .now
            beat()
        }
    }

    /// Turns until everybody has been told everything there is.
    private func takeTurns() async {
        while !Task.isCancelled {
            do {
                guard try await turn() else { return }
            } catch {
                logger.error("the journal cannot be followed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// One turn; returns whether there is more.
    private func turn() async throws -> Bool {
        let turn = state.withLock { state in
            LiveTurn(
                audience: state.audience, seen: state.seen, arrivals: state.arrivals,
                limits: limits)
        }
        guard !turn.audience.isEmpty || !turn.arrivals.isEmpty else { return false }
        let findings = try await centre.read { try turn.look($0) }
        let count = deliver(findings, turn.arrivals)
        if count > 0 { try await Task.sleep(for: limits.pause + limits.pausePerStream * count) }
        return findings.hasMore
    }

    /// Returns how many of those who followed before were told something.
    private func deliver(_ findings: LiveTurn.Findings, _ arrivals: [LiveStream]) -> Int {
        state.withLock { state in
            state.seen = findings.head
            var count = 0
            for (key, piece) in findings.pieces {
                guard let streams = state.following[key] else { continue }
                count += streams.count
                for stream in streams.values { stream.send(piece) }
            }
            for (stream, opening) in zip(arrivals, findings.openings) {
                settle(stream, opening, &state)
            }
            return count
        }
    }

    /// From here on a stream gets what its topic gets.
    private func settle(_ stream: LiveStream, _ opening: LiveTurn.Opening, _ state: inout State) {
        guard let index = state.arrivals.firstIndex(where: { $0 === stream }) else { return }
        state.arrivals.remove(at: index)
        state.following[stream.topic.key, default: [:]][ObjectIdentifier(stream)] = stream
        state.audience.add(stream.topic, at: opening.address)
        stream.send(opening.piece)
    }

    private func beat() {
        state.withLock { state in
            let piece = LiveText.heartbeat(at: state.seen)
            for streams in state.following.values {
                for stream in streams.values { stream.send(piece) }
            }
        }
    }
}

extension Refusal {
    fileprivate static let tooManyStreams = Refusal(
        "too_many_streams", "同时打开的实时页面太多，稍后会自动重试；页面可以手动刷新。",
        "Too many live pages are open. It will try again; the page works by reload.",
        conflict: true)
}
