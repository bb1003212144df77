/// Ruled tables as wide as each other, one below another: one table to its reader, whose columns
/// have the same numbers on every page.
struct RuledRun {
    private(set) var columns: [Double] = []
    private var tables: [RuledTable] = []

    /// How far the sides of two tables may lie apart.
    private static let tolerance = 4.0

    /// Takes a table, if it stands where the others stand.
    mutating func take(_ table: RuledTable) -> Bool {
        if let last = tables.last {
            guard abs(last.left - table.left) < Self.tolerance,
                abs(last.right - table.right) < Self.tolerance, table.page - last.page < 2
            else { return false }
        }
        tables.append(table)
        columns = (columns + table.columns).distinct
        return true
    }

    /// The number of columns.
    var width: Int { max(1, min(columns.count - 1, 400)) }

    /// The column that a cell of a table begins in.
    func column(of cell: RuledTable.Cell, in table: RuledTable) -> Int {
        min(columns.nearest(to: table.columns[cell.column]) ?? 0, width - 1)
    }
}
