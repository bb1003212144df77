/// Reads the indicator table of a declaration from its lines.
struct IndicatorText {
    private(set) var indicators: [FormIndicator] = []
    private(set) var doubts: [Doubt] = []

    /// - Parameter lines: the lines from the table's heading to the end of the document.
    init(_ lines: ArraySlice<TextLine>) {
        let words = Word.words(of: Self.body(lines))
        let labels = LabelPieces(words)
        let table = IndicatorLines(
            words, claimed: labels.claimed.union(Self.residue(words, labels)))
        let spans = LevelSpans(rows: table.rows, labels: labels.labels, words: words)
        doubts = table.doubts + spans.doubts
        for (row, levels) in zip(table.rows, spans.levels) { add(row, levels) }
    }

    /// The lines between the headings of the columns and the foot of the form.
    private static func body(_ lines: ArraySlice<TextLine>) -> [TextLine] {
        var body: [TextLine] = []
        for (index, line) in zip(lines.indices, lines) {
            let compact = Glyphs.compact(line.text)
            if isFoot(compact) { break }
            if isHeading(compact) || isPageNumber(compact, index: index, in: lines) { continue }
            var line = line
            line.text = line.text.split(separator: " ")
                .filter { !ColumnHeading.isHeading(Glyphs.compact($0)) }.joined(separator: " ")
            if !line.text.isEmpty { body.append(line) }
        }
        return body
    }

    private static func isFoot(_ compact: String) -> Bool {
        ["填报人", "填表人", "单位负责人", "审核意见", "填报说明", "填表说明", "联系电话"].contains {
            compact.hasPrefix($0)
        }
    }

    private static func isHeading(_ compact: String) -> Bool {
        if FormTitle.kind(compact) != nil { return compact.hasSuffix("表") }
        return compact.hasPrefix("(") && compact.hasSuffix("年度)")
    }

    /// A number alone on the last line of a page or of the document.
    private static func isPageNumber(
        _ compact: String, index: Int, in lines: ArraySlice<TextLine>
    ) -> Bool {
        let digits = compact.filter { !"-—第页/共".contains($0) }
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(\.isNumber) else {
            return false
        }
        let next = index + 1
        return next >= lines.endIndex || lines[next].place.page != lines[index].place.page
            || compact != digits
    }

    /// Ends of labels that stand alone when everything else of the label is gone.
    private static func residue(_ words: [Word], _ labels: LabelPieces) -> Set<Int> {
        Set(
            words.indices.filter {
                !labels.claimed.contains($0) && ["标", "指标", "绩效", "指"].contains(words[$0].compact)
            })
    }

    private mutating func add(_ row: IndicatorRow, _ levels: LevelSpans.Levels?) {
        let value = PrintedValue(row.value)
        if levels == nil {
            doubts.append(.warning(row.place, "指标“\(row.joinedName)”没有一级、二级指标标签"))
        }
        doubts += ValueCheck.doubts(value, name: row.joinedName, at: row.place)
        indicators.append(
            FormIndicator(
                level1: levels?.first ?? "", level2: levels?.second ?? "", name: row.joinedName,
                value: value))
    }
}

extension FormIndicator {
    /// A row of a target table.
    init(level1: String, level2: String, name: String, value: PrintedValue) {
        self.init(
            level1: level1, level2: level2, name: name, comparator: value.comparator,
            value: value.value, unit: value.unit, printed: value.printed, weight: nil, actual: nil,
            points: nil, note: nil)
    }
}
