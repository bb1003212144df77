/// Reads the indicator table of a form given as rows of cells.
struct IndicatorGrid {
    private(set) var indicators: [FormIndicator] = []
    private(set) var doubts: [Doubt] = []
    private(set) var places: [Place] = []
    /// The foot of the table, where it is one of placed cells.
    private(set) var total: FormTotal?
    /// What a monitoring form says of each indicator besides.
    private(set) var outlooks: [FormOutlook] = []
    private var outlookColumns = OutlookColumns()
    private var columns: [(column: ColumnHeading, index: Int)] = []
    /// Where the columns end whose cells stand in their places.
    private var ends: [ColumnHeading: Int] = [:]
    private var levels: LevelTrack
    private var isDone = false
    private let isPaged: Bool
    private let isPlaced: Bool

    /// - Parameters:
    ///   - isPaged: whether pages may have cut rows in two.
    ///   - isPlaced: whether every cell stands in its column.
    init(_ rows: [GridRow], isPaged: Bool, isPlaced: Bool = false) {
        self.isPaged = isPaged
        self.isPlaced = isPlaced
        levels = LevelTrack(isPlaced: isPlaced)
        for row in rows where !isDone {
            if readHeadings(row) || columns.isEmpty || outlookColumns.take(row) { continue }
            read(row)
        }
        doubts += levels.doubts
    }

    /// Whether a cell begins the foot of the table.
    static func isTotal(_ text: String) -> Bool {
        let compact = Glyphs.compact(text)
        return ["总分", "合计", "总计", "评价结论", "填报人", "备注:", "备注：", "项目负责人"].contains {
            compact == $0 || compact.hasPrefix($0 + ":") || compact.hasPrefix($0 + "(")
        }
    }

    private mutating func readHeadings(_ row: GridRow) -> Bool {
        let found = row.cells.enumerated().compactMap { index, cell in
            ColumnHeading.column(cell).map { (column: $0, index: index) }
        }
        guard found.contains(where: { $0.column == .first || $0.column == .name }),
            found.contains(where: { $0.column == .target || $0.column == .second })
        else { return false }
        columns = found
        for heading in found {
            let next = row.cells[(heading.index + 1)...].firstIndex { !$0.isEmpty }
            ends[heading.column] = next ?? row.cells.count
        }
        return true
    }

    private mutating func read(_ row: GridRow) {
        guard row.cells.contains(where: { !$0.isEmpty }) else { return }
        if let first = row.cells.first(where: { !$0.isEmpty }), Self.isTotal(first) {
            isDone = true
            if isPlaced { total = FormTotal(aligned(row)) }
            return
        }
        let cells = isPlaced || isAligned(row) ? aligned(row) : peeled(row)
        levels.take(cells[.first] ?? "", cells[.second] ?? "", at: row.place)
        let name = cells[.name] ?? ""
        let target = (cells[.nature] ?? "") + (cells[.target] ?? "") + unit(cells)
        if continuesAbove(name: name, target: target, cells, row) { return }
        if name.isEmpty, target.isEmpty { return }
        add(name: name, target: target, cells, row)
    }

    private func unit(_ cells: [ColumnHeading: String]) -> String {
        cells[.target]?.isEmpty == false ? cells[.unit] ?? "" : ""
    }

    /// Whether the labels or the blanks of a row stand in the columns of their headings.
    private func isAligned(_ row: GridRow) -> Bool {
        guard let name = columns.first(where: { $0.column == .name })?.index,
            row.cells.count > name
        else { return false }
        let levelIndices = columns.filter { $0.column == .first || $0.column == .second }.map(
            \.index)
        let start = levelIndices.min() ?? name
        let lead = row.cells[start..<name].filter { !$0.isEmpty }
        let shifted = row.cells[..<start].contains {
            LevelLabel.cell($0).map { $0 != LevelLabel.side } ?? false
        }
        if shifted { return false }
        if lead.isEmpty {
            return !row.cells[name].isEmpty || row.cells[..<name].allSatisfy(\.isEmpty)
        }
        return lead.allSatisfy { LevelLabel.cell($0) != nil || $0.hasSuffix("标") || $0.count < 4 }
    }

