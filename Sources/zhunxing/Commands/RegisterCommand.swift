import ArgumentParser
import Foundation
import Kernel
import Register

/// `zhunxing register`: document-backed entries for what no desk measures.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Adds document-backed entries.",
        subcommands: [Import.self])

    /// Adds every entry of a CSV file, or none.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds entries from CSV: \(EntryTable.columns.joined(separator: ",")).")
        @Argument(help: "The CSV file.") var file: String
        @OptionGroup var options: CentreOptions
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let url = URL(filePath: file)
            let table = try EntryTable(csv: InputFile.text(url))
            let centre = try options.open(creating: true)
            let drafts = try table.drafts.map { line, draft in
                (line: line, draft: try draft.keepingPaper(beside: url, in: centre.files))
            }
            try await RegisterDesk(centre).record(drafts, by: .operator)
            if json { return try Terminal.json(["recorded": drafts.count]) }
            print("已登记 \(drafts.count) 条 · recorded \(drafts.count) entries")
        }
    }
}

extension EntryDraft {
    /// Keeps the paper when the document names a file, absolute or beside the table.
    fileprivate func keepingPaper(beside table: URL, in files: FileStore) throws -> EntryDraft {
        guard !document.isEmpty else { return self }
        let paper = URL(filePath: document, relativeTo: table.deletingLastPathComponent())
        var isDirectory: ObjCBool = false
        let path = paper.path(percentEncoded: false)
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        guard exists, !isDirectory.boolValue else { return self }
        var draft = self
        draft.paper = try files.keep(Data(contentsOf: paper))
        draft.document = paper.lastPathComponent
        return draft
    }
}
