/// The rows of a file's ruled tables, put together again where pages end inside them.
struct RuledRows {
    private(set) var rows: [RuledRow] = []
    private var runs: [RuledRun] = [RuledRun()]
    private var foot = Foot()

    /// The last table: what a page's end may have cut.
    private struct Foot {
        var page = 0
        var run = -1
        /// The row where the rows of its run begin.
        var start = 0
        /// The cells that reach its end, by their columns.
        var cells: [Int: Reaching] = [:]
        /// Whether a form's title stands below it.
        var isOver = true
    }

    /// A cell at the foot of a table, with the place where its text stands.
    private struct Reaching {
        var cell: RuledTable.Cell
        var row: Int
        var column: Int
    }

    init(_ pages: [RuledPage]) {
        let numbers = number(pages)
        var index = 0
        for page in pages {
            for part in page.parts {
                switch part {
                case .line(let line): add(line)
                case .table(let table):
                    add(table, run: numbers[index])
                    index += 1
                }
            }
        }
        rows.removeAll { $0.filled.isEmpty }
    }

    /// The run that each table belongs to.
    private mutating func number(_ pages: [RuledPage]) -> [Int] {
        pages.flatMap(\.parts).compactMap { part -> Int? in
            guard case .table(let table) = part else { return nil }
            if !runs[runs.count - 1].take(table) {
                runs.append(RuledRun())
                _ = runs[runs.count - 1].take(table)
            }
            return runs.count - 1
        }
    }

    private mutating func add(_ line: PDFLine) {
        let text = Glyphs.clean(line.text.text)
        if PDFBody.isTitle(Glyphs.compact(text)) { foot.isOver = true }
        rows.append(RuledRow(grid: GridRow(cells: [text], place: line.place), isText: true))
    }

    private mutating func add(_ table: RuledTable, run number: Int) {
        let run = runs[number]
        var found = (0..<table.rowCount).map { row in
            RuledRow(
                grid: GridRow(
                    cells: Array(repeating: "", count: run.width),
                    place: Place(page: table.page, line: row + 1)))
        }
        for cell in table.cells {
            found[cell.row].grid.cells[run.column(of: cell, in: table)] = cell.text
        }
        let goesOn = !foot.isOver && foot.run == number && foot.page == table.page - 1
        let head = goesOn ? repeated(found) : 0
        let above = goesOn ? carry(table, run, head, &found) : [:]
        var next = Foot(page: table.page, run: number, isOver: false)
        next.start = goesOn ? foot.start : rows.count
        for cell in table.cells where cell.row + cell.rows == table.rowCount {
            let column = run.column(of: cell, in: table)
            let own = Reaching(cell: cell, row: rows.count + cell.row - head, column: column)
            next.cells[column] = cell.row <= head ? above[column] ?? own : own
        }
        rows += found[head...]
        foot = next
    }

    /// How many rows at a page's head only repeat those of the page before.
    private func repeated(_ found: [RuledRow]) -> Int {
        guard let first = found.firstIndex(where: { !$0.filled.isEmpty }),
            found.prefix(first + 2).contains(where: \.isHeading)
        else { return 0 }
        let earlier = rows[foot.start...].filter { !$0.isText }
        guard let start = earlier.firstIndex(where: { $0.grid.cells == found[first].grid.cells })
        else { return 0 }
        let same = zip(found[first...], earlier[start...]).prefix {
            $0.grid.cells == $1.grid.cells
        }
        return first + same.count
    }

    /// Gives the cells at a page's foot what the page's head says of them.
    ///
    /// - Returns: the places of the cells that go on, by their columns.
    private mutating func carry(
        _ table: RuledTable, _ run: RuledRun, _ head: Int, _ found: inout [RuledRow]
    ) -> [Int: Reaching] {
        var carried: [Int: Reaching] = [:]
        guard found.indices.contains(head) else { return carried }
        let isWhole = isRowOfItsOwn(found[head])
        for cell in table.cells where cell.row == head {
            let column = run.column(of: cell, in: table)
            guard let above = foot.cells[column] else { continue }
            let (upper, lower) = (rows[above.row].grid.cells[above.column], cell.text)
            guard goesOn(above.cell, upper, lower, isWhole: isWhole) else { continue }
            rows[above.row].grid.cells[above.column] = Glyphs.join(upper, lower)
            found[head].grid.cells[column] = ""
            carried[column] = above
        }
        return carried
    }

    /// Whether a cell at a page's head goes on with the one at the foot of the page before.
    private func goesOn(
        _ cell: RuledTable.Cell, _ upper: String, _ lower: String, isWhole: Bool
    ) -> Bool {
        // A level that has no label of its own is the one above, so it takes none of the next page.
        if lower.isEmpty, cell.isOpenBelow, LevelLabel.cell(upper) != nil { return true }
        let isLabel = LevelLabel.cell(lower) != nil
        if cell.isOpenBelow, cell.rows > 1 || (!isWhole && !Self.isHeading(upper)) {
            return upper.isEmpty || !isLabel
        }
        // A merged cell too low for its text leaves it to the next page.
        if upper.isEmpty, cell.rows > 1 { return true }
        let joined = Glyphs.compact(upper + lower)
        return !isLabel && !upper.isEmpty && LevelLabel.cell(upper) == nil
            && LevelLabel.all.contains { $0.hasPrefix(joined) }
    }

    /// Whether a cell only says what stands below it.
    private static func isHeading(_ text: String) -> Bool {
        Field.cell(text) != nil || ColumnHeading.column(text) != nil
    }

    /// Whether the first row of a page stands for itself, though no line closes the one before.
    private func isRowOfItsOwn(_ row: RuledRow) -> Bool {
        let isClosed = foot.cells.values.contains { $0.cell.rows == 1 && !$0.cell.isOpenBelow }
        guard !isClosed, let last = rows.last(where: { !$0.isText }) else { return true }
        guard row.filled.count > 3 else { return false }
        return row.filled == last.filled || row.grid.cells.contains(where: Self.isTarget)
    }

    /// Whether a cell is a target from its beginning: what goes on with one has lost its sign.
    private static func isTarget(_ cell: String) -> Bool {
        let compact = Glyphs.compact(cell)
        guard let first = compact.unicodeScalars.first else { return false }
        return GradeWord.matches(compact)
            || Comparator.signs.contains(first) && !SignedFigure.all(in: compact).isEmpty
    }
}
