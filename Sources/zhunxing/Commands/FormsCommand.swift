import ArgumentParser
import Foundation
import Forms
import Kernel
import Performance
import Web

/// `zhunxing forms`: reads official documents.
struct FormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Reads official documents, and stores declarations.",
        subcommands: [Read.self, Import.self])

    /// Prints what was understood and every doubt; stores nothing.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what was understood and every doubt; stores nothing.")
        @Argument(help: "PDF, OFD, Excel, Word, HTML or text files.") var files: [String]
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let documents = try await FormsCommand.read(files)
            if json { return print(FormsReading(documents: documents).json.line) }
            for document in documents { document.lines.forEach { print($0) } }
        }
    }

    /// Stores each declaration as the version in force, which its paper proves.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stores each declaration as approved by its paper.")
        @Argument(help: "PDF, OFD, Excel, Word, HTML or text files.") var files: [String]
        @OptionGroup var options: CentreOptions
        @Flag(help: "Store documents although there are doubts about them.")
        var acceptDoubts = false
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let documents = try await FormsCommand.read(files)
            let doubts = documents.flatMap { $0.refusals(acceptingDoubts: acceptDoubts) }
            guard doubts.isEmpty else { throw Refusals(doubts) }
            let declarations = try documents.map { try Declaration($0) }
            let centre = try options.open(creating: true)
            let papers = try files.map { file in
                let url = URL(filePath: file)
                return try (url.lastPathComponent, centre.files.keep(InputFile.bytes(url)))
            }
            let digests = Dictionary(papers, uniquingKeysWith: { first, _ in first })
            let sources = documents.map { document in
                let name = URL(filePath: document.file).lastPathComponent
                return Source(name: name, paper: digests[name])
            }
            let versions = try await DeclarationDesk(centre).store(
                Array(zip(declarations, sources)), by: .operator)
            try show(declarations, versions)
        }

        private func show(_ declarations: [Declaration], _ versions: [Int]) throws {
            let lines = zip(declarations, versions).map(Stored.init)
            if json { return try Terminal.json(["stored": lines]) }
            for line in lines {
                print("\(line.year) \(line.project)：\(line.indicators) 项指标，第 \(line.version) 版")
            }
        }

        private struct Stored: Encodable {
            let year: Int
            let project: String
            let version: Int
            let indicators: Int

            init(_ declaration: Declaration, _ version: Int) {
                year = declaration.year
                project = declaration.project
                self.version = version
                indicators = declaration.indicators.count
            }
        }
    }

    /// Reads every file; what is wrong with any of them is told at once.
    private static func read(_ files: [String]) async throws -> [FormDocument] {
        var documents: [FormDocument] = []
        var refusals: [Refusal] = []
        for file in files {
            do {
                documents += try await FormReader.read(file: URL(filePath: file)).documents
            } catch let fault as FormFault {
                refusals.append(Refusal(fault))
            }
        }
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return documents
    }
}
