/// A cell as Word writes it, before those that are merged downwards are put together.
struct WordCell {
    /// What a cell has to do with those above and below it.
    enum Merge { case none, begins, goesOn }

    let column: Int
    var columns = 1
    var merge = Merge.none
    var text = ""

    init(column: Int) { self.column = column }
}

/// Rows of a table of Word; a cell merged downwards is written once in every row.
struct WordRows {
    private var rows: [OfficeTable.Row] = []
    /// The cell that goes on downwards, by its column: its row and its place in it.
    private var open: [Int: (row: Int, cell: Int)] = [:]

    mutating func append(_ cells: [WordCell]) {
        var row = OfficeTable.Row(number: rows.count + 1, cells: [])
        var stillOpen: [Int: (row: Int, cell: Int)] = [:]
        for cell in cells {
            if cell.merge == .goesOn, let above = open[cell.column] {
                rows[above.row].cells[above.cell].rows += 1
                stillOpen[cell.column] = above
                continue
            }
            if cell.merge == .begins {
                stillOpen[cell.column] = (rows.count, row.cells.count)
            }
            row.cells.append(
                OfficeCell(column: cell.column, columns: cell.columns, text: cell.text))
        }
        open = stillOpen
        rows.append(row)
    }

    var merged: [OfficeTable.Row] { rows }
}
