import CXlsxWriter
import Foundation
import Kernel

/// A workbook under way to its file, with the looks of its cells.
final class PaperBook {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var looks: [Look: UnsafeMutablePointer<lxw_format>] = [:]
    private var isOpen = true

    /// How a cell looks.
    enum Look: Hashable {
        case title, subtitle, note, foot
        case cell(Grid.Kind)
        /// A number as the pattern shows it.
        case number(String)
    }

    init(path: String, _ paper: PrintedPaper) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw Fault("cannot write \(path)")
        }
        self.workbook = workbook
        self.path = path
        setProperties(paper)
    }

    deinit {
        if isOpen { workbook_close(workbook) }
    }

    /// Completes the file.
    func close() throws {
        isOpen = false
        try check(workbook_close(workbook))
    }

    /// - Throws: `Fault` for what the library reports.
    func check(_ code: lxw_error) throws {
        guard code == LXW_NO_ERROR else {
            throw Fault("\(path): \(String(cString: lxw_strerror(code)))")
        }
    }

    /// The same report makes the same file, so nothing in it says when it was written.
    private func setProperties(_ paper: PrintedPaper) {
        let title = strdup(XLSXText.cell(paper.title))
        let author = strdup("准星")
        defer {
            free(title)
            free(author)
        }
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        properties.created = time_t(paper.day.number * 86_400)
        workbook_set_properties(workbook, &properties)
    }

    subscript(look: Look) -> UnsafeMutablePointer<lxw_format>? {
        if let format = looks[look] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_font_name(format, "宋体")
        format_set_font_size(format, look == .title ? 16 : look == .foot ? 8 : 10)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_align(format, UInt8(look.alignment.rawValue))
        if look != .title { format_set_text_wrap(format) }
        switch look {
        case .cell: format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .number(let pattern):
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_num_format(format, pattern)
        default: break
        }
        looks[look] = format
        return format
    }
}

extension PaperBook.Look {
    fileprivate var alignment: lxw_format_alignments {
        switch self {
        case .title, .subtitle, .cell(.heading), .cell(.middle): LXW_ALIGN_CENTER
        case .note, .foot, .cell(.left): LXW_ALIGN_LEFT
        case .cell(.number), .number: LXW_ALIGN_RIGHT
        }
    }
}
