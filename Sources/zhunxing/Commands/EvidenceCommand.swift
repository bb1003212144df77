import ArgumentParser
import Kernel
import Performance

/// `zhunxing evidence`: what stands behind an actual.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Lists every observation behind an actual.")
    @Option(help: "The year of the targets.") var year: Int
    @Option(help: "The indicator's name.") var indicator: String
    @Option(help: "Only this project, where two have an indicator of the same name.")
    var project: String?
    @Option(help: "As of this day, 2025-07-31; the year's end or today by default.")
    var asOf: Day?
    @Option(help: "As known at this journal sequence.") var knownAt: Int64?
    @OptionGroup var options: CentreOptions
    @Flag(help: "Print one JSON document.") var json = false

    func run() async throws {
        let centre = try options.open()
        let request = try ReportRequest(
            year: year, asOf: asOf, today: centre.clock.today, knownAt: knownAt, project: project)
        let name = indicator
        let found = try await centre.read { reader in
            try reader.evidence(
                of: name, request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf, knownAt: request.knownAt))
        }
        if json { return try Terminal.json(EvidenceJSON(found)) }
        for each in found {
            print("\(each.project) · \(name)：\(each.line.actual ?? "未测量") \(each.unit)")
            for proof in each.proofs { print("  \(proof.line)") }
            for open in each.open {
                let since = open.timed.deadline.start
                print("  未办结  \(open.elapsed)  \(open.timed.subject) 自 \(since)")
            }
        }
    }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Proof {
    fileprivate var line: String {
        let of = whole.map { " / \($0)" } ?? ""
        let state = retractedBy.map { "，已被 #\($0) 冲销" } ?? ""
        let proof = "#\(id.sequence) \(entry.digest.prefix(12))  \(entry.kind)"
        return "\(day)  \(amount)\(of)  \(proof)\(state)"
    }
}
