import ArgumentParser
import Foundation
import Kernel

/// `zhunxing journal`: the record of everything that happened.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verifies or exports the journal.",
        subcommands: [Verify.self, Export.self])

    /// Recomputes the chain; a broken one is a refusal that names the first bad entry.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recomputes the chain and names the first bad entry.")
        @OptionGroup var options: CentreOptions
        @Flag(help: "Print one JSON document.") var json = false

        func run() async throws {
            let centre = try options.open()
            let found = try await centre.read { try $0.verifyJournal() }
            switch found {
            case .sound(let entries, let head):
                if json { return try Terminal.json(Outcome(entries: entries, head: head)) }
                print("日志完好：\(entries) 条，末条摘要 \(head)")
                print("The journal is sound: \(entries) entries, head \(head)")
            case .broken(let sequence, let reason):
                if json {
                    try Terminal.json(Outcome(broken: sequence, reason: reason.en))
                    throw ExitCode(1)
                }
                throw Refusal(
                    "journal_broken", "日志第 \(sequence) 条被改动：\(reason.zh)。",
                    "Journal entry \(sequence) was changed: \(reason.en).",
                    at: "journal entry \(sequence)")
            }
        }

        private struct Outcome: Encodable {
            var sound: Bool { broken == nil }
            var entries: Int64?
            var head: String?
            var broken: Int64?
            var reason: String?

            enum CodingKeys: CodingKey { case sound, entries, head, broken, reason }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(sound, forKey: .sound)
                try container.encodeIfPresent(entries, forKey: .entries)
                try container.encodeIfPresent(head, forKey: .head)
                try container.encodeIfPresent(broken, forKey: .broken)
                try container.encodeIfPresent(reason, forKey: .reason)
            }
        }
    }

    /// Writes the journal as JSON lines; the detail comes last and to the byte as it is chained.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes JSON lines to standard output.")
        @OptionGroup var options: CentreOptions
        @Option(help: "First sequence.") var from: Int64 = 1
        @Option(help: "Last sequence.") var to: Int64 = .max
        @Flag(help: "Accepted for symmetry; the export is always JSON lines.") var json = false

        func run() async throws {
            let centre = try options.open()
            let (from, to) = (from, to)
            try await centre.read { reader in
                var output = LineOutput()
                try reader.scanJournal(from: from, through: to) { output.write($0) }
                output.flush()
            }
        }
    }
}

/// Collects lines and writes them in large pieces.
private struct LineOutput {
    private var bytes: [UInt8] = []

    mutating func write(_ entry: borrowing RawEntry) {
        let instant = Instant(milliseconds: entry.instant)
        append("{\"sequence\":\(entry.sequence),\"instant\":\"\(instant)\"")
        for (name, index) in [("actor", 0), ("kind", 1), ("subject", 2)] {
            append(",\"\(name)\":\(quoted(entry.texts[index]))")
        }
        append(",\"previous\":\"\(text(entry.texts[4]))\",\"digest\":\"\(text(entry.texts[5]))\"")
        append(",\"detail\":")
        bytes.append(contentsOf: entry.texts[3])
        append("}\n")
        if bytes.count > 1 << 16 { flush() }
    }

    mutating func flush() {
        FileHandle.standardOutput.write(Data(bytes))
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private func text(_ field: UnsafeRawBufferPointer) -> String {
        String(decoding: field, as: UTF8.self)
    }

    /// These three never hold more than letters, digits and a few marks, save what is damaged.
    private func quoted(_ field: UnsafeRawBufferPointer) -> String {
        let plain = field.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x5C }
        if plain { return "\"\(text(field))\"" }
        let encoded = try? JSONEncoder().encode(text(field))
        return encoded.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
