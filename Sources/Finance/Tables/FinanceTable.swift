import Kernel

/// A table from a file, CSV or a workbook's sheet, as its rows of texts.
package struct FinanceTable: Hashable, Sendable {
    /// Its rows from the header on, each with its number in the file, from 1.
    package let rows: [Line]

    /// One row.
    package struct Line: Hashable, Sendable {
        package let number: Int
        package let fields: [String]

        package init(number: Int, fields: [String]) {
            self.number = number
            self.fields = fields
        }
    }

    package init(rows: [Line]) { self.rows = rows }

    /// - Throws: `Refusals` for lines that are not cut well.
    package init(csv text: String) throws {
        rows = try CSV.lines(text).map { Line(number: $0.number, fields: $0.fields) }
    }

    /// The most rows that one file may bring.
    package static let limit = 20_000
    /// A file of the finance system may have titles above its header.
    private static let titles = 15

    /// The rows below the header, each with its fields by the columns that are known.
    ///
    /// - Throws: `Refusals` when no row is a header with all the columns that are needed.
    func records<Column: TableColumn>(_ type: Column.Type) throws -> [Record<Column>] {
        for (index, row) in rows.prefix(Self.titles).enumerated() {
            let columns = row.fields.map(Column.named)
            let found = Set(columns.compactMap(\.self))
            guard found.isSuperset(of: Column.needed) else { continue }
            let body = rows.dropFirst(index + 1).filter { row in
                row.fields.contains { !$0.trimmed.isEmpty } && !row.isTotal
            }
            guard body.count <= Self.limit else { throw Refusals([.tooManyLines]) }
            return body.map { Record($0, columns) }
        }
        throw Refusals([.noHeader(Column.needed.map(\.title))])
    }

    /// One row by its columns.
    struct Record<Column: TableColumn> {
        let number: Int
        private let fields: [Column: String]

        fileprivate init(_ row: Line, _ columns: [Column?]) {
            number = row.number
            var fields: [Column: String] = [:]
            for (column, text) in zip(columns, row.fields) {
                if let column { fields[column] = text.trimmed }
            }
            self.fields = fields
        }

        subscript(_ column: Column) -> String { fields[column] ?? "" }
    }
}

extension FinanceTable.Line {
    /// 合计 and 小计 at the foot of a table are not vouchers.
    fileprivate var isTotal: Bool {
        fields.first { !$0.trimmed.isEmpty }.map {
            ["合计", "总计", "小计", "Total"].contains($0.trimmed)
        } ?? false
    }
}

/// A column of a table that is brought in.
protocol TableColumn: Hashable, CaseIterable {
    /// As tables name it: ours first.
    var names: [String] { get }
    static var needed: [Self] { get }
}

extension TableColumn {
    var title: String { names[0] }

    static func named(_ text: String) -> Self? {
        let plain = text.trimmed.lowercased().split { "（(".contains($0) }.first.map(String.init)
        return allCases.first { column in
            column.names.contains { $0 == plain?.trimmed || $0 == text.trimmed.lowercased() }
        }
    }
}

extension Refusal {
    fileprivate static func noHeader(_ columns: [String]) -> Refusal {
        Refusal(
            "no_header",
            "前 15 行里没有找到表头；需要这些列：\(columns.joined(separator: "、"))。",
            "No header was found; these columns are needed: \(columns.joined(separator: ", ")).",
            at: "file")
    }

    fileprivate static let tooManyLines = Refusal(
        "too_many_lines", "一次最多导入 20,000 行，请分成几份。",
        "A file may bring 20,000 lines at most; split it.", at: "file")
}
