/// Reads the forms in a PDF whose tables are ruled: each cell's words are those inside its frame.
struct RuledForms {
    /// The part of each document among the rows.
    let segments: [FormSegment]
    private let rows: [RuledRow]

    /// - Returns: nil where something that looks like a form stands in no ruled table.
    init?(_ words: [PDFWord], _ rules: [Rule]) {
        let pages = RuledPage.pages(words, rules)
        rows = RuledRows(pages).rows
        segments = FormSegment.segments(of: rows.map(\.grid.line), isPlaced: true)
        guard !segments.isEmpty else { return nil }
        for segment in segments {
            guard rows[segment.lines.indices].contains(where: \.isHeading) else { return nil }
        }
    }

    /// The documents; text between and below the tables is none of them.
    var documents: [FormDocument] {
        segments.flatMap { segment in
            let rows = rows[segment.lines.indices]
            let start = rows.firstIndex { !$0.isText } ?? rows.endIndex
            let kept = rows.indices.filter { $0 < start || !rows[$0].isText }
            return segment.documents(kept.map { rows[$0].grid }, isPaged: true)
        }
    }
}
