/// Tables of web pages as text: cells end with a bar, one or many on a line.
enum PipeText {
    /// The rows of a text of cells; nil if it is not such a text.
    ///
    /// A line of bars alone ends a row; where no line does and no line holds several cells, the
    /// rows are cut by the columns of the table.
    static func grid(_ lines: ArraySlice<TextLine>) -> FormGrid? {
        let barred = lines.count { $0.text.contains("|") }
        guard barred > 3, barred * 3 > lines.count else { return nil }
        if lines.contains(where: { isRowEnd($0.text) }) { return endedRows(lines) }
        let several = lines.count { cells(of: $0.text).count > 2 }
        let rows = lines.map { GridRow(cells: cells(of: $0.text), place: $0.place) }
        return FormGrid(
            rows: several * 2 > barred ? rows : TableStream.rows(of: rows), isPaged: false)
    }

    private static func isRowEnd(_ text: String) -> Bool {
        text.count > 2 && text.allSatisfy { $0 == "|" || $0 == " " }
    }

    private static func endedRows(_ lines: ArraySlice<TextLine>) -> FormGrid {
        var rows: [GridRow] = []
        var row = GridRow(cells: [], place: Place())
        for line in lines {
            if row.cells.isEmpty { row.place = line.place }
            if isRowEnd(line.text) {
                if !row.cells.isEmpty { rows.append(row) }
                row.cells = []
            } else {
                row.cells += cells(of: line.text)
            }
        }
        if !row.cells.isEmpty { rows.append(row) }
        return FormGrid(rows: rows, isPaged: false)
    }

    /// The cells of a line; a bar at its end closes the last.
    private static func cells(of line: String) -> [String] {
        if line.allSatisfy({ "|-: ".contains($0) }), line.contains("---") { return [] }
        var text = line[...]
        if text.hasSuffix("|") { text.removeLast() }
        if text.hasPrefix("|"), text.contains(where: { $0 != "|" && $0 != " " }) {
            text.removeFirst()
        }
        return text.split(separator: "|", omittingEmptySubsequences: false)
            .map { Glyphs.clean(String($0)) }
    }
}
