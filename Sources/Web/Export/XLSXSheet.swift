import CXlsxWriter
import Foundation
import Kernel

/// A table as a workbook of one sheet: real numbers and dates, the header held in place.
///
/// Written row by row to a file of its own by libxlsxwriter, so that memory stays the same however
/// long it is.
final class XLSXSheet: ExportSheet {
    private let path: String
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: Formats
    private let columnCount: Int
    private var row: lxw_row_t = 1
    private var isOpen = true

    /// The rows that a sheet has room for, its header among them.
    private static let rowLimit = 1_048_576

    init(path: String, title: String, columns: [ExportColumn]) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw Fault("cannot write \(path)")
        }
        guard let sheet = workbook_add_worksheet(workbook, XLSXText.sheetName(title)) else {
            workbook_close(workbook)
            throw Fault("a workbook takes no sheet \(title)")
        }
        self.path = path
        self.workbook = workbook
        self.sheet = sheet
        formats = Formats(workbook)
        columnCount = columns.count
        writeHeader(columns)
    }

    deinit {
        if isOpen { workbook_close(workbook) }
    }

    private func writeHeader(_ columns: [ExportColumn]) {
        for (index, column) in columns.enumerated() {
            let place = lxw_col_t(index)
            worksheet_set_column(sheet, place, place, column.kind.width, nil)
            worksheet_write_string(sheet, 0, place, column.title, formats.header)
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }

    func add(_ values: [ExportValue]) throws {
        guard row < Self.rowLimit else { throw Refusal.tooManyRows }
        for (index, value) in values.enumerated() {
            let code = write(value, at: lxw_col_t(index))
            guard code == LXW_NO_ERROR else { throw Fault("\(path): \(message(code))") }
        }
        row += 1
    }

    func finish() throws {
        isOpen = false
        if columnCount > 0 {
            worksheet_autofilter(sheet, 0, 0, max(row, 2) - 1, lxw_col_t(columnCount - 1))
        }
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else { throw Fault("\(path): \(message(code))") }
    }

    private func write(_ value: ExportValue, at column: lxw_col_t) -> lxw_error {
        switch value {
        case .text(let text):
            worksheet_write_string(sheet, row, column, XLSXText.cell(text), nil)
        case .number(let quantity):
            worksheet_write_number(
                sheet, row, column, Double(quantity.tenThousandths) / 10_000, formats.number)
        case .money(let money):
            worksheet_write_number(sheet, row, column, Double(money.fen) / 100, formats.money)
        case .day(let day):
            worksheet_write_number(sheet, row, column, Self.serial(day), formats.day)
        case .instant(let instant):
            worksheet_write_number(
                sheet, row, column,
                Self.serial(instant.day) + Double(instant.secondOfDay) / 86_400, formats.instant)
        case .nothing: LXW_NO_ERROR
        }
    }

    /// Days since 30 December 1899, as spreadsheets count them.
    private static func serial(_ day: Day) -> Double { Double(day.number + 25_569) }

    private func message(_ code: lxw_error) -> String { String(cString: lxw_strerror(code)) }
}

/// How cells look.
private struct Formats {
    let header: UnsafeMutablePointer<lxw_format>?
    let number: UnsafeMutablePointer<lxw_format>?
    let money: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let instant: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ pattern: String) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            format_set_num_format(format, pattern)
            return format
        }
        header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        number = format("General")
        money = format("#,##0.00")
        day = format("yyyy-mm-dd")
        instant = format("yyyy-mm-dd hh:mm:ss")
    }
}

extension Refusal {
    fileprivate static let tooManyRows = Refusal(
        "too_many_rows", "超过 1,048,575 行，电子表格放不下。请缩小范围，或导出为 CSV。",
        "More than 1,048,575 rows do not fit a spreadsheet. Narrow it down, or take it as CSV.")
}
