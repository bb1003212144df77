/// The boxes between a table's lines, and which of them are one cell because no line parts them.
struct RuledBoxes {
    private(set) var cells: [RuledTable.Cell] = []
    private let width: Int
    /// The cell that each box belongs to.
    private var owners: [Int]

    init(rows: [Double], columns: [Double], across: [Rule], down: [Rule]) {
        width = columns.count - 1
        let height = rows.count - 1
        let below = Self.closed(at: rows, along: columns, by: across)
        let right = Self.closed(at: columns, along: rows, by: down)
        owners = Array(repeating: -1, count: width * height)
        for box in owners.indices where owners[box] < 0 {
            let cell = gather(box, height) { row, column, isDown in
                isDown ? below[row + 1][column] : right[column + 1][row]
            }
            cells.append(cell)
            let end = cell.row + cell.rows
            let span = cell.column..<cell.column + cell.columns
            cells[cells.count - 1].isOpenBelow = end == height && !below[end][span].contains(true)
        }
    }

    /// The cell of a box.
    func cell(row: Int, column: Int) -> Int {
        let box = row * width + column
        return owners.indices.contains(box) ? owners[box] : 0
    }

    /// Whether a line stands at each position, for each stretch along it.
    private static func closed(
        at positions: [Double], along: [Double], by rules: [Rule]
    ) -> [[Bool]] {
        let lines = Dictionary(grouping: rules) { positions.nearest(to: $0.position) ?? 0 }
        return positions.indices.map { index in
            zip(along, along.dropFirst()).map { from, to in
                lines[index]?.contains { $0.covers((from + to) / 2) } ?? false
            }
        }
    }

    /// Takes all boxes that no line parts from one, and gives the cell that they make.
    private mutating func gather(
        _ start: Int, _ height: Int, isClosed: (Int, Int, Bool) -> Bool
    ) -> RuledTable.Cell {
        var open = [start]
        var (top, bottom) = (start / width, start / width)
        var (left, right) = (start % width, start % width)
        owners[start] = cells.count
        func take(_ row: Int, _ column: Int) {
            let box = row * width + column
            guard owners[box] < 0 else { return }
            owners[box] = cells.count
            open.append(box)
        }
        while let box = open.popLast() {
            let (row, column) = (box / width, box % width)
            (top, bottom) = (min(top, row), max(bottom, row))
            (left, right) = (min(left, column), max(right, column))
            if row + 1 < height, !isClosed(row, column, true) { take(row + 1, column) }
            if row > 0, !isClosed(row - 1, column, true) { take(row - 1, column) }
            if column + 1 < width, !isClosed(row, column, false) { take(row, column + 1) }
            if column > 0, !isClosed(row, column - 1, false) { take(row, column - 1) }
        }
        return RuledTable.Cell(
            row: top, column: left, rows: bottom - top + 1, columns: right - left + 1)
    }
}
