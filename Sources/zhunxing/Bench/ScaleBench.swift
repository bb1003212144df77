import Demo
import Foundation
import Kernel
import Performance
import Register

/// What more evidence costs: reading all indicators, verifying the chain, memory.
struct ScaleBench {
    let entries: Int
    private let small = 10_000

    func run() async throws -> [Finding] {
        let few = try BenchCentre()
        let many = try BenchCentre()
        defer {
            few.remove()
            many.remove()
        }
        let fewCentre = try few.options.open(creating: true)
        let manyCentre = try many.options.open(creating: true)
        try await seed(fewCentre, small)
        let seconds = try await ContinuousClock().measure { try await seed(manyCentre, entries) }
            .seconds
        return try await [
            Finding(
                name: "entries recorded in batches",
                figure: "\((Double(entries) / seconds).short)/s",
                goal: nil),
            reading(fewCentre, manyCentre, asOf: Day.last(of: 2025)),
            reading(fewCentre, manyCentre, asOf: Day.first(of: 2025) + 289),
            verifying(manyCentre),
            ServerMemory(place: many).finding(entries: entries),
        ]
    }

    /// Entries spread evenly over the measures of the 68 indicators and the days of the year.
    private func seed(_ centre: Centre, _ count: Int) async throws {
        let demo = DemoYear(seed: 1)
        try await demo.open(centre, .operator)
        let measures = try await centre.read { try centre.measures($0) }.values
            .sorted { $0.name < $1.name }
        let desk = RegisterDesk(centre)
        let first = Day.first(of: 2025)
        for start in stride(from: 0, to: count, by: 10_000) {
            let drafts = (start..<min(start + 10_000, count)).map { index in
                let measure = measures[index % measures.count]
                let day = first + index / measures.count * 365 / (count / measures.count + 1)
                return (line: index, draft: measure.benchDraft(on: day, index))
            }
            try await desk.record(drafts, by: .operator)
        }
    }

    /// Reads in turn, so that a drift of the machine's speed touches both alike.
    private func reading(
        _ few: Centre, _ many: Centre, asOf day: Day
    ) async throws -> Finding {
        var ratios: [Double] = []
        var last = (0.0, 0.0)
        for _ in 0..<15 {
            let a = try await readTime(few, day)
            let b = try await readTime(many, day)
            ratios.append(b / a)
            last = (a, b)
        }
        let figure =
            "\(ratios.median.short) × (\((last.0 * 1000).short) ms → \((last.1 * 1000).short) ms)"
        return Finding(
            name: "reading all 68 indicators as of \(day), \(entries) entries against \(small)",
            figure: figure, goal: "≤ 1.2 ×")
    }

    private func readTime(_ centre: Centre, _ day: Day) async throws -> Double {
        let request = try ReportRequest(year: 2025, asOf: day, today: centre.clock.today)
        return try await ContinuousClock().measure {
            for _ in 0..<5 {
                let report = try await centre.read { reader in
                    try reader.report(
                        request, measures: centre.measures(reader),
                        open: centre.openTimes(reader, asOf: request.asOf))
                }
                guard report.projects.flatMap(\.lines).count == 68 else {
                    throw Fault("the report has not 68 indicators")
                }
            }
        }.seconds / 5
    }

    private func verifying(_ centre: Centre) async throws -> Finding {
        var rates: [Double] = []
        for _ in 0..<3 {
            let entries = Mark()
            let time = try await ContinuousClock().measure {
                guard case .sound(let count, _) = try await centre.read({ try $0.verifyJournal() })
                else { throw Fault("the chain is broken") }
                await entries.set(Double(count))
            }
            rates.append(await entries.value / time.seconds)
        }
        return Finding(
            name: "journal verify", figure: "\(rates.median.short) entries/s", goal: "≥ 500000/s")
    }
}

/// A number carried out of a measured block.
private actor Mark {
    private(set) var value = 0.0
    func set(_ value: Double) { self.value = value }
}

extension Measure {
    /// Some entry that the measure accepts.
    fileprivate func benchDraft(on day: Day, _ index: Int) -> EntryDraft {
        let amount =
            gathering == .grade ? scale[index % scale.count] : String(1 + index % 7)
        return EntryDraft(
            measure: name, day: day.description, amount: amount,
            whole: gathering.needsWhole ? "8" : "", about: "case \(index)",
            document: "paper \(index)")
    }
}
