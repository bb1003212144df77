/// Cuts cells that came one after another, without ends of rows, by the columns of the table.
enum TableStream {
    /// The rows: one for each cell before the table, then as many cells as there are columns, after
    /// the level labels.
    static func rows(of cells: [GridRow]) -> [GridRow] {
        let flat = cells.flatMap { row in
            row.cells.map { GridRow(cells: [$0], place: row.place) }
        }
        guard let start = flat.firstIndex(where: { $0.cells[0].hasPrefix("三级指标") }) else {
            return [merge(flat[...])]
        }
        var end = start
        while end < flat.count, ColumnHeading.column(flat[end].cells[0]) != nil { end += 1 }
        let columns = end - start
        var head = start
        while head > 0, ColumnHeading.column(flat[head - 1].cells[0]) != nil { head -= 1 }
        var rows = [merge(flat[..<head]), merge(flat[head..<end])]
        var position = end
        while position < flat.count {
            var next = position
            while next < flat.count, LevelLabel.cell(flat[next].cells[0]) != nil { next += 1 }
            let isTotal = next < flat.count && IndicatorGrid.isTotal(flat[next].cells[0])
            next = isTotal ? flat.count : min(next + columns, flat.count)
            rows.append(merge(flat[position..<next]))
            position = next
        }
        return rows
    }

    private static func merge(_ rows: ArraySlice<GridRow>) -> GridRow {
        GridRow(cells: rows.flatMap(\.cells), place: rows.first?.place ?? Place())
    }
}
