import CXlsxWriter
import Kernel

/// A paper as a workbook: cells really merged, numbers as numbers, set up for A4.
///
/// Rows go to the file as they are made, so that memory does not grow with them. Each section has a
/// sheet of its own; past a hundred of them they stand below each other on one sheet, each on a new
/// page, because every sheet costs memory until the file is closed.
struct PaperXLSX {
    private let book: PaperBook
    private let paper: PrintedPaper

    private static let sheetLimit = 100

    /// - Throws: `Fault` if the file cannot be written.
    static func write(_ paper: PrintedPaper, to path: String) throws {
        let book = try PaperBook(path: path, paper)
        try PaperXLSX(book: book, paper: paper).write()
        try book.close()
    }

    private func write() throws {
        let isStacked = paper.count > Self.sheetLimit
        var sheet: PaperSheet?
        var names: Set<String> = []
        for section in paper.sections {
            if !isStacked || sheet == nil {
                if var done = sheet { try done.end(paper.foot) }
                let title = isStacked ? section.title : section.name
                sheet = try PaperSheet(
                    book, named: Self.name(title, &names), section, isStacked: isStacked)
            }
            try sheet?.add(section)
        }
        if var last = sheet { try last.end(paper.foot) }
    }

    /// A sheet's name that no other has.
    private static func name(_ wanted: String, _ taken: inout Set<String>) -> String {
        let plain = XLSXText.sheetName(wanted)
        var name = plain
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let mark = " \(number)"
            name = plain.prefix(31 - mark.count) + mark
            number += 1
        }
        return name
    }
}
