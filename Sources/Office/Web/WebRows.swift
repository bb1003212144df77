/// Rows of a table of a web page, where cells that span rows push those below aside.
struct WebRows {
    private(set) var rows: [OfficeTable.Row] = []
    /// How many more rows a column is covered by a cell above.
    private var covered: [Int] = []
    private var cells: [OfficeCell] = []
    private var column = 0

    /// The columns that are covered or used so far.
    var width: Int { max(covered.count, column) }

    mutating func begin() {
        cells = []
        column = 0
    }

    mutating func add(_ text: String, columns: Int, rows height: Int) {
        while column < covered.count, covered[column] > 0 { column += 1 }
        cells.append(OfficeCell(column: column, columns: columns, rows: height, text: text))
        let end = column + columns
        if covered.count < end {
            covered += [Int](repeating: 0, count: end - covered.count)
        }
        for index in column..<end { covered[index] = max(covered[index], height) }
        column = end
    }

    mutating func end() {
        rows.append(OfficeTable.Row(number: rows.count + 1, cells: cells))
        for index in covered.indices where covered[index] > 0 { covered[index] -= 1 }
    }
}
