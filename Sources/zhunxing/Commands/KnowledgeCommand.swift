import ArgumentParser
import Foundation
import Helpdesk
import Kernel

/// `zhunxing knowledge`: the knowledge base from the command line.
struct KnowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "knowledge", abstract: "Brings articles in and out, and rebuilds the index.",
        subcommands: [Import.self, Export.self, Reindex.self])

    /// Drafts every article of a file, or none.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drafts articles from CSV or JSON: \(ArticleTable.columns).")
        @Argument(help: "The file; JSON when its name ends so.") var file: String
        @OptionGroup var options: CentreOptions
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let url = URL(filePath: file)
            let table =
                url.pathExtension.lowercased() == "json"
                ? try ArticleTable(json: InputFile.bytes(url))
                : try ArticleTable(csv: InputFile.text(url))
            let centre = try options.open(creating: true)
            let outcome = try await KnowledgeDesk(centre).draft(table, by: .operator)
            let (new, revised) = (outcome.new.count, outcome.revised.count)
            let unchanged = outcome.unchanged.count
            if json {
                return try Terminal.json(
                    ["new": new, "revised": revised, "unchanged": unchanged])
            }
            print("新建 \(new) 条，修订 \(revised) 条，没有变化 \(unchanged) 条，待审核")
            print("\(new) new, \(revised) revised, \(unchanged) unchanged; review them next")
        }
    }

    /// Prints every article's newest wording as CSV.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the articles as CSV, which import reads.")
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let centre = try options.open()
            let now = centre.clock.now()
            let lines = try await centre.read {
                try $0.articles(ArticleFilter(), at: now, limit: 100_000)
            }
            print(ArticleTable.csv(lines.map(\.version)), terminator: "")
        }
    }

    /// Makes the full-text index anew.
    struct Reindex: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the full-text index anew from the texts that were given to it.")
        @OptionGroup var options: CentreOptions

        func run() async throws {
            let centre = try options.open()
            let count = try await centre.write(as: Actor.operator.id) {
                try $0.rebuildFullText()
            }
            print("已重建 \(count) 篇 · rebuilt \(count) texts")
        }
    }
}
