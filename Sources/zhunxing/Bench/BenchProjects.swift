import Kernel
import Performance
import Register

/// Many projects whose every indicator has a measure of its own, with entries behind them.
struct BenchProjects {
    let projects: Int
    /// Indicators of each project.
    let lines: Int

    private var year: Int { WallClock.machine.today.year }

    /// Declares, binds and records them.
    func fill(_ centre: Centre, entries: Int) async throws {
        let desk = RegisterDesk(centre)
        let names = (0..<projects * lines).map { "m\($0)" }
        _ = try await desk.declareMissing(names.map(Self.measure), by: .operator)
        let numbers = Array(0..<projects)
        _ = try await DeclarationDesk(centre).store(
            numbers.map { (declaration($0), Source(name: "bench", paper: nil)) }, by: .operator)
        try await bind(centre)
        let days = centre.clock.today.ordinal
        for start in stride(from: 0, to: entries, by: 10_000) {
            let drafts = (start..<min(start + 10_000, entries)).map { index in
                let day =
                    Day.first(of: year) + index / names.count * days
                    / (entries / names.count + 1)
                return (line: index, draft: Self.draft(names[index % names.count], day, index))
            }
            try await desk.record(drafts, by: .operator)
        }
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
