/// Which rows the labels of a merged column span, by where the labels stand on the page: at the
/// middle of their rows, or at the top.
struct PDFSpans {
    /// The label of each row; empty where the one above goes on.
    private(set) var labels: [String]
    private(set) var doubts: [Doubt] = []

    private struct Label {
        var name: String
        var page: Int
        var top: Double
        var bottom: Double
    }

    init(rows: [PDFRow], labels words: [PDFWord]) {
        labels = Array(repeating: "", count: rows.count)
        let found = Self.labels(words)
        guard !found.isEmpty, found.count <= rows.count, rows.count <= 400 else { return }
        let middle = SpanCut(count: rows.count, spans: found.count) { span, range in
            Self.distance(of: found[span], from: rows[range], atTop: false)
        }
        let top = SpanCut(count: rows.count, spans: found.count) { span, range in
            Self.distance(of: found[span], from: rows[range], atTop: true)
        }
        let best = middle.cost <= top.cost ? middle : top
        for (label, span) in zip(found, best.spans) { labels[span.lowerBound] = label.name }
        if best.cost > Double(found.count) * 12 || !best.isCertain {
            let place = Place(page: rows.first?.page ?? 1, line: 1)
            doubts.append(.warning(place, "合并单元格的二级指标标签跨哪几行不能确定，请对照原表核对"))
        }
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
        of label: Label, from rows: ArraySlice<PDFRow>, atTop: Bool
    ) -> Double {
        let extents = rows.flatMap(\.extents).filter { $0.page == label.page }
        guard let first = extents.first, let last = extents.last else {
            return pushed(label, from: rows)
        }
        let top = abs(label.top - first.top)
        let middle = abs((label.top + label.bottom) / 2 - (first.top + last.bottom) / 2)
        let isCut = rows.last?.extents.last?.page != rows.first?.extents.first?.page
        let startsBefore = rows.first?.extents.contains { $0.page == label.page } != true
        return (atTop ? top : isCut ? min(top, middle) : middle) + (startsBefore ? 20 : 0)
    }

    /// A label too high for the foot of its page is printed at the head of the next.
    private static func pushed(_ label: Label, from rows: ArraySlice<PDFRow>) -> Double {
        guard let last = rows.last?.extents.last, last.page == label.page - 1 else { return 10_000 }
        let extents = rows.flatMap(\.extents).filter { $0.page == last.page }
        let height = last.bottom - (extents.first?.top ?? last.top)
        return 40 + height * 0.3 + max(0, height - (label.bottom - label.top))
    }
}
