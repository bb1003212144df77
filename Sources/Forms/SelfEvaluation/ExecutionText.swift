import Foundation

/// Reads the execution block from text without cells.
struct ExecutionText {
    private(set) var execution: FormExecution?
    private(set) var doubts: [Doubt] = []

    init(_ ink: Ink) {
        for label in ["年度财政资金总额", "年度资金总额"] {
            guard let whole = ink.find(label) else { continue }
            readWhole(ink, after: whole.upperBound)
            return
        }
        readPairs(ink)
    }

    /// The figures after the label of the whole, in the order of the headings.
    private mutating func readWhole(_ ink: Ink, after start: Int) {
        var headings: [ExecutionHeading] = []
        for spelling in Self.spellings {
            if ink.find(spelling.text, to: start) != nil, !headings.contains(spelling.column) {
                headings.append(spelling.column)
            }
        }
        headings.sort { Self.order($0, in: ink, start) < Self.order($1, in: ink, start) }
        guard headings.contains(.spent) else { return }
        let cells = Self.figures(ink, from: start)
        let place = ink.place(at: start)
        let tenThousands = ink.find("万元", to: start) != nil
        guard let values = match(cells, headings, at: place) else { return }
        execution = FormExecution(values, tenThousands: tenThousands)
        if let execution { doubts += ExecutionCheck.doubts(execution, at: place) }
    }

    private static let spellings: [(text: String, column: ExecutionHeading)] = [
        ("年初预算数", .initial), ("全年预算数", .budget), ("调整预算数", .budget),
        ("调整后预算数", .budget), ("预算数(A)", .budget), ("全年执行数", .spent),
        ("执行数(B)", .spent), ("预算执行数", .spent), ("分值", .weight), ("执行率", .rate),
        ("得分", .points),
    ]

    private static func order(_ column: ExecutionHeading, in ink: Ink, _ end: Int) -> Int {
        spellings.filter { $0.column == column }
            .compactMap { ink.find($0.text, to: end)?.lowerBound }.min() ?? 0
    }

    /// The figures from a position, one for each line, up to the next text.
    private static func figures(_ ink: Ink, from start: Int) -> [String] {
        var figures: [String] = []
        var line = -1
        for position in start..<min(start + 80, ink.count) {
            let scalar = ink.folded[position]
            guard ("0"..."9").contains(scalar) || "万,.%元-".unicodeScalars.contains(scalar) else {
                break
            }
            if ink.line(at: position) != line { figures.append("") }
            line = ink.line(at: position)
            figures[figures.count - 1].unicodeScalars.append(scalar)
        }
        return figures
    }

    private mutating func match(
        _ cells: [String], _ headings: [ExecutionHeading], at place: Place
    ) -> [ExecutionHeading: String]? {
        if cells.count == headings.count {
            return Dictionary(zip(headings, cells), uniquingKeysWith: { first, _ in first })
        }
        if cells.count == 1, let solved = FigureRun(cells[0]) {
            doubts.append(.note(place, "连写的“\(cells[0])”按“执行率＝执行数÷预算数”分开"))
            return solved.cells
        }
        if cells.count == 5, headings.count == 6, cells[3].hasSuffix("%"), cells[0] == cells[1],
            cells[3] == "100%"
        {
            doubts.append(.warning(place, "预算行只有\(cells.count)个数，应为6个；按执行率100%把前两个读作预算数和执行数"))
            return [
                .budget: cells[0], .spent: cells[1], .weight: cells[2], .rate: cells[3],
                .points: cells[4],
            ]
        }
        if !cells.isEmpty {
            let names = headings.count
            doubts.append(.warning(place, "预算行“\(cells.joined(separator: " "))”与\(names)个栏目对不上"))
        }
        return nil
    }

    /// 预算数(A), 执行数(B) and 执行率(B/A), each with its figure beside it.
    private mutating func readPairs(_ ink: Ink) {
        var values: [ExecutionHeading: String] = [:]
        let pairs: [(String, ExecutionHeading)] = [
            ("预算数(A)", .budget), ("执行数(B)", .spent), ("执行率(B/A)", .rate),
        ]
        for (label, column) in pairs {
            guard let found = ink.find(label) else { continue }
            let text = ink.compact(found.upperBound..<min(found.upperBound + 20, ink.count))
            let figure = text.prefix { $0.isNumber || ".,%万元".contains($0) }
            if !figure.isEmpty { values[column] = String(figure) }
        }
        guard values[.budget] != nil, values[.spent] != nil else { return }
        let execution = FormExecution(values, tenThousands: ink.find("(万元)") != nil)
        self.execution = execution
        doubts += ExecutionCheck.doubts(execution, at: ink.place(at: 0))
    }
}