    /// Each column's text: the cells from its heading to the next heading.
    private func aligned(_ row: GridRow) -> [ColumnHeading: String] {
        var cells: [ColumnHeading: String] = [:]
        for (position, heading) in columns.enumerated() {
            let next = position + 1 < columns.count ? columns[position + 1].index : row.cells.count
            let last = isPlaced ? ends[heading.column] ?? next : next
            guard heading.index < row.cells.count else { break }
            let pieces = row.cells[heading.index..<min(last, row.cells.count)]
            cells[heading.column] = Glyphs.joined(pieces)
        }
        return cells
    }

    /// A web table leaves out the cells that a merged cell covers, so the labels come first and the
    /// other columns follow in order.
    private func peeled(_ row: GridRow) -> [ColumnHeading: String] {
        var cells: [ColumnHeading: String] = [:]
        var rest = row.cells[...]
        while let cell = rest.first, let label = LevelLabel.cell(cell) {
            rest.removeFirst()
            if label == LevelLabel.side { continue }
            let isSecond =
                LevelLabel.first(of: label) != nil || cells[.first] != nil
                || levels.takesAsSecond(label)
            cells[isSecond ? .second : .first] = label
        }
        let others = columns.filter { $0.column != .first && $0.column != .second }
        for (heading, cell) in zip(others, rest) { cells[heading.column] = cell }
        return cells
    }

    /// A row cut by the end of a page goes on without a value, or without a name.
    private mutating func continuesAbove(
        name: String, target: String, _ cells: [ColumnHeading: String], _ row: GridRow
    ) -> Bool {
        guard isPaged, !isPlaced || row.place.page != places.last?.page,
            let last = indicators.indices.last, name.isEmpty != target.isEmpty,
            (cells[.first] ?? "").isEmpty, (cells[.second] ?? "").isEmpty,
            (cells[.actual] ?? "").isEmpty, (cells[.weight] ?? "").isEmpty
        else { return false }
        if target.isEmpty {
            indicators[last].name = Glyphs.join(indicators[last].name, name)
        } else {
            let value = PrintedValue(indicators[last].printed + target)
            indicators[last].take(value)
        }
        return true
    }

    private mutating func add(
        name: String, target: String, _ cells: [ColumnHeading: String], _ row: GridRow
    ) {
        let value = PrintedValue(target)
        var indicator = FormIndicator(
            level1: levels.first, level2: levels.second, name: name, value: value)
        indicator.actual = filled(cells[.actual])
        indicator.weight = filled(cells[.weight])
        indicator.points = filled(cells[.points])
        indicator.note = filled(cells[.note])
        doubts += ValueCheck.doubts(value, name: name, at: row.place)
        if name.isEmpty {
            doubts.append(
                .error(row.place, "指标值“\(target.prefix(40))”前没有指标名称，应为一行“名称 指标值”"))
        }
        let needed = columns.filter { [.actual, .weight, .points].contains($0.column) }
        if !needed.isEmpty, needed.allSatisfy({ cells[$0.column] == nil }) {
            doubts.append(.warning(row.place, "指标“\(name)”这一行没有写完，应有完成值、分值和得分"))
        }
        indicators.append(indicator)
        if isPlaced, let said = outlookColumns.read(row, expected: filled(cells[.expected])) {
            outlooks.append(said)
        }
        places.append(row.place)
    }

    private func filled(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text != "—" else { return nil }
        return text
    }
}

extension FormTotal {
    /// Reads the row below the indicators; nil where it gives no points.
    init?(_ cells: [ColumnHeading: String]) {
        guard let points = cells[.points], !points.isEmpty else { return nil }
        let said = Glyphs.compact(cells[.note] ?? "")
        let grade = said.hasPrefix("等级:") ? String(said.dropFirst(3)) : nil
        self.init(points: points, grade: grade)
    }
}

extension FormIndicator {
    /// Replaces the target.
    mutating func take(_ target: PrintedValue) {
        comparator = target.comparator
        value = target.value
        unit = target.unit
        printed = target.printed
    }
}
