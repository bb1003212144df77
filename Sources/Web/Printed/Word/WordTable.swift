/// A table of a Word document.
struct WordTable {
    private let part: GridPart
    private let widths: [Int]
    /// What stands free at both sides of a cell's text; columns across are narrow.
    private let side: Int

    /// What stands between the margins of A4, in twentieths of a point.
    private static let upright = 10_546
    private static let across = 15_478

    /// - Parameter widths: of the columns, in percent.
    init(_ part: GridPart, widths: [Int], isWide: Bool) {
        self.part = part
        side = isWide ? 40 : 90
        let room = isWide ? Self.across : Self.upright
        let whole = max(widths.reduce(0, +), 1)
        self.widths = widths.map { room * $0 / whole }
    }

    var start: String {
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"1D2321\"/>" }
        let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
            <w:jc w:val="center"/><w:tblBorders>\(borders.joined())</w:tblBorders>\
            <w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/>\
            <w:left w:w="\(side)" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>\
            <w:right w:w="\(side)" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid>\(columns)</w:tblGrid>
            """
    }

    let end = "</w:tbl>"

    /// Each row as it is written.
    var rows: some Sequence<String> {
        let heads = part.head.count
        return WordLayout(part.head + part.body).rows.enumerated().lazy.map { index, cells in
            let mark = index < heads ? "<w:tblHeader/>" : ""
            return "<w:tr><w:trPr><w:cantSplit/>\(mark)</w:trPr>"
                + cells.map { cell($0) }.joined() + "</w:tr>"
        }
    }

    private func cell(_ cell: WordLayout.Cell) -> String {
        let columns = cell.column..<min(cell.column + cell.columns, widths.count)
        let width = columns.reduce(0) { $0 + widths[$1] }
        let span = cell.columns > 1 ? "<w:gridSpan w:val=\"\(cell.columns)\"/>" : ""
        let merge =
            switch cell.merge {
            case .none: ""
            case .begins: "<w:vMerge w:val=\"restart\"/>"
            case .goesOn: "<w:vMerge/>"
            }
        let open = cell.isOpenBelow ? "<w:tcBorders><w:bottom w:val=\"nil\"/></w:tcBorders>" : ""
        let style =
            switch cell.kind {
            case .heading: "Heading"
            case .middle: "Middle"
            case .left: "Left"
            case .number: "Number"
            }
        return """
            <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(span)\(merge)\(open)\
            <w:vAlign w:val="center"/></w:tcPr>\
            \(WordParts.paragraph(cell.text, style: style))</w:tc>
            """
    }
}

/// The cells of every row as Word writes them: one that is merged downwards stands in each row.
struct WordLayout {
    private(set) var rows: [[Cell]] = []

    /// A cell of one row.
    struct Cell {
        enum Merge { case none, begins, goesOn }

        let text: String
        let kind: Grid.Kind
        let column: Int
        let columns: Int
        let merge: Merge
        var isOpenBelow = false
    }

    init(_ grid: [[Grid.Cell]]) {
        var open: [(cell: Grid.Cell, left: Int)] = []
        for row in grid {
            var cells = row.map { cell in
                Cell(
                    text: cell.text, kind: cell.kind, column: cell.column, columns: cell.columns,
                    merge: cell.rows > 1 ? .begins : .none, isOpenBelow: cell.isOpenBelow)
            }
            cells += open.map { above in
                Cell(
                    text: "", kind: above.cell.kind, column: above.cell.column,
                    columns: above.cell.columns, merge: .goesOn)
            }
            rows.append(cells.sorted { $0.column < $1.column })
            open = open.map { ($0.cell, $0.left - 1) }.filter { $0.left > 0 }
            open += row.filter { $0.rows > 1 }.map { ($0, $0.rows - 1) }
        }
    }
}
