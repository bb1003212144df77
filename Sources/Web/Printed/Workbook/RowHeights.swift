/// How high rows are so that no text is clipped: spreadsheets do not fit merged cells themselves.
struct RowHeights {
    /// In points, one for each row.
    private(set) var points: [Double]

    private static let line = 13.5
    private static let padding = 7.5

    /// - Parameter widths: of the columns, in characters.
    init(_ grid: Grid, widths: [Double]) {
        points = grid.rows.map { _ in Self.line + Self.padding }
        for (index, row) in grid.rows.enumerated() {
            for cell in row where cell.rows == 1 {
                points[index] = max(points[index], Self.height(cell, widths))
            }
        }
        for (index, row) in grid.rows.enumerated() {
            for cell in row where cell.rows > 1 {
                let last = min(index + cell.rows, points.count) - 1
                let missing = Self.height(cell, widths) - points[index...last].reduce(0, +)
                if missing > 0 { points[last] += missing }
            }
        }
        points = points.map { min($0, 409) }
    }

    private static func height(_ cell: Grid.Cell, _ widths: [Double]) -> Double {
        let columns = cell.column..<min(cell.column + cell.columns, widths.count)
        let width = max(columns.reduce(0) { $0 + widths[$1] } - 1.2, 2)
        let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { max((Self.width(String($0)) / width).rounded(.up), 1) }
        return lines.reduce(0, +) * line + padding
    }

    /// In characters of the type that columns are counted in.
    static func width(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1.0 : 1.95) }
    }
}
