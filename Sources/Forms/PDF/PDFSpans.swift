/// Which rows the labels of a merged column span, by where the labels stand on the page: at the
/// middle of their rows, or at the top.
struct PDFSpans {
    /// The label of each row; empty where the one above goes on.
    private(set) var labels: [String]
    private(set) var doubts: [Doubt] = []
    /// Whether the labels stand just where they should: over page ends they need not.
    private var isClose = false

    private struct Label {
        var name: String
        var page: Int
        var top: Double
        var bottom: Double
    }

    /// How a form sets the labels of merged cells; some makers mix the two.
    private enum Setting: CaseIterable { case middle, top, mixed }

    init(rows: [PDFRow], labels words: [PDFWord]) {
        labels = Array(repeating: "", count: rows.count)
        let found = Self.labels(words)
        guard !found.isEmpty, found.count <= rows.count, rows.count <= 400 else {
            doubts.append(
                .error(
                    Place(page: words.first?.page ?? 1, line: 1),
                    Self.unplaced(found.count, rows.count)))
            return
        }
        let cuts = Setting.allCases.map { set in
            SpanCut(count: rows.count, spans: found.count) { span, range in
                Self.distance(of: found[span], from: rows[range], set)
            }
        }
        guard let best = cuts.min(by: { $0.cost < $1.cost }) else { return }
        isClose = best.isCertain && best.cost <= Double(found.count) * 3
        for (label, span) in zip(found, best.spans) { labels[span.lowerBound] = label.name }
        if best.cost > Double(found.count) * 12 || !best.isCertain {
            let place = Place(page: rows.first?.page ?? 1, line: 1)
            doubts.append(.warning(place, "合并单元格的二级指标标签跨哪几行不能确定，请对照原表核对"))
        }
    }

    /// Where the second level, as its labels stand, is not of the first level beside it.
    func doubts(against firsts: PDFSpans, rows: [PDFRow]) -> [Doubt] {
        guard firsts.isClose else { return [] }
        var (first, second) = ("", "")
        for (index, row) in rows.enumerated() {
            if !firsts.labels[index].isEmpty { first = firsts.labels[index] }
            if !labels[index].isEmpty { second = labels[index] }
            guard let owner = LevelLabel.first(of: second), !first.isEmpty, owner != first else {
                continue
            }
            let name = row.cells[.name] ?? ""
            let message = "指标“\(name)”的一级、二级指标标签对不上（\(first)、\(second)），请对照原表核对"
            return [.warning(Place(page: row.page, line: index + 1), message)]
        }
        return []
    }

    private static func unplaced(_ labels: Int, _ rows: Int) -> String {
        "二级指标标签\(labels)个、指标\(rows)行，对不上，应一个标签至少有一行指标，请对照原表核对"
    }

    private static func labels(_ words: [PDFWord]) -> [Label] {
        let sorted = words.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
        let pieces = LabelPieces(
            sorted.enumerated().map { index, word in
                Word(word.text, line: index, place: Place(page: word.page, line: index + 1))
            })
        return pieces.labels.compactMap { label in
            let boxes = label.words.map { sorted[$0] }
            guard let page = boxes.first?.page, label.name != LevelLabel.side else { return nil }
            let onPage = boxes.filter { $0.page == page }
            return Label(
                name: label.name, page: page, top: onPage.map(\.top).min() ?? 0,
                bottom: onPage.map(\.bottom).max() ?? 0)
        }
    }

    /// How far a label stands from where it would stand over some rows; in a cell that is cut by
    /// the end of a page it may stand at the top all the same, and is seldom printed only after it.
    private static func distance(
        of label: Label, from rows: ArraySlice<PDFRow>, _ setting: Setting
    ) -> Double {
        let extents = rows.flatMap(\.extents).filter { $0.page == label.page }
        guard let first = extents.first, let last = extents.last else {
            return pushed(label, from: rows)
        }
        let top = abs(label.top - first.top)
        let middle = abs((label.top + label.bottom) / 2 - (first.top + last.bottom) / 2)
        let isCut = rows.last?.extents.last?.page != rows.first?.extents.first?.page
        let startsBefore = rows.first?.extents.contains { $0.page == label.page } != true
        let late = startsBefore ? 20.0 : 0
        switch setting {
        case .top: return top + late
        case .middle: return (isCut ? min(top, middle) : middle) + late
        case .mixed: return min(middle, top + 4) + late
        }
    }

    /// A label too high for the foot of its page is printed at the head of the next.
    private static func pushed(_ label: Label, from rows: ArraySlice<PDFRow>) -> Double {
        guard let last = rows.last?.extents.last, last.page == label.page - 1 else { return 10_000 }
        let extents = rows.flatMap(\.extents).filter { $0.page == last.page }
        let height = last.bottom - (extents.first?.top ?? last.top)
        return 40 + height * 0.3 + max(0, height - (label.bottom - label.top))
    }
}
