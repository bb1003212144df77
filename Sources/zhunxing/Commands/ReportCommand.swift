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
    @Option(help: "json or html.") var format = Format.json
    @Option(help: "summary, declaration, monitoring or self-evaluation.")
    var form = OfficialForm.selfEvaluation
    @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
    var output: String?

    /// How a report is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, html }

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
        let text =
            switch format {
            case .json: try Terminal.jsonText(ReportJSON(report))
            case .html: PrintedForm.html(report, form: form)
            }
        guard let output else { return print(text) }
        do { try Data((text + "\n").utf8).write(to: URL(filePath: output)) } catch {
            throw Refusal(
                "cannot_write", "写不了这个文件。", "This file cannot be written.", at: output)
        }
    }
}

extension OfficialForm: ExpressibleByArgument {}
