/// The indicator table of a PDF as rows of cells, its columns and rows found by the white between.
struct PDFTable {
    private(set) var rows: [GridRow] = []
    private(set) var doubts: [Doubt] = []
    private var headings: [PDFHeading]
    private var cuts: [Double] = []

    /// - Parameter words: the words of the document.
    /// - Returns: nil if they have no headings of a table.
    init?(_ words: [PDFWord]) {
        let found = PDFHeading.rows(in: words)
        guard let first = found.first, let top = first.map(\.bottom).max(),
            first.contains(where: { $0.column == .name }),
            first.contains(where: { $0.column == .target })
        else { return nil }
        headings = first.sorted { $0.centre < $1.centre }
        let taken = Set(found.flatMap { $0.flatMap(\.words) })
        let table = PDFBody(
            words.filter { $0.middle > top && !taken.contains($0) }, headings: headings)
        let body = table.words
        for (left, right) in zip(headings, headings.dropFirst()) {
            cuts.append(PDFGutter.between(left, right, in: body))
        }
        read(body)
        if let foot = table.foot {
            let text = foot.text.text.prefix(40)
            doubts.append(.note(foot.place, "表下的文字“\(text)”不是指标，没有读入"))
        }
    }

    private mutating func read(_ body: [PDFWord]) {
        let columns = Dictionary(grouping: body) { column(of: $0) }
        let bands = PDFRow.rows(
            names: columns[.name] ?? [], values: columns[.target] ?? [],
            others: headings.map(\.column).filter {
                ![.first, .second, .name, .target].contains($0)
            }
            .map { ($0, columns[$0] ?? []) })
        let spans = PDFSpans(rows: bands, labels: columns[.second] ?? [])
        let firsts = PDFSpans(rows: bands, labels: columns[.first] ?? [])
        doubts = spans.doubts + spans.doubts(against: firsts, rows: bands)
        let order = headings.map(\.column)
        rows = [GridRow(cells: order.map(\.heading), place: Place())]
        for (index, band) in bands.enumerated() {
            let cells = order.map { column in
                switch column {
                case .first: ""
                case .second: spans.labels[index]
                default: band.cells[column] ?? ""
                }
            }
            rows.append(GridRow(cells: cells, place: Place(page: band.page, line: index + 1)))
        }
    }

    private func column(of word: PDFWord) -> ColumnHeading {
        headings[cuts.count { $0 < word.centre }].column
    }
}

extension ColumnHeading {
    /// The heading in its usual spelling.
    var heading: String {
        switch self {
        case .first: "一级指标"
        case .second: "二级指标"
        case .name: "三级指标"
        case .nature: "指标性质"
        case .target: "指标值"
        case .unit: "计量单位"
        case .actual: "实际完成值"
        case .expected: "全年预计完成情况"
        case .weight: "分值"
        case .points: "得分"
        case .note: "备注"
        case .standard: "绩效标准"
        }
    }
}
