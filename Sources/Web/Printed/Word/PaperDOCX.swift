import Kernel
import Office

/// A paper as a Word document: real tables with merged cells, headings repeated on each page, pages
/// numbered (ECMA-376, transitional).
struct PaperDOCX {
    private let paper: PrintedPaper

    /// - Throws: `Fault` if the file cannot be written.
    static func write(_ paper: PrintedPaper, to path: String) throws {
        let writer = try ZIPWriter(path: path)
        for (name, text) in WordParts.fixed(title: paper.title, day: paper.day) {
            try writer.add(name, Array(text.utf8))
        }
        try writer.begin("word/document.xml")
        try PaperDOCX(paper: paper).pieces { try writer.append(Array($0.utf8)) }
        try writer.finish()
    }

    /// The main part, piece by piece.
    private func pieces(_ write: (String) throws -> Void) throws {
        try write(WordParts.documentStart)
        var wide = false
        for (index, section) in paper.sections.enumerated() {
            wide = section.isWide
            try write(heading(section, breaks: index > 0))
            let parts = section.grid.parts
            for (index, part) in parts.enumerated() {
                if index > 0 { try write(Self.seam) }
                let table = WordTable(part, widths: section.widths, isWide: section.isWide)
                try write(table.start)
                for row in table.rows { try write(row) }
                try write(table.end)
            }
        }
        let foot = WordParts.paragraph("\(paper.foot.text) \(paper.foot.digest)", style: "Foot")
        try write(foot + WordParts.page(isWide: wide) + WordParts.documentEnd)
    }

    private func heading(_ section: PrintedSection, breaks: Bool) -> String {
        WordParts.paragraph(section.title, style: "Title", breaksPage: breaks)
            + WordParts.paragraph(section.subtitle, style: "Subtitle")
            + (section.note.map { WordParts.paragraph($0, style: "Note") } ?? "")
    }

    /// Between two tables that look like one; without it Word would join them.
    private static let seam = """
        <w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="20" \
        w:lineRule="exact"/></w:pPr></w:p>
        """
}
