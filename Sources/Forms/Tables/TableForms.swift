import Office

/// Reads the forms in a workbook, a Word document or a web page.
struct TableForms {
    /// The part of each document among the rows.
    let segments: [FormSegment]
    private let rows: [GridRow]
    private let doubts: [Doubt]

    /// The sheets of a workbook, each a page; what is hidden is not read.
    init(_ sheets: [OfficeTable]) {
        var rows: [GridRow] = []
        var doubts: [Doubt] = []
        for (index, sheet) in sheets.enumerated() {
            let page = index + 1
            let hidden = sheet.rows.filter { sheet.isHidden || $0.isHidden }
            if let first = hidden.first {
                let what = sheet.isHidden ? "工作表“\(sheet.name)”是隐藏的" : "有\(hidden.count)行是隐藏的"
                doubts.append(.note(Place(page: page, line: first.number), "\(what)，没有读入"))
            }
            guard !sheet.isHidden else { continue }
            rows += Self.rows(sheet.rows.filter { !$0.isHidden }, page: page)
        }
        self.init(rows, doubts)
    }

    /// The paragraphs and tables of a document, all on one page.
    init(_ blocks: [OfficeBlock]) {
        var rows: [GridRow] = []
        for block in blocks {
            switch block {
            case .paragraph(let text):
                let lines = text.split(separator: "\n").map { Glyphs.clean(String($0)) }
                for line in lines where !line.isEmpty {
                    rows.append(GridRow(cells: [line], place: Place(line: rows.count + 1)))
                }
            case .table(let table):
                let start = rows.count
                rows += Self.rows(table.rows, page: 1).enumerated().map { index, row in
                    GridRow(cells: row.cells, place: Place(line: start + index + 1))
                }
            }
        }
        self.init(rows, [])
    }

    private init(_ rows: [GridRow], _ doubts: [Doubt]) {
        self.rows = rows
        self.doubts = doubts
        segments = FormSegment.segments(of: rows.map(\.line), isPlaced: true)
    }

    /// The documents, the hidden parts of the file told with the first.
    var documents: [FormDocument] {
        var documents = segments.flatMap { segment in
            segment.documents(Array(rows[segment.lines.indices]), isPaged: false)
        }
        if !documents.isEmpty { documents[0].doubts += doubts }
        return documents
    }

    /// Rows as wide as the widest, so that a column has the same number in all; blank ones aside.
    private static func rows(_ rows: [OfficeTable.Row], page: Int) -> [GridRow] {
        let width = min(rows.map(\.width).max() ?? 0, 400)
        return rows.compactMap { row in
            var cells = row.texts.prefix(width).map(Glyphs.clean)
            guard cells.contains(where: { !$0.isEmpty }) else { return nil }
            cells += [String](repeating: "", count: width - cells.count)
            return GridRow(cells: cells, place: Place(page: page, line: row.number))
        }
    }
}

extension GridRow {
    /// What the row says, as a line.
    var line: TextLine {
        TextLine(text: cells.filter { !$0.isEmpty }.joined(separator: " "), place: place)
    }
}

extension FormSegment {
    /// The documents in rows whose cells stand in their columns.
    func documents(_ rows: [GridRow], isPaged: Bool) -> [FormDocument] {
        if let summary = SummaryGrid(rows, segment: self) {
            return summary.documents.map { checked($0, isPartial: true) }
        }
        let grid = FormGrid(rows: rows, isPaged: isPaged, isPlaced: true)
        return [checked(GridDocument(grid, segment: self).document())]
    }
}
