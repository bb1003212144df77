import CXlsxWriter
import Kernel

/// One sheet of a paper while its rows are written, from top to bottom.
struct PaperSheet {
    private let book: PaperBook
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let widths: [Double]
    private var row: lxw_row_t = 0
    private var breaks: [lxw_row_t] = []

    /// What fits between the margins of A4, in characters.
    private static let across = 128.0
    private static let upright = 86.0

    init(
        _ book: PaperBook, named name: String, _ section: PrintedSection, isStacked: Bool
    ) throws {
        guard let sheet = workbook_add_worksheet(book.workbook, name) else {
            throw Fault("a workbook takes no sheet \(name)")
        }
        self.book = book
        self.sheet = sheet
        let room = section.isWide ? Self.across : Self.upright
        let percents = max(section.widths.reduce(0, +), 1)
        widths = section.widths.map { room * Double($0) / Double(percents) }
        for (column, width) in widths.enumerated() {
            let place = lxw_col_t(column)
            worksheet_set_column(sheet, place, place, width, nil)
        }
        setUp(section, isStacked: isStacked)
    }

    private func setUp(_ section: PrintedSection, isStacked: Bool) {
        worksheet_set_paper(sheet, 9)
        if section.isWide { worksheet_set_landscape(sheet) }
        worksheet_set_margins(sheet, 0.47, 0.47, 0.55, 0.63)
        worksheet_center_horizontally(sheet)
        worksheet_set_footer(sheet, "&C&9第 &P 页 共 &N 页")
        if !isStacked { worksheet_fit_to_pages(sheet, 1, 0) }
    }

    /// Writes a section below what is there.
    mutating func add(_ section: PrintedSection) throws {
        if row > 0 { breaks.append(row) }
        let isFirst = row == 0
        try band(section.title, .title, height: 26)
        try band(section.subtitle, .subtitle, height: 18)
        if let note = section.note { try band(note, .note, height: 18) }
        if isFirst, let rows = section.grid.repeated {
            worksheet_repeat_rows(
                sheet, row + lxw_row_t(rows.lowerBound), row + lxw_row_t(rows.upperBound) - 1)
        }
        let heights = RowHeights(section.grid, widths: widths).points
        var open: [OpenMerge] = []
        for (cells, height) in zip(section.grid.rows, heights) {
            worksheet_set_row(sheet, row, height, nil)
            for merge in open { try frame(merge.cell, merge.look) }
            for cell in cells { try write(cell, &open) }
            try close(&open)
            row += 1
        }
    }

    /// Ends the sheet.
    mutating func end(_ foot: PrintedPaper.Foot) throws {
        row += 1
        try band("\(foot.text) \(foot.digest)", .foot, height: 24)
        guard !breaks.isEmpty else { return }
        breaks.append(0)
        try book.check(worksheet_set_h_pagebreaks(sheet, &breaks))
    }

    /// A line of text over all columns.
    private mutating func band(_ text: String, _ look: PaperBook.Look, height: Double) throws {
        worksheet_set_row(sheet, row, height, nil)
        let last = lxw_col_t(max(widths.count, 2) - 1)
        try book.check(
            worksheet_merge_range(sheet, row, 0, row, last, XLSXText.cell(text), book[look]))
        row += 1
    }

    /// A cell that goes on downwards, and the row it began in.
    private struct OpenMerge {
        let cell: Grid.Cell
        let first: lxw_row_t
        let look: PaperBook.Look
    }

    /// Blank cells with the frame that a cell has in this row.
    private func frame(_ cell: Grid.Cell, _ look: PaperBook.Look) throws {
        for column in cell.column..<(cell.column + cell.columns) {
            try book.check(worksheet_write_blank(sheet, row, lxw_col_t(column), book[look]))
        }
    }

    private func write(_ cell: Grid.Cell, _ open: inout [OpenMerge]) throws {
        let number = cell.kind == .number ? PrintedNumber(cell.text) : nil
        let look = number.map { PaperBook.Look.number($0.format) } ?? .cell(cell.kind)
        try frame(cell, look)
        if cell.rows > 1 {
            open.append(OpenMerge(cell: cell, first: row, look: look))
        } else if cell.columns > 1 {
            try merge(cell, from: row, look)
        }
        let place = lxw_col_t(cell.column)
        if let number {
            try book.check(worksheet_write_number(sheet, row, place, number.value, book[look]))
        } else if !cell.text.isEmpty {
            try book.check(
                worksheet_write_string(sheet, row, place, XLSXText.cell(cell.text), book[look]))
        }
    }

    /// Merges the cells that end in this row; rows above are on the disk already and stay as they
    /// were written.
    private func close(_ open: inout [OpenMerge]) throws {
        for merge in open where merge.first + lxw_row_t(merge.cell.rows) - 1 == row {
            try self.merge(merge.cell, from: merge.first, merge.look)
        }
        open.removeAll { $0.first + lxw_row_t($0.cell.rows) - 1 <= row }
    }

    private func merge(_ cell: Grid.Cell, from first: lxw_row_t, _ look: PaperBook.Look) throws {
        try book.check(
            worksheet_merge_range(
                sheet, first, lxw_col_t(cell.column), row,
                lxw_col_t(cell.column + cell.columns - 1), "", book[look]))
    }
}
