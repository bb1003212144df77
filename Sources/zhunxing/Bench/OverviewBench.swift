import Foundation
import Kernel
import People
import Performance
import Register

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
        let desk = RegisterDesk(centre)
        let names = (0..<projects * lines).map { "m\($0)" }
        _ = try await desk.declareMissing(names.map(Self.measure), by: .operator)
        let numbers = Array(0..<projects)
        _ = try await DeclarationDesk(centre).store(
            numbers.map { (declaration($0), Source(name: "bench", paper: nil)) }, by: .operator)
        try await bind(centre)
        let days = centre.clock.today.ordinal
        for start in stride(from: 0, to: count, by: 10_000) {
            let drafts = (start..<min(start + 10_000, count)).map { index in
                let day =
                    Day.first(of: year) + index / names.count * days
                    / (count / names.count + 1)
                return (line: index, draft: Self.draft(names[index % names.count], day, index))
            }
            try await desk.record(drafts, by: .operator)
        }
        let time = try await ContinuousClock().measure {
            try await OutlookDesk(centre).bringUpToDate()
        }
        try centre.store.close()
        return time.seconds
    }

    private static func measure(_ name: String) -> MeasureDraft {
        MeasureDraft(
            name: name, title: Words(name, name), unit: "次", gathering: "sum", proof: "单据")
    }

    private static func draft(_ name: String, _ day: Day, _ index: Int) -> EntryDraft {
        EntryDraft(
            measure: "register.\(name)", day: "\(day)", amount: "\(1 + index % 7)",
            about: "case \(index)", document: "paper \(index)")
    }

    private func declaration(_ number: Int) -> Declaration {
        let budget = Money(fen: 100_000_00)
        return Declaration(
            year: year, project: "项目 \(number)", department: "市局", unit: "服务中心",
            start: Day.first(of: year), end: Day.last(of: year),
            funds: Funds(annual: budget, annualFiscal: budget), goalAnnual: "目标",
            indicators: (0..<lines).map { line in
                Indicator(
                    level1: line < 9 ? "产出指标" : line < 12 ? "效益指标" : "满意度指标",
                    level2: "数量指标", name: "指标 \(line)", comparator: .atLeast,
                    target: "\(1_000 + line * 100)", unit: "次", printed: "≥1000次")
            })
    }

    private func bind(_ centre: Centre) async throws {
        let stored = try await centre.read { try $0.declarations(year: year) }
        var plan = BindingPlan()
        for (number, declaration) in stored.enumerated() {
            let measures = (0..<lines).map { "register.m\(number * lines + $0)" }
            plan.indicators += zip(declaration.indicators, measures).map {
                .init(declaration.declaration, $0, Binding(measure: $1, gathering: .sum))
            }
            plan.spending.append(.init(declaration, [measures[0]]))
        }
        try await BindingDesk(centre).bind(plan, by: .operator)
    }
}
