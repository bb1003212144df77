/// A table of a form as cells, from which every format is made: web page, PDF, OFD, workbook and
/// Word document.
struct Grid: Sendable {
    /// The rows from top to bottom; what a merged cell covers is left out.
    private(set) var rows: [[Cell]] = []
    /// The rows that are printed again at the head of each page; they stand together.
    private(set) var repeated: Range<Int>?
    private var cells: [Cell] = []
    private var column = 0
    /// How many more rows a column is covered from above.
    private var covered: [Int] = []

    /// How a cell's text stands.
    enum Kind: Hashable, Sendable {
        case heading
        case middle
        case left
        /// Stands right, and is a number to a spreadsheet where it is one.
        case number
    }

    /// One cell with what it spans.
    struct Cell: Hashable, Sendable {
        var text: String
        var kind: Kind
        /// The column of its left edge, from 0.
        var column: Int
        var columns: Int
        var rows: Int
        /// Whether what stands below belongs to it, though it is a cell of its own.
        var isOpenBelow = false
    }

    /// How many columns there are.
    var width: Int { max(covered.count, column) }

    /// Adds a cell to the row that is being made; text that is nil is left blank.
    mutating func cell(_ text: String?, _ kind: Kind = .middle, columns: Int = 1, rows: Int = 1) {
        while column < covered.count, covered[column] > 0 { column += 1 }
        cells.append(
            Cell(text: text ?? "", kind: kind, column: column, columns: columns, rows: rows))
        let end = column + columns
        if covered.count < end { covered += [Int](repeating: 0, count: end - covered.count) }
        for index in column..<end { covered[index] = rows }
        column = end
    }

    /// Adds cells that head columns.
    mutating func headings(_ texts: String...) {
        for text in texts { cell(text, .heading) }
    }

    /// Ends the row that is being made.
    ///
    /// - Parameter repeats: whether it heads the rows below it on every page.
    mutating func endRow(repeats: Bool = false) {
        if repeats { repeated = (repeated?.lowerBound ?? rows.count)..<(rows.count + 1) }
        rows.append(cells)
        cells = []
        column = 0
        for index in covered.indices where covered[index] > 0 { covered[index] -= 1 }
    }
}

/// A run of lines that share a level, whose cell is merged.
struct LevelRun {
    /// How many lines the merged cell spans; nil where a line is inside another's run.
    let height: Int?

    /// The run that each line begins or is inside of.
    static func runs(_ keys: [[String]]) -> [LevelRun] {
        keys.indices.map { index in
            if index > 0, keys[index - 1] == keys[index] { return LevelRun(height: nil) }
            return LevelRun(height: keys[index...].prefix { $0 == keys[index] }.count)
        }
    }
}
