import Finance
import Foundation
import Kernel
import Office

/// A table that somebody sent: a workbook's first visible sheet, or comma-separated values.
enum SentTable {
    /// - Throws: `Refusal` for what is neither; `Refusals` for lines that are not cut well.
    static func read(_ bytes: Data) throws -> FinanceTable {
        do {
            switch try OfficeFile.read(Array(bytes)) {
            case .workbook(let sheets):
                let sheet = sheets.first { !$0.isHidden && !$0.rows.isEmpty }
                guard let sheet else { throw Refusal.notATable }
                return FinanceTable(
                    rows: sheet.rows.map {
                        FinanceTable.Line(number: $0.number, fields: $0.plain)
                    })
            case .document, .pages: throw Refusal.notATable
            case nil: break
            }
        } catch is OfficeFault { throw Refusal.notATable }
        guard let text = String(bytes: bytes, encoding: .utf8) else { throw Refusal.notText }
        return try FinanceTable(csv: text)
    }
}

extension OfficeTable.Row {
    /// Each column's value as it would be typed: decimals without separators, days with dashes.
    fileprivate var plain: [String] {
        var texts = [String](repeating: "", count: width)
        for cell in cells {
            texts[cell.column] =
                switch cell.value {
                case .number(let number): number
                case .day(let day), .moment(let day, _): "\(day)"
                default: cell.text
                }
        }
        return texts
    }
}

extension Refusal {
    fileprivate static let notATable = Refusal(
        "not_a_table", "这个文件不是能读的表格；请用 .xlsx，或另存为“CSV UTF-8”。",
        "This file is no table that can be read; use .xlsx, or save it as “CSV UTF-8”.",
        at: "file")
}
