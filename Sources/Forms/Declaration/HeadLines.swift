/// Reads the head of a form whose text follows the lines of the page: what a narrow cell breaks off
/// stands above and below the line of its label.
struct HeadLines {
    struct Find {
        var field: Field
        var text: String
        var place: Place
    }

    /// The fields; empty if the text is not in this order.
    private(set) var finds: [Find] = []
    private(set) var doubts: [Doubt] = []

    private struct Cell {
        var field: Field
        var text: String
        var place: Place
        /// Whether the label's own line has no text for it, so that it stands above and below.
        var isBroken = false
    }

    init(_ lines: ArraySlice<TextLine>) {
        let rows = lines.map { Self.cells(of: $0) }
        guard rows.contains(where: { $0.count > 2 && $0.contains { $0.isBroken } }) else { return }
        var above: [TextLine] = []
        var owed = 0
        var cells: [Cell] = []
        for (line, row) in zip(lines, rows) {
            if row.isEmpty {
                if owed > 0 {
                    Self.fill(&cells, with: line)
                    owed -= 1
                } else if FormTitle.kind(Glyphs.compact(line.text)) == nil, !Self.isYear(line) {
                    above.append(line)
                }
                continue
            }
            finish(cells)
            cells = row
            let holes = row.contains { $0.isBroken }
            if holes { for line in above { Self.fill(&cells, with: line) } }
            owed = holes ? above.count : 0
            above = []
        }
        finish(cells)
    }

    private mutating func finish(_ cells: [Cell]) {
        for cell in cells {
            finds.append(Find(field: cell.field, text: cell.text, place: cell.place))
            if cell.text.isEmpty, cell.field == .name {
                doubts.append(.warning(cell.place, "项目名称读不出来，应在标签旁边或上下各一行"))
            }
        }
    }

    private static func isYear(_ line: TextLine) -> Bool {
        let compact = Glyphs.compact(line.text)
        return compact.hasPrefix("(") && compact.contains("年度")
    }

    /// The labels of a line with the text beside each.
    private static func cells(of line: TextLine) -> [Cell] {
        let ink = Ink([line])
        let finds = ink.fields(Field.head, in: 0..<ink.count)
        guard finds.first?.label.lowerBound == 0 else { return [] }
        return finds.map { find in
            let text = ink.text(find.value)
            return Cell(field: find.field, text: text, place: line.place, isBroken: text.isEmpty)
        }
    }

    /// Gives the words of a broken line to the cells that have no text on their label's line.
    private static func fill(_ cells: inout [Cell], with line: TextLine) {
        let words = line.text.split(separator: " ").map(String.init)
        let holes = cells.indices.filter { cells[$0].isBroken }
        guard words.count == holes.count else { return }
        for (hole, word) in zip(holes, words) { cells[hole].text += word }
    }
}
