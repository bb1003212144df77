import ArgumentParser
import Kernel

/// `zhunxing bench`: how fast the centre is, as ratios against ceilings measured in the same run.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures speed as ratios against ceilings of the same run."
    )
    @Argument(help: "Only this one: \(Benchmark.allCases.map(\.rawValue).joined(separator: ", ")).")
    var name: Benchmark?
    @Option(help: "Entries in the large centre.") var entries = 1_000_000
    @Option(help: "Past tickets, or tickets of a day, in the large hall.") var tickets: Int?
    @Option(help: "PostgreSQL for what needs two server processes: postgres://user@host/database.")
    var store: String?
    @Flag(help: "Print one JSON document.") var json = false

    func run() async throws {
        var findings: [Finding] = []
        for benchmark in name.map({ [$0] }) ?? Benchmark.allCases {
            Terminal.progress("\(benchmark.rawValue) …")
            findings += try await benchmark.run(self)
        }
        Terminal.progress("", done: true)
        if json { return try Terminal.json(["findings": findings]) }
        for finding in findings { print(finding.line) }
    }
}

/// The benchmarks there are.
enum Benchmark: String, CaseIterable, ExpressibleByArgument {
    /// Durable entries over HTTP against the same server's hello-world route.
    case http
    /// Committing together against one commit a write, when a commit takes 1 ms.
    case commit
    /// Reading all 68 indicators, verifying the journal and memory, at many entries.
    case scale
    /// The director's page and the year's with 200 projects, at many entries.
    case overview
    /// First start on an empty directory.
    case start
    /// Tickets and calls against hello-world, and whole days of 20,000 tickets.
    case hall
    /// 300 conversations at once with 30 assistants.
    case help
    /// 2,000 open streams: memory, and how soon a call is on all of them.
    case streams
    /// Expected wait and statistics at few and at many past tickets.
    case stats
    /// A printed form against WeasyPrint's own time, and memory of a workbook of 1,000 projects.
    case paper
    /// How honest the forecast's range is, on simulated years.
    case forecast
    /// How many questions find their answer in the seed knowledge, on both stores.
    case recall
    /// Searching and indexing among many texts, on both stores.
    case search

    func run(_ asked: BenchCommand) async throws -> [Finding] {
        switch self {
        case .http: try await HTTPBench().run()
        case .commit: try await CommitBench().run()
        case .scale: try await ScaleBench(entries: asked.entries).run()
        case .overview: try await OverviewBench(entries: asked.entries).run()
        case .start: try await StartBench().run()
        case .hall:
            try await HallBench(tickets: asked.tickets ?? 20_000, store: asked.store).run()
        case .help: try await HelpBench().run()
        case .streams: try await StreamBench().run()
        case .stats: try await StatsBench(tickets: asked.tickets ?? 100_000).run()
        case .paper: try await PaperBench().run()
        case .forecast: try ForecastBench().run()
        case .recall: try await RecallBench(store: asked.store).run()
        case .search:
            try await SearchBench(texts: min(asked.entries, 100_000), store: asked.store).run()
        }
    }
}

/// One figure with what it is held against.
struct Finding: Encodable {
    let name: String
    let figure: String
    /// What the issue of the house asks for; nil where it is only told.
    let goal: String?

    var line: String {
        let goal = goal.map { "  (goal \($0))" } ?? ""
        return "\(name): \(figure)\(goal)"
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [Double] {
    /// The middle one of an odd number of runs.
    var median: Double { isEmpty ? .nan : sorted()[count / 2] }
}

extension Double {
    /// Three significant places are all that a run can tell.
    var short: String {
        self >= 1000
            ? String(Int(rounded())) : String((self * 1000).rounded() / 1000)
    }
}
