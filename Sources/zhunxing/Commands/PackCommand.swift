import ArgumentParser
import Foundation
import Kernel
import Performance
import Web

/// `zhunxing pack`: figures with all that proves them, in one signed file.
struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Writes an evidence pack; Tests/oracle/check_pack.py checks it offline.",
        subcommands: [Write.self, Keys.self, RotateKey.self], defaultSubcommand: Write.self)

    /// Writes a pack of a year's report, or of one indicator.
    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes an evidence pack.")
        @Option(help: "The year of the targets.") var year: Int
        @Option(help: "Only the indicator of this name.") var indicator: String?
        @Option(help: "Only this project.") var project: String?
        @Option(help: "As of this day, 2025-07-31; the year's end or today by default.")
        var asOf: Day?
        @Option(help: "As known at this journal sequence.") var knownAt: Int64?
        @Option(help: "Scoring rules: \(RuleSet.all.map(\.name).joined(separator: ", ")).")
        var rules = "national-2020"
        @Flag(help: "The project's self-evaluation as it was submitted last; needs --project.")
        var submitted = false
        @Flag(help: "With every entry of the journal, not only those that matter.")
        var wholeJournal = false
        @OptionGroup var options: CentreOptions
        @Option(name: .shortAndLong, help: "The file to write.") var output: String
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let centre = try options.open()
            var request = try await request(centre)
            request.wholeJournal = wholeJournal
            let summary = try await PackFile.write(request, of: centre, to: output)
            if json { return try Terminal.json(Outcome(summary)) }
            print(
                "\(output)：\(summary.figures) 个数值，\(summary.observations) 条记录，"
                    + "\(summary.entries) 条日志，\(summary.papers) 份附件")
            print("签名公钥 · signed with \(summary.key.base64)（\(summary.key.fingerprint)）")
        }

        private func request(_ centre: Centre) async throws -> PackRequest {
            if submitted {
                guard let project else {
                    throw ValidationError("--submitted needs --project.")
                }
                return try await centre.packRequest(ofEvaluation: project, year: year)
            }
            let report = try ReportRequest(
                year: year, asOf: asOf, today: centre.clock.today, knownAt: knownAt,
                project: project, rules: rules)
            return PackRequest(report, indicator: try await indicatorID(centre))
        }

        /// - Throws: `Refusal` when none, or more than one, has that name.
        private func indicatorID(_ centre: Centre) async throws -> String? {
            guard let indicator else { return nil }
            let (year, project) = (year, project)
            let found = try await centre.read { try $0.declarations(year: year) }
                .filter { project == nil || $0.declaration.project == project }
                .flatMap(\.indicators).filter { $0.indicator.name == indicator }
            guard let first = found.first, found.count == 1 else {
                throw Refusal.notOneIndicator(indicator, found.count)
            }
            return first.id
        }

        private struct Outcome: Encodable {
            let figures: Int
            let observations: Int
            let entries: Int
            let papers: Int
            let head: Int64
            let key: String

            init(_ summary: PackSummary) {
                figures = summary.figures
                observations = summary.observations
                entries = summary.entries
                papers = summary.papers
                head = summary.head
                key = summary.key.base64
            }
        }
    }

    /// Prints every public key, the newest first.
    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the public keys that packs are signed with, the newest first.")
        @OptionGroup var options: CentreOptions

        func run() async throws {
            for each in try await SigningDesk(options.open()).keys() { print(each.line) }
        }
    }

    /// Takes a new signing key.
    struct RotateKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a new signing key; older packs can be checked as before.")
        @OptionGroup var options: CentreOptions

        func run() async throws {
            for each in try await SigningDesk(options.open()).rotate() { print(each.line) }
        }
    }
}

extension SigningKey {
    fileprivate var line: String {
        "\(key.base64)  \(key.fingerprint)  自 \(takenAt.day)  #\(sequence)"
    }
}

extension Refusal {
    fileprivate static func notOneIndicator(_ name: String, _ count: Int) -> Refusal {
        Refusal(
            "not_one_indicator",
            count == 0 ? "没有名为“\(name)”的指标。" : "有 \(count) 个指标名为“\(name)”，请用 --project 指明项目。",
            count == 0
                ? "There is no indicator “\(name)”."
                : "\(count) indicators are named “\(name)”; say which project with --project.",
            at: "--indicator")
    }
}
