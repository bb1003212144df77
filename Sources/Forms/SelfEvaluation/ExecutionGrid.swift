/// Reads the execution block of a form given as rows of cells.
struct ExecutionGrid {
    private(set) var execution: FormExecution?
    /// The row of the whole and those of its sources, where each cell stands under its heading.
    private(set) var money: [FormMoneyRow] = []
    /// The last month that the spending is about.
    private(set) var month: Int?
    private(set) var doubts: [Doubt] = []

    init(_ rows: [GridRow]) {
        let flat = rows.flatMap { row in row.cells.map { (text: $0, place: row.place) } }
        guard let whole = flat.firstIndex(where: { ExecutionHeading.isWhole($0.text) }) else {
            return
        }
        let headings = flat[..<whole].compactMap { ExecutionHeading.column($0.text) }
        guard headings.contains(.spent), headings.contains(.rate) else { return }
        let tenThousands = flat[..<whole].contains { Glyphs.compact($0.text).contains("万元") }
        let cells = Self.values(rows, flat[(whole + 1)...].map(\.text), headings.count)
        let values = Dictionary(zip(headings, cells), uniquingKeysWith: { first, _ in first })
        execution = FormExecution(values, tenThousands: tenThousands)
        money = Self.money(rows, tenThousands: tenThousands)
        month = flat[..<whole].lazy.compactMap { MonthSpan.last(of: Glyphs.compact($0.text)) }.first
        if let execution {
            doubts = ExecutionCheck.doubts(execution, at: flat[whole].place)
        }
    }

    /// The rows under the headings, up to the first whose label names no money.
    private static func money(_ rows: [GridRow], tenThousands: Bool) -> [FormMoneyRow] {
        let head = rows.firstIndex { row in
            row.cells.contains { ExecutionHeading.column($0) == .spent }
        }
        guard let head else { return [] }
        let columns = rows[head].cells.enumerated().compactMap { index, cell in
            ExecutionHeading.column(cell).map { (column: $0, index: index) }
        }
        guard let first = columns.first?.index else { return [] }
        let named = rows[(head + 1)...].lazy.map { row in
            (row: row, label: row.cells.prefix(first).last { isSource($0) })
        }
        return named.prefix { $0.label != nil && $0.row.cells.count == rows[head].cells.count }
            .map { row, label in
                let cells = columns.map { ($0.column, row.cells[$0.index]) }
                return FormMoneyRow(
                    label ?? "", Dictionary(cells, uniquingKeysWith: { first, _ in first }),
                    tenThousands: tenThousands)
            }
    }

    private static func isSource(_ cell: String) -> Bool {
        if ExecutionHeading.isWhole(cell) { return true }
        let compact = Glyphs.compact(cell)
        let name = compact.hasPrefix("其中:") ? String(compact.dropFirst(3)) : compact
        let names = [
            "当年财政拨款", "本年财政拨款", "财政拨款", "财政资金", "上年结转资金", "其他资金",
        ]
        return names.contains(name)
    }

    /// The cells after the label; in a full grid those under the headings.
    private static func values(_ rows: [GridRow], _ after: [String], _ count: Int) -> [String] {
        let headRow = rows.last { row in
            row.cells.contains { ExecutionHeading.column($0) == .spent }
        }
        guard let headRow,
            let row = rows.first(where: { $0.cells.contains(where: ExecutionHeading.isWhole) }),
            let label = row.cells.firstIndex(where: ExecutionHeading.isWhole)
        else { return Array(after.prefix(count)) }
        let indices = headRow.cells.indices.filter {
            ExecutionHeading.column(headRow.cells[$0]) != nil
        }
        guard headRow != row, let first = indices.first, label < first,
            row.cells.count == headRow.cells.count,
            row.cells[(label + 1)..<first].allSatisfy(\.isEmpty)
        else { return Array(after.prefix(count)) }
        return indices.map { row.cells[$0] }
    }
}

extension FormMoneyRow {
    /// Reads the cells of a row, money in yuan or 万元.
    init(_ name: String, _ cells: [ExecutionHeading: String], tenThousands: Bool) {
        let row = FormExecution(cells, tenThousands: tenThousands)
        let expected = cells[.expected].flatMap { Amount($0, tenThousands: tenThousands)?.printed }
        self.init(
            name: name, initial: row.initial, budget: row.budget, spent: row.spent,
            rate: row.rate, expected: expected)
    }
}

extension FormExecution {
    /// Reads the cells of the row, money in yuan or 万元.
    init(_ cells: [ExecutionHeading: String], tenThousands: Bool) {
        func money(_ column: ExecutionHeading) -> String? {
            cells[column].flatMap { Amount($0, tenThousands: tenThousands)?.printed }
        }
        func number(_ column: ExecutionHeading) -> String? {
            cells[column].flatMap { Figure(Glyphs.compact($0)[...], strict: false)?.number }
        }
        self.init(
            initial: money(.initial), budget: money(.budget), spent: money(.spent),
            rate: number(.rate), weight: number(.weight), points: number(.points))
    }
}
