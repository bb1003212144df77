/// The goals of a form whose cells stand in their columns: beside their labels, or below them.
struct PlacedGoals {
    private(set) var total = ""
    private(set) var annual = ""
    private(set) var actual = ""
    private var below: [(label: Label, columns: Range<Int>)] = []

    /// What a label asks for.
    private enum Label { case total, annual, expected, result }

    init(_ rows: [GridRow]) {
        for row in rows {
            if row.cells.contains(where: { ColumnHeading.column($0) == .first }) { return }
            let found = Self.labels(row)
            if found.isEmpty {
                for place in below { take(place.label, Self.text(row, place.columns)) }
            } else {
                takeBeside(found, row)
            }
        }
    }

    private mutating func takeBeside(_ found: [(label: Label, index: Int)], _ row: GridRow) {
        below = []
        for (position, label) in found.enumerated() {
            let next = position + 1 < found.count ? found[position + 1].index : row.cells.count
            let text = Self.text(row, label.index + 1..<next)
            if text.isEmpty {
                below.append((label.label, label.index..<next))
            } else {
                take(label.label, text)
            }
        }
        // 年度总体目标 at the side of 预期目标 only says what both are about.
        if below.contains(where: { $0.label == .expected || $0.label == .result }) {
            below.removeAll { $0.label == .annual }
        }
    }

    private mutating func take(_ label: Label, _ text: String) {
        switch label {
        case .total: total = Glyphs.join(total, text)
        case .annual, .expected: annual = Glyphs.join(annual, text)
        case .result: actual = Glyphs.join(actual, text)
        }
    }

    private static func text(_ row: GridRow, _ columns: Range<Int>) -> String {
        Glyphs.joined(row.cells[columns.clamped(to: row.cells.indices)])
    }

    private static func labels(_ row: GridRow) -> [(label: Label, index: Int)] {
        row.cells.enumerated().compactMap { index, cell in
            label(cell).map { ($0, index) }
        }
    }

    private static func label(_ cell: String) -> Label? {
        switch Field.cell(cell) {
        case .goalTotal: return .total
        case .goalAnnual: return .annual
        default: break
        }
        let compact = Glyphs.compact(cell)
        if ["预期目标", "项目年度目标", "年初设定目标"].contains(compact) { return .expected }
        let results = ["实际完成情况", "年度目标完成情况", "目标实际完成情况", "全年实际完成情况"]
        return results.contains(compact) ? .result : nil
    }
}
