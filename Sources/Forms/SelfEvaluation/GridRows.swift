/// Puts the cells of a self-evaluation's indicator table back into rows, by what they say: a name,
/// then the values of the columns.
struct GridRows {
    private(set) var rows: [GridRow] = []
    private(set) var doubts: [Doubt] = []
    private var row = Row()
    private let columns: [ColumnHeading]

    private struct Row {
        var first = ""
        var second = ""
        var name: [String] = []
        var values: [String] = []
        var place = Place()
    }

    init(_ lines: ArraySlice<TextLine>) {
        let body = Self.body(lines)
        columns = body.columns
        rows = [
            GridRow(
                cells: ["一级指标", "二级指标", "三级指标"] + columns.map(\.heading), place: Place())
        ]
        let words = Word.words(of: body.lines)
        let labels = LabelPieces(words)
        let starts = Dictionary(
            labels.labels.map { ($0.words[0], $0.name) }, uniquingKeysWith: { first, _ in first })
        for (index, word) in words.enumerated() {
            if IndicatorGrid.isTotal(word.text) { break }
            if let label = starts[index] { take(label: label, at: word.place) }
            if labels.claimed.contains(index) { continue }
            take(word, next: words.indices.contains(index + 1) ? words[index + 1] : nil)
        }
        close()
    }

    /// The lines of the table and the columns its headings name, after the third level.
    private static func body(
        _ lines: ArraySlice<TextLine>
    ) -> (lines: ArraySlice<TextLine>, columns: [ColumnHeading]) {
        let standard: [ColumnHeading] = [.target, .actual, .weight, .points]
        guard
            let name = lines.lastIndex(where: { line in
                line.text.split(separator: " ").contains { Glyphs.compact($0) == "三级指标" }
            })
        else {
            return (headless(lines), standard)
        }
        var columns: [ColumnHeading] = []
        var end = name
        scan: while end < lines.endIndex {
            for word in lines[end].text.split(separator: " ") {
                guard let column = ColumnHeading.column(String(word)) else { break scan }
                if [.target, .actual, .weight, .points].contains(column) { columns.append(column) }
            }
            end += 1
        }
        return (lines[end...], columns.isEmpty ? standard : columns)
    }

    /// The lines of a table whose headings are lost: they follow the money block, if levels do.
    private static func headless(_ lines: ArraySlice<TextLine>) -> ArraySlice<TextLine> {
        guard let start = lines.firstIndex(where: { $0.text.hasPrefix("年度资金总") }),
            lines[start...].contains(where: { LevelLabel.cell($0.text) != nil })
        else { return [] }
        var rest = lines[start...]
        rest[start].text = String(rest[start].text.drop { "年度资金总额".contains($0) })
        return rest
    }

    private mutating func take(label: String, at place: Place) {
        close()
        if label == LevelLabel.side { return }
        let isSecond =
            LevelLabel.first(of: label) != nil
            || (label == "成本指标" && rows.contains { $0.cells[1] == "时效指标" })
        if isSecond { row.second = label } else { row.first = label }
    }

    private mutating func take(_ word: Word, next: Word?) {
        let isValue = PrintedValue.matches(word.text) && !isName(word)
        let isWord =
            !row.values.isEmpty && row.values.count < columns.count
            && next.map { PrintedValue.matches($0.text) } == true
        if isValue || isWord {
            if row.values.count == columns.count { close() }
            if row.values.isEmpty { row.place = row.name.isEmpty ? word.place : row.place }
            row.values.append(word.text)
            return
        }
        if !row.values.isEmpty || startsRow(word) { close() }
        if row.name.isEmpty { row.place = word.place }
        row.name.append(word.text)
    }

    /// A word of a scale at the beginning of a row is its name.
    private func isName(_ word: Word) -> Bool {
        let opens = row.values.isEmpty || row.values.count == columns.count
        return opens && (row.name.isEmpty || row.values.count == columns.count)
            && GradeWord.matches(word.compact)
    }

    /// Whether a word is numbered as an indicator, as 指标3.… is.
    private func startsRow(_ word: Word) -> Bool {
        !row.name.isEmpty && Self.unnumbered(word.text) != word.text
    }

    /// The name without its number in the form.
    static func unnumbered(_ name: String) -> String {
        guard name.hasPrefix("指标") else { return name }
        let rest = name.dropFirst(2).drop { $0.isNumber }
        guard rest.count < name.count - 2, let mark = rest.first, ".:：、．".contains(mark) else {
            return name
        }
        return String(rest.dropFirst())
    }

    private mutating func close() {
        defer {
            let labels = row.name.isEmpty && row.values.isEmpty ? (row.first, row.second) : ("", "")
            row = Row()
            (row.first, row.second) = labels
        }
        if row.name.isEmpty {
            guard !row.values.isEmpty else { return }
            let values = row.values.joined(separator: " ")
            doubts.append(.error(row.place, "“\(values)”前没有指标名称，这里缺了文字，应为“名称 指标值 完成值”"))
            return
        }
        let name = Self.unnumbered(Glyphs.joined(row.name))
        rows.append(GridRow(cells: [row.first, row.second, name] + row.values, place: row.place))
    }
}
