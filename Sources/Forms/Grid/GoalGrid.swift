/// The goals of a form given as rows of cells: below their labels, or beside them.
struct GoalGrid {
    private(set) var total = ""
    private(set) var annual = ""

    private static let results: Set<String> = [
        "实际完成情况", "年度目标完成情况", "目标实际完成情况", "预期目标", "项目年度目标", "全年实际完成情况",
    ]

    init(_ rows: [GridRow]) {
        guard
            let start = rows.firstIndex(where: { row in
                row.cells.contains { Self.isLabel($0) }
            })
        else { return }
        var labels: [(isTotal: Bool, index: Int, row: Int)] = []
        for (number, row) in rows.enumerated().dropFirst(start) {
            if row.cells.contains(where: { ColumnHeading.column($0) == .first }) { break }
            let found = row.cells.enumerated().filter { Self.isLabel($0.element) }
            if let last = found.last {
                labels = found.map { (Field.cell($0.element) == .goalTotal, $0.offset, number) }
                if takeBeside(row.cells[(last.offset + 1)...]) { return }
            } else if labels.contains(where: { $0.isTotal }) {
                takeBelow(row, labels)
            } else if annual.isEmpty {
                annual = row.cells.first { $0.count > 6 } ?? ""
            }
        }
    }

    private static func isLabel(_ cell: String) -> Bool {
        let field = Field.cell(cell)
        return field == .goalTotal || field == .goalAnnual
            || results.contains(Glyphs.compact(cell))
    }

    /// A self-evaluation may give expectation and result in the row of their labels.
    private mutating func takeBeside(_ cells: ArraySlice<String>) -> Bool {
        guard let text = cells.first(where: { $0.count > 6 }) else { return false }
        annual = text
        return true
    }

    /// Each goal's text stands in the columns from its label to the next label.
    private mutating func takeBelow(
        _ row: GridRow, _ labels: [(isTotal: Bool, index: Int, row: Int)]
    ) {
        for (position, label) in labels.enumerated() where label.index < row.cells.count {
            let next = position + 1 < labels.count ? labels[position + 1].index : row.cells.count
            let text = Glyphs.joined(row.cells[label.index..<min(next, row.cells.count)])
            if label.isTotal {
                total = Glyphs.join(total, text)
            } else {
                annual = Glyphs.join(annual, text)
            }
        }
    }
}
