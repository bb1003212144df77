import Kernel

/// Entries as a CSV file brings them: `measure,day,amount,of,subject,document,note`, and where
/// measures fall into parts, `parts`, one for each dimension, divided by `|`.
package struct EntryTable: Sendable {
    /// Each entry with the line it begins on, from 1.
    package let drafts: [(line: Int, draft: EntryDraft)]

    package static let columns = ["measure", "day", "amount", "of", "subject", "document", "note"]

    /// Reads UTF-8 text, with or without a byte-order mark.
    ///
    /// - Throws: `Refusals` for a file without the columns, or with lines that are not cut well.
    package init(csv text: String) throws {
        let lines = try CSV.lines(text)
        guard let header = lines.first else { throw Refusals([.emptyTable]) }
        let names = header.fields.map { $0.lowercased() }
        let hasParts = names == Self.columns + ["parts"]
        guard names == Self.columns || hasParts else {
            throw Refusals([.wrongColumns(header.fields)])
        }
        var faults: [Refusal] = []
        var drafts: [(line: Int, draft: EntryDraft)] = []
        for line in lines.dropFirst() where line.fields != [""] {
            guard line.fields.count == names.count else {
                faults.append(.wrongFieldCount(line.fields.count, line: line.number))
                continue
            }
            let fields = line.fields
            let draft = EntryDraft(
                measure: fields[0], day: fields[1], amount: fields[2], whole: fields[3],
                about: fields[4], document: fields[5], note: fields[6],
                parts: hasParts ? fields[7].split(separator: "|").map(String.init) : [])
            drafts.append((line.number, draft))
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        self.drafts = drafts
    }
}

extension Refusal {
    fileprivate static let emptyTable = Refusal(
        "empty_table", "文件是空的；第一行应为：\(EntryTable.columns.joined(separator: ","))。",
        "The file is empty; its first line should be \(EntryTable.columns.joined(separator: ",")).",
        at: "line 1")

    fileprivate static func wrongColumns(_ found: [String]) -> Refusal {
        let wanted = EntryTable.columns.joined(separator: ",")
        let found = found.joined(separator: ",").prefix(200)
        return Refusal(
            "wrong_columns", "第 1 行的列名是“\(found)”，应为“\(wanted)”。",
            "Line 1 has the columns “\(found)”; expected “\(wanted)”.", at: "line 1")
    }

    fileprivate static func wrongFieldCount(_ count: Int, line: Int) -> Refusal {
        Refusal(
            "wrong_field_count", "这一行有 \(count) 列，应有 \(EntryTable.columns.count) 列。",
            "This line has \(count) fields; expected \(EntryTable.columns.count).",
            at: "line \(line)")
    }
}
