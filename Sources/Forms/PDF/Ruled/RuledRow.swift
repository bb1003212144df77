/// A row of a ruled table with the words of its cells, or a line of text beside the tables.
struct RuledRow {
    var grid: GridRow
    var isText = false

    /// The columns that have something in them.
    var filled: [Int] { grid.cells.indices.filter { !grid.cells[$0].isEmpty } }

    /// Whether it heads the columns of a table.
    var isHeading: Bool { grid.cells.count { ColumnHeading.column($0) != nil } > 1 }
}
