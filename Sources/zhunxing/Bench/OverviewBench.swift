import Foundation
import Kernel
import People
import Performance

/// What more evidence costs the director's page and the year's, with 200 projects.
///
/// Each project has thirteen indicators with measures of its own, the hardest way to have so many;
/// pages are asked for over HTTP, in turn, so that a drift of the machine touches both alike.
struct OverviewBench {
    let entries: Int
    var projects = 200
    private let small = 10_000
    private let lines = 13

    func run() async throws -> [Finding] {
        let few = try BenchCentre()
        let many = try BenchCentre()
        defer {
            few.remove()
            many.remove()
        }
        _ = try await seed(few, small)
        let outlookSeconds = try await seed(many, entries)
        let (less, more) = (try await Served(few), try await Served(many))
        defer {
            less.server.stop()
            more.server.stop()
        }
        return [
            try await compare("/overview", less, more, goal: "≤ 1.5 ×"),
            try await compare("/years/\(year)", less, more, goal: nil),
            Finding(
                name: "forecasts of \(projects * lines) indicators, once a day beside the pages",
                figure: "\(outlookSeconds.short) s", goal: nil),
        ]
    }

    private var year: Int { WallClock.machine.today.year }

    /// A server with somebody signed in who sees the overview.
    private struct Served {
        let server: ServerProcess
        let cookie: String

        init(_ place: BenchCentre) async throws {
            server = try await ServerProcess(data: place.path)
            cookie = try await SignedInClient(server).cookie
        }

        /// Seconds until a page is there.
        func time(_ path: String) async throws -> Double {
            try await ContinuousClock().measure {
                let answer = try await server.fetch(path, cookie: cookie)
                guard answer.status == 200 else { throw Fault("\(path) gave \(answer.status)") }
            }.seconds
        }
    }

    private func compare(
        _ path: String, _ less: Served, _ more: Served, goal: String?
    ) async throws -> Finding {
        _ = (try await less.time(path), try await more.time(path))
        var (ratios, few, many): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<15 {
            let (a, b) = (try await less.time(path), try await more.time(path))
            ratios.append(b / a)
            few.append(a)
            many.append(b)
        }
        let times = "\((few.median * 1000).short) ms → \((many.median * 1000).short) ms"
        return Finding(
            name: "\(path) with \(projects) projects, \(entries) entries against \(small)",
            figure: "\(ratios.median.short) × (\(times))", goal: goal)
    }
}

extension OverviewBench {
    /// Fills a centre; returns how long its forecasts took, in seconds.
    private func seed(_ place: BenchCentre, _ count: Int) async throws -> Double {
        let centre = try place.options.open(creating: true)
        _ = try await AccountDesk(centre).add(
            login: SignedInClient.login, name: "Bench", roles: [.director, .performanceOfficer],
            password: SignedInClient.password, by: .operator)
        try await BenchProjects(projects: projects, lines: lines).fill(centre, entries: count)
        let time = try await ContinuousClock().measure {
            try await OutlookDesk(centre).bringUpToDate()
        }
        try centre.store.close()
        return time.seconds
    }
}
