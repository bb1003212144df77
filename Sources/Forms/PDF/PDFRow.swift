/// A row of an indicator table in a PDF, put together again where a page ends inside it.
struct PDFRow {
    /// Where a row stands on a page.
    struct Extent {
        var page: Int
        var top: Double
        var bottom: Double
    }

    var cells: [ColumnHeading: String] = [:]
    var extents: [Extent] = []
    var page: Int { extents.first?.page ?? 1 }

    /// The rows, from the words of their columns.
    static func rows(
        names: [PDFWord], values: [PDFWord], others: [(ColumnHeading, [PDFWord])]
    ) -> [PDFRow] {
        let words = names + values + others.filter { $0.0 != .note }.flatMap(\.1)
        let middles = valueMiddles(values)
        let cuts = cuts(words, middles: middles)
        let columns = [(ColumnHeading.name, names), (.target, values)] + others
        var bands: [PDFRow] = Array(repeating: PDFRow(), count: cuts.count + 1)
        var pieces: [[ColumnHeading: [PDFWord]]] = Array(repeating: [:], count: cuts.count + 1)
        for (column, words) in columns {
            for word in words {
                pieces[cuts.count { $0 < word.middle }][column, default: []].append(word)
            }
        }
        for index in bands.indices {
            let all = pieces[index].values.flatMap { $0 }
            guard let page = all.map(\.page).min() else { continue }
            bands[index].cells = pieces[index].mapValues(\.cellText)
            bands[index].extents = [
                Extent(
                    page: page, top: all.map(\.top).min() ?? 0, bottom: all.map(\.bottom).max() ?? 0
                )
            ]
        }
        return joined(bands.filter { !$0.extents.isEmpty })
    }

    /// The middle of each value; a line that is no value of its own goes on the one above.
    private static func valueMiddles(_ values: [PDFWord]) -> [Double] {
        var cells: [[PDFWord]] = []
        for line in PDFLine.lines(of: values) {
            let text = line.words.map(\.text).joined()
            if let last = cells.last, let word = last.last, let first = line.words.first,
                first.page == word.page,
                isOpen(last.cellText)
                    || (!PrintedValue.matches(text)
                        && first.top - word.bottom < first.height * 0.6)
            {
                cells[cells.count - 1] += line.words
            } else {
                cells.append(line.words)
            }
        }
        return cells.map { cell in
            ((cell.map(\.top).min() ?? 0) + (cell.map(\.bottom).max() ?? 0)) / 2
        }
    }

    private static func isOpen(_ text: String) -> Bool {
        text.count { "(（".contains($0) } > text.count { ")）".contains($0) }
    }

    /// Where rows end: at white stripes as wide as those between the values of neighbouring rows,
    /// and at the ends of pages.
    private static func cuts(_ words: [PDFWord], middles: [Double]) -> [Double] {
        let gaps = PDFBands.gaps(words)
        var narrowest = Double.infinity
        for (upper, lower) in zip(middles, middles.dropFirst())
        where lower - upper < PDFWord.pageStride / 2 {
            let between = gaps.filter { $0.to > upper && $0.from < lower }
            if let widest = between.map({ $0.to - $0.from }).max() {
                narrowest = min(narrowest, widest)
            }
        }
        return gaps.filter { $0.to - $0.from > narrowest * 0.8 }.map { ($0.from + $0.to) / 2 }
    }

    /// Joins what a page's end cut: a name without a value at its foot goes on at the next page's
    /// head, and a name without a value at a page's head belongs to the row above.
    private static func joined(_ bands: [PDFRow]) -> [PDFRow] {
        var rows: [PDFRow] = []
        for band in bands {
            guard let last = rows.last, let end = last.extents.last, band.page > end.page,
                band.cells[.target] == nil || last.cells[.target] == nil
                    || isOpen(last.cells[.target] ?? "")
            else {
                rows.append(band)
                continue
            }
            rows[rows.count - 1].extents += band.extents
            for (column, text) in band.cells {
                let above = rows[rows.count - 1].cells[column] ?? ""
                rows[rows.count - 1].cells[column] = Glyphs.join(above, text)
            }
        }
        return rows
    }
}
