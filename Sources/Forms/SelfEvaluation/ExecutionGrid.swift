/// Reads the execution block of a form given as rows of cells.
struct ExecutionGrid {
    private(set) var execution: FormExecution?
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
        if let execution {
            doubts = ExecutionCheck.doubts(execution, at: flat[whole].place)
        }
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
