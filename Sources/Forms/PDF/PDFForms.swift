import Foundation

/// Reads the forms in a PDF.
struct PDFForms {
    /// The part of each document among the lines of the pages.
    let segments: [FormSegment]
    private let lines: [PDFLine]

    init(_ words: [PDFWord]) {
        lines = PDFLine.lines(of: words)
        segments = FormSegment.segments(of: lines.map(\.text))
    }

    /// The documents: by the boxes of their words where the form has a table, else by lines.
    var documents: [FormDocument] {
        segments.map { segment in
            let words = lines[segment.lines.indices].flatMap(\.words)
            return Self.document(words, segment) ?? segment.document()
        }
    }

    private static func document(_ words: [PDFWord], _ segment: FormSegment) -> FormDocument? {
        guard let table = PDFTable(words), table.rows.count > 1,
            let top = PDFHeading.anchors(in: words).first?.first?.top
        else { return nil }
        let head = PDFHead(words.filter { $0.middle < top })
        let grid = FormGrid(rows: head.rows + table.rows, isPaged: true)
        var document = GridDocument(grid, segment: segment).document()
        document.doubts += table.doubts
        if document.kind == .selfEvaluation {
            let end = PDFHeading.rows(in: words).first?.flatMap(\.words).map(\.top).min() ?? top
            let above = words.filter { $0.bottom < end }
            PDFEvaluation(above, segment: segment).complete(&document)
        }
        return segment.checked(document)
    }
}
