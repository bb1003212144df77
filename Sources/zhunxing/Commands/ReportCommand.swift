import ArgumentParser
import Foundation
import Kernel
import Performance
import Web

/// `zhunxing report`: the official forms, filled.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "The official forms, filled from the evidence.")
    @Option(help: "The year of the targets.") var year: Int
    @OptionGroup var options: CentreOptions
    @Option(help: "As of this day, 2025-07-31; the year's end or today by default.")
    var asOf: Day?
    @Option(help: "As known at this journal sequence.") var knownAt: Int64?
    @Option(help: "Only this project.") var project: String?
    @Option(help: "Scoring rules: \(RuleSet.all.map(\.name).joined(separator: ", ")).")
    var rules = "national-2020"
    @Option(help: "\(PaperFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = PaperFormat.json
    @Option(help: "summary, declaration, monitoring or self-evaluation.")
    var form = OfficialForm.selfEvaluation
    @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
    var output: String?

    func run() async throws {
        let centre = try options.open()
        var asked = try ReportRequest(
            year: year, asOf: asOf, today: centre.clock.today, knownAt: knownAt,
            project: project, rules: rules)
        asked.forecasts = form == .monitoring
        let request = asked
        let report = try await centre.read { reader in
            try reader.report(
                request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf, knownAt: request.knownAt))
        }
        if let output { return try await write(report, to: output) }
        guard format.isText || isatty(STDOUT_FILENO) == 0 else { throw Refusal.noOutput }
        let url = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString).\(format.rawValue)")
        defer { try? FileManager.default.removeItem(at: url) }
        try await report.write(form, as: format, to: url.path(percentEncoded: false))
        FileHandle.standardOutput.write(try Data(contentsOf: url))
    }

    private func write(_ report: YearReport, to output: String) async throws {
        do { try await report.write(form, as: format, to: output) } catch is Fault {
            throw Refusal(
                "cannot_write", "写不了这个文件。", "This file cannot be written.", at: output)
        }
    }
}

extension Refusal {
    fileprivate static let noOutput = Refusal(
        "no_output", "这种格式不是文本，请用 -o 指定文件。", "This format is no text; name a file with -o.",
        at: "output")
}

extension OfficialForm: ExpressibleByArgument {}
extension PaperFormat: ExpressibleByArgument {}
