/// The heading of a table's column on a PDF page, on one line or several.
struct PDFHeading {
    var column: ColumnHeading
    var words: [PDFWord]

    var bottom: Double { words.map(\.bottom).max() ?? 0 }
    var centre: Double {
        ((words.map(\.left).min() ?? 0) + (words.map(\.right).max() ?? 0)) / 2
    }

    /// The headings of each page that has them; the first are those of the table.
    static func rows(in words: [PDFWord]) -> [[PDFHeading]] {
        anchors(in: words).map { pieces in
            let top = pieces.map(\.top).min() ?? 0
            let bottom = pieces.map(\.bottom).max() ?? 0
            let margin = (pieces.first?.height ?? 10) * 1.3
            let near = words.filter { $0.middle > top - margin && $0.middle < bottom + margin }
            return row(near: near, top: top, bottom: bottom)
        }
    }

    /// The words of the first heading, 一级指标, wherever it stands, from top to bottom.
    static func anchors(in words: [PDFWord]) -> [[PDFWord]] {
        words.filter { $0.compact.hasPrefix("一级") }.sorted { $0.top < $1.top }
            .compactMap { $0.completed(to: "一级指标", in: words) }
    }

    private static func row(near words: [PDFWord], top: Double, bottom: Double) -> [PDFHeading] {
        var headings: [PDFHeading] = []
        var rest = words
        let sameLine = words.filter { $0.middle > top && $0.middle < bottom }
        for word in sameLine {
            guard let column = ColumnHeading.column(word.text) else { continue }
            headings.append(PDFHeading(column: column, words: [word]))
            rest.removeAll { $0 == word }
        }
        for seed in rest {
            let stack = rest.filter { $0.left < seed.right && $0.right > seed.left }
                .sorted { $0.top < $1.top }
            guard stack.first == seed, stack.count > 1 else { continue }
            for length in stride(from: stack.count, to: 1, by: -1) {
                let pieces = Array(stack.prefix(length))
                guard let column = ColumnHeading.column(pieces.cellText) else { continue }
                headings.append(PDFHeading(column: column, words: pieces))
                break
            }
        }
        return headings
    }
}
