/// Reads a form given as rows of cells.
struct GridDocument {
    private let grid: FormGrid
    private let segment: FormSegment

    init(_ grid: FormGrid, segment: FormSegment) {
        self.grid = grid
        self.segment = segment
    }

    /// The document, except the name of its file.
    func document() -> FormDocument {
        var document = FormDocument(
            file: "", kind: segment.kind ?? guessedKind, year: segment.year ?? year,
            project: FormProject(), indicators: [], execution: nil, doubts: [])
        head(&document)
        goals(&document)
        let execution = ExecutionGrid(grid.rows)
        let table = IndicatorGrid(grid.rows, isPaged: grid.isPaged, isPlaced: grid.isPlaced)
        document.indicators = table.indicators
        document.execution = execution.execution
        document.money = execution.money
        document.month = execution.month
        document.outlooks = table.outlooks
        document.total = table.total
        document.doubts += execution.doubts + table.doubts
        if document.kind == .selfEvaluation {
            document.doubts += ScoreCheck.doubts(document, places: table.places, at: segment.place)
        }
        return document
    }

    private var year: Int? {
        grid.rows.prefix(4).lazy.compactMap {
            FormTitle.year(in: Glyphs.compact($0.cells.joined()))
        }.first
    }

    private var guessedKind: FormKind {
        let cells = grid.cells.lazy.map { Glyphs.compact($0.text) }
        if let kind = cells.lazy.compactMap(FormTitle.kind).first { return kind }
        return cells.contains { ColumnHeading.column($0) == .points } ? .selfEvaluation : .targets
    }

    private func head(_ document: inout FormDocument) {
        var head = HeadReading()
        // A target may count in 万元 while the money of the form does not.
        let above = grid.rows.prefix { row in
            !row.cells.contains { ColumnHeading.column($0) == .first }
        }
        let tenThousands = above.contains { row in
            row.cells.contains { Glyphs.compact($0).contains("(万元)") }
        }
        var funds = FundsReading(tenThousands: tenThousands)
        var place = segment.place
        for row in grid.rows {
            for (index, cell) in row.cells.enumerated() {
                guard let field = Field.cell(cell) else { continue }
                if field == .table { break }
                let value = Self.value(after: index, in: row.cells)
                if Field.head.contains(field) { head.take(field, value, at: row.place) }
                if Field.money.contains(field) {
                    if field == .total { place = row.place }
                    if field != .funds { funds.take(field, value, at: row.place) }
                }
            }
        }
        document.project = head.project
        document.doubts += head.doubts
        guard document.kind == .declaration || document.kind == .targets else { return }
        document.project.funds = funds.funds
        document.doubts += funds.doubts + FundsCheck.doubts(funds.funds, at: place)
    }

    /// What stands between a label and the next label of its row.
    private static func value(after index: Int, in cells: [String]) -> String {
        for cell in cells[(index + 1)...] {
            if Field.cell(cell) != nil { return "" }
            if !cell.isEmpty { return cell }
        }
        return ""
    }

    private func goals(_ document: inout FormDocument) {
        if grid.isPlaced {
            let goals = PlacedGoals(grid.rows)
            document.project.goalTotal = goals.total
            document.project.goalAnnual = goals.annual
            document.goalActual = goals.actual
        } else {
            let goals = GoalGrid(grid.rows)
            document.project.goalTotal = goals.total
            document.project.goalAnnual = goals.annual
        }
    }
}
