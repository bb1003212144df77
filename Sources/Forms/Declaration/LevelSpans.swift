/// Decides which rows a label in a merged cell spans.
///
/// Extractors put a merged label either before its first row, or at the middle of its rows. The
/// second level decides; the first level follows from it, and bears witness to the order.
struct LevelSpans {
    /// The levels of a row.
    struct Levels: Hashable {
        var first: String
        var second: String
    }

    /// The levels of each row.
    private(set) var levels: [Levels?] = []
    private(set) var doubts: [Doubt] = []

    private struct Second {
        var levels: Levels
        var start: Int
        var label: LabelPieces.Label
    }

    init(rows: [IndicatorRow], labels: [LabelPieces.Label], words: [Word]) {
        let seconds = Self.seconds(labels)
        guard !seconds.isEmpty, !rows.isEmpty else {
            levels = rows.map { _ in nil }
            return
        }
        if Self.isCentred(rows, labels, seconds), rows.count <= 400, seconds.count <= rows.count {
            let middles = seconds.map { Self.middle(of: $0.label, rows, words) }
            centre(rows, seconds, middles)
        } else {
            lead(rows, seconds)
        }
    }

    /// The second levels; a first level without any of its own stands for itself.
    private static func seconds(_ labels: [LabelPieces.Label]) -> [Second] {
        let owned = Set(labels.compactMap { LevelLabel.first(of: $0.name) })
        let products = labels.firstIndex { LevelLabel.first(of: $0.name) == "产出指标" }
        return labels.enumerated().compactMap { index, label in
            let start = label.words.first ?? 0
            if let first = LevelLabel.first(of: label.name) {
                return Second(
                    levels: Levels(first: first, second: label.name), start: start, label: label)
            }
            guard label.name != LevelLabel.side, !owned.contains(label.name) else { return nil }
            let national = label.name == "成本指标" && products.map { $0 < index } == true
            let levels =
                national
                ? Levels(first: "产出指标", second: label.name) : Levels(first: label.name, second: "")
            return Second(levels: levels, start: start, label: label)
        }
    }

    /// A label stands at the middle of its rows if a row comes before every label, or a first level
    /// after its own second level.
    private static func isCentred(
        _ rows: [IndicatorRow], _ labels: [LabelPieces.Label], _ seconds: [Second]
    ) -> Bool {
        if let row = rows.first, let second = seconds.first, row.end < second.start { return true }
        var starts: [String: Int] = [:]
        for second in seconds where starts[second.levels.first] == nil {
            if second.label.name != second.levels.first {
                starts[second.levels.first] = second.start
            }
        }
        return labels.contains { label in
            guard let own = starts[label.name], let start = label.words.first else { return false }
            return own < start
        }
    }

    /// Gives each row the last label before it.
    private mutating func lead(_ rows: [IndicatorRow], _ seconds: [Second]) {
        var next = 0
        var owners: [Int?] = []
        for row in rows {
            while next < seconds.count, seconds[next].start < row.end { next += 1 }
            owners.append(next > 0 ? next - 1 : nil)
        }
        settleEmpty(&owners, rows, seconds)
        levels = owners.map { owner in owner.map { seconds[$0].levels } }
    }

    /// A label without a row stands after its row, as happens at the end of a page; only a name
    /// that speaks of satisfaction proves which one it is.
    private mutating func settleEmpty(
        _ owners: inout [Int?], _ rows: [IndicatorRow], _ seconds: [Second]
    ) {
        let owned = Set(owners)
        for index in seconds.indices where !owned.contains(index) {
            let place = rows.last?.place ?? Place()
            let label = seconds[index].levels
            let above = owners.lastIndex { $0.map { $0 < index } ?? false }
            if label.first == "满意度指标", let above, rows[above].joinedName.contains("满意") {
                owners[above] = index
                doubts.append(
                    .note(rows[above].place, "标签“\(label.second)”印在该行之后，按指标名称归入"))
            } else {
                let name = label.second.isEmpty ? label.first : label.second
                doubts.append(.warning(place, "标签“\(name)”下没有指标，请对照原表核对各行的二级指标"))
            }
        }
    }

    /// The position of a label among the rows: how many stand above its middle.
    private static func middle(
        of label: LabelPieces.Label, _ rows: [IndicatorRow], _ words: [Word]
    ) -> Double {
        let lines = label.words.map { words[$0].line }
        let (first, last) = (lines.min() ?? 0, lines.max() ?? 0)
        let inside = rows.indices.filter { (first...last).contains(rows[$0].line) }
        if inside.isEmpty { return Double(rows.count { $0.line < first }) }
        return inside.reduce(0) { $0 + Double($1) + 0.5 } / Double(inside.count)
    }

    /// Cuts the rows into one span for each label so that the labels come closest to the middles.
    private mutating func centre(
        _ rows: [IndicatorRow], _ seconds: [Second], _ middles: [Double]
    ) {
        let cut = SpanCut(count: rows.count, middles: middles)
        for (second, span) in zip(seconds, cut.spans) {
            levels += Array(repeating: second.levels, count: span.count)
        }
        if !cut.isCertain, let row = rows.first {
            doubts.append(
                .warning(
                    row.place, "合并单元格的二级指标标签跨哪几行，从文字位置不能确定，请对照原表核对"))
        }
    }
}
