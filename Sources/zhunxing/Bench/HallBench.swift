import Crowd
import Foundation
import Kernel
import NIOHTTP1
import Synchronization

/// The hall under load over real HTTP: rates against the same server's hello-world route, and a
/// day of 20,000 tickets in which nothing may go wrong.
struct HallBench {
    /// How many tickets the day has; with none, only the rates are measured.
    var tickets = 20_000
    /// PostgreSQL for the day with two server processes; without it that day is left out.
    var store: String?

    func run() async throws -> [Finding] {
        var findings = try await rates()
        guard tickets > 0 else { return findings }
        findings += try await day("a day", servers: 1, killing: false, store: nil)
        findings += try await day("a day, server killed", servers: 1, killing: true, store: nil)
        guard let store else { return findings }
        let name = "a day, two servers on PostgreSQL"
        findings += try await day(name, servers: 2, killing: false, store: store)
        findings += try await day("\(name), one killed", servers: 2, killing: true, store: store)
        return findings
    }

    private func rates() async throws -> [Finding] {
        let place = try BenchCentre()
        defer { place.remove() }
        let centre = try place.options.open(creating: true)
        let stage = try await HallStage(in: centre, windows: 96)
        try centre.store.close()
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let issuing = issueScript(stage)
        let windows = try await windows(stage, server)
        let acting = CounterScript(windows.map { ($0.counter, $0.badge) }).text
        var rounds: [(hello: WrkRun, issue: WrkRun, act: WrkRun)] = []
        for _ in 0..<5 {
            for window in windows { try await window.clear() }
            rounds.append(
                (
                    try await WrkRun(server.url("/hello"), in: place),
                    try await WrkRun(server.url("/"), script: issuing, in: place),
                    try await WrkRun(server.url("/"), script: acting, in: place)
                ))
        }
        return [
            try finding("durable ticket issue at 16 connections", rounds) { $0.issue },
            try finding("durable call-next at 16 connections", rounds) { try $0.act.part("calls") },
            try finding("durable finish, with its invitation to rate", rounds) {
                try $0.act.part("finishes")
            },
            try finding("both in turn", rounds) { $0.act },
        ]
    }

    private typealias Round = (hello: WrkRun, issue: WrkRun, act: WrkRun)

    private func finding(
        _ name: String, _ rounds: [Round], _ run: (Round) throws -> WrkRun
    ) throws -> Finding {
        let runs = try rounds.map(run)
        let ratios = zip(runs, rounds).map { $0.rate / $1.hello.rate }
        let (rates, p99) = (runs.map(\.rate), runs.map(\.p99))
        let figure =
            "\(ratios.median.short) × (\(rates.median.short)/s against "
            + "\(rounds.map(\.hello.rate).median.short)/s), p99 \(p99.median.short) ms"
        return Finding(name: name, figure: figure, goal: "≥ 0.2 ×, p99 < 10 ms")
    }

    /// Each connection takes tickets at one of the kiosks.
    private func issueScript(_ stage: HallStage) -> String {
        """
        local kiosks = {\(stage.kiosks.map { "'\($0)'" }.joined(separator: ","))}
        local matters = {\(stage.matters.map { "'\($0)'" }.joined(separator: ","))}
        local headers = {["Content-Type"] = "application/json"}
        local requests, count = {}, 0
        init = function()
            for _, kiosk in ipairs(kiosks) do
                for _, matter in ipairs(matters) do
                    local path = "/api/devices/" .. kiosk .. "/tickets"
                    local body = '{"matter":"' .. matter .. '"}'
                    table.insert(requests, wrk.format("POST", path, headers, body))
                end
            end
        end
        request = function()
            count = count + 1
            return requests[count % #requests + 1]
        end
        """
    }

    /// A counter and whoever sits there.
    private struct Window {
        let counter: String
        let place: Line.Place
        let badge: Badge

        /// Finishes the ticket that the last run left at the counter, if any.
        func clear() async throws {
            _ = try await Caller(to: place, headers: badge.headers)
                .ask(.POST, "/api/counters/\(counter)/finishes")
        }
    }

    private func windows(_ stage: HallStage, _ server: ServerProcess) async throws -> [Window] {
        let place = Line.Place(port: server.port)
        var windows: [Window] = []
        for counter in stage.counters {
            let badge = try await stage.sit(at: counter, place)
            windows.append(Window(counter: counter, place: place, badge: badge))
        }
        return windows
    }
}

extension HallBench {
    /// A whole day; a server killed on the way is started again at once.
    private func day(
        _ name: String, servers: Int, killing: Bool, store: String?
    ) async throws -> [Finding] {
        let place = try BenchCentre()
        defer { place.remove() }
        var options = place.options
        options.store = store.map { "\($0)?schema=bench_\(UInt32.random(in: 0 ... .max))" }
        let centre = try options.open(creating: true)
        let stage = try await HallStage(in: centre)
        try centre.store.close()
        let running = try await Running(servers, options)
        let day = HallCrowd(stage, at: running.places, tickets: tickets)
        let begun = ContinuousClock.now
        let killer = Task {
            guard killing else { return }
            while day.finished < tickets / 2 { try await Task.sleep(for: .milliseconds(5)) }
            try await running.killAndRestart()
        }
        let seen = try await day.run()
        try await killer.value
        let seconds = (ContinuousClock.now - begun).seconds
        running.stop()
        let kept = try options.open()
        let faults = try await seen.faults(tickets: tickets) + kept.hallFaults(tickets: tickets)
        try kept.store.close()
        let p99 =
            "p99 issue \((seen.issueSeconds.p99 * 1000).short) ms, "
            + "call \((seen.callSeconds.p99 * 1000).short) ms"
        return [
            Finding(
                name: "\(name): \(tickets) tickets, 16 windows, 4 kiosks, 2 screens",
                figure: "\(faults.isEmpty ? "no fault" : faults.joined(separator: "; ")) in "
                    + "\(seconds.short) s, \(p99)", goal: "no fault")
        ]
    }

    /// The servers of one day.
    private final class Running: Sendable {
        let places: [Line.Place]
        private let options: CentreOptions
        private let servers: Mutex<[ServerProcess]>

        init(_ count: Int, _ options: CentreOptions) async throws {
            var started: [ServerProcess] = []
            for _ in 0..<count { started.append(try await ServerProcess(options)) }
            self.options = options
            places = started.map { Line.Place(port: $0.port) }
            servers = Mutex(started)
        }

        func killAndRestart() async throws {
            let port = servers.withLock { servers in
                servers[0].kill()
                return servers[0].port
            }
            let again = try await ServerProcess(options, port: port)
            servers.withLock { $0[0] = again }
        }

        func stop() { servers.withLock { for server in $0 { server.stop() } } }
    }
}

extension [Double] {
    /// What 99 of 100 are at most.
    var p99: Double { isEmpty ? .nan : sorted()[count * 99 / 100] }
}
