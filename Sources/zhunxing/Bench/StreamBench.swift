import Crowd
import Foundation
import Kernel
import Synchronization
import Tools

/// Thousands of open streams on one server: what each costs, and how soon a call is everywhere.
struct StreamBench {
    var streams = 2000
    private let calls = 30

    func run() async throws -> [Finding] {
        OpenFiles.raise()
        let place = try BenchCentre()
        defer { place.remove() }
        let centre = try place.options.open(creating: true)
        let stage = try await HallStage(in: centre, windows: 1, kiosks: 1, screens: 1)
        try centre.store.close()
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let at = Line.Place(port: server.port)
        let hall = try await CallingHall(stage, at)
        // What only the first streams and calls cost is not theirs.
        let before = try await settle(hall, server, [])
        let seen = Arrivals()
        var followers: [Follower] = []
        for _ in 0..<streams {
            followers.append(
                try await Follower("queue/screens/\(stage.screens[0])", at: at) { seen.note($0) })
        }
        let after = try await settle(hall, server, followers)
        seen.forget()
        var delays: [Double] = []
        for _ in 0..<calls {
            let begun = ContinuousClock.now
            let call = try await hall.callNext()
            let arrivals = try await seen.all(of: call, count: streams)
            delays += arrivals.map { ($0 - begun).seconds * 1000 }
        }
        let each = (after - before) * 1024 / Double(streams)
        for follower in followers { await follower.cut() }
        return [
            Finding(
                name: "memory of each of \(streams) open streams", figure: "\(each.short) KiB",
                goal: "< 60 KiB"),
            Finding(
                name: "from asking for a call until it is on \(streams) screens",
                figure: "p99 \(delays.p99.short) ms, median \(delays.median.short) ms",
                goal: "p99 < 250 ms"),
        ]
    }

    /// Memory after some calls were made, in MiB.
    private func settle(
        _ hall: CallingHall, _ server: ServerProcess, _ followers: [Follower]
    ) async throws -> Double {
        for _ in 0..<5 { _ = try await hall.callNext() }
        try await Task.sleep(for: .seconds(1))
        return try server.residentMiB()
    }
}

/// When each call came to each stream.
private final class Arrivals: Sendable {
    private let times = Mutex<[String: [ContinuousClock.Instant]]>([:])

    private struct Called: Decodable {
        let call: String
    }

    func note(_ told: Told) {
        guard told.name == "called", let called = try? told.decoded(Called.self) else { return }
        times.withLock { $0[called.call, default: []].append(told.arrivedAt) }
    }

    func forget() { times.withLock { $0 = [:] } }

    /// - Throws: `Fault` when a stream was not told within ten seconds.
    func all(of call: String, count: Int) async throws -> [ContinuousClock.Instant] {
        for _ in 0..<2000 {
            let found = times.withLock { $0[call] ?? [] }
            if found.count == count { return found }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Fault("a call came to \(times.withLock { $0[call]?.count ?? 0 }) of \(count) streams")
    }
}
