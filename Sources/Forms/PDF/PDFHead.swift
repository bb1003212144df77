/// The head of a declaration in a PDF as rows of label and value.
struct PDFHead {
    private(set) var rows: [GridRow] = []
    private let words: [PDFWord]

    /// - Parameter words: the words above the indicator table.
    init(_ words: [PDFWord]) {
        let words = Self.belowTitle(words)
        self.words = words
        let money = PDFLabel.labels(
            [.total, .fiscal, .annual, .annualFiscal, .carryOver, .other], in: words)
        let goals = PDFLabel.labels([.goalTotal, .goalAnnual], in: words)
        let head = PDFLabel.labels(Field.head, in: words)
        let spent = words.filter {
            $0.compact.hasPrefix("年初预") || $0.compact.hasPrefix("年度资金总")
        }
        let end = ((money + goals).flatMap(\.words) + spent).map(\.top).min() ?? .infinity
        readHead(head, above: end)
        readMoney(money, above: goals.map(\.middle).min() ?? .infinity)
        readGoals(goals)
    }

    /// The words without the form's title, its year and what is printed above them.
    private static func belowTitle(_ words: [PDFWord]) -> [PDFWord] {
        let lines = PDFLine.lines(of: words)
        let title = lines.prefix(8).lastIndex { PDFBody.isTitle(Glyphs.compact($0.text.text)) }
        return lines.dropFirst(title.map { $0 + 1 } ?? 0).flatMap(\.words)
    }

    private mutating func readHead(_ labels: [PDFLabel], above end: Double) {
        let taken = Set(labels.flatMap(\.words))
        let body = words.filter { !taken.contains($0) && $0.middle < end }
        let rowMiddles = PDFLabel.rowMiddles(labels)
        let bands = PDFBands(body + Array(taken), middles: rowMiddles)
        for label in labels {
            let band = bands.band(of: label.middle)
            let beside = labels.filter {
                bands.band(of: $0.middle) == band && $0.left > label.right
            }
            let limit = beside.map(\.left).min() ?? .infinity
            let cell = body.filter {
                bands.band(of: $0.middle) == band && $0.centre > label.right && $0.centre < limit
            }
            append(label, label.rest + cell.cellText)
        }
    }

    private mutating func readMoney(_ labels: [PDFLabel], above end: Double) {
        for word in words where word.compact.contains("万元)") && word.middle < end {
            rows.append(GridRow(cells: ["(万元)"], place: Place(page: word.page, line: 1)))
        }
        for label in labels.sorted(by: { $0.left < $1.left }) {
            let limit =
                labels.filter {
                    $0.left > label.right && $0.top < label.bottom && $0.bottom > label.top
                }
                .map(\.left).min() ?? .infinity
            let figures = words.filter {
                same($0.middle, label) && $0.left > label.right && $0.left < limit
            }
            append(label, label.rest + figures.cellText)
        }
    }

    private func same(_ middle: Double, _ label: PDFLabel) -> Bool {
        middle > label.top - 2 && middle < label.bottom + 2
    }

    private mutating func readGoals(_ labels: [PDFLabel]) {
        guard let bottom = labels.flatMap(\.words).map(\.bottom).max() else { return }
        let columns = labels.sorted { $0.left < $1.left }
        let side = Set(
            words.filter {
                $0.bottom > bottom - 60 && "项目绩效目标".contains($0.compact)
                    && $0.right < (columns.first?.left ?? 0)
            })
        let body = words.filter { $0.middle > bottom && !side.contains($0) }
        var cells: [String] = []
        var from = -Double.infinity
        for (position, label) in columns.enumerated() {
            var to = Double.infinity
            if position + 1 < columns.count {
                let next = columns[position + 1]
                to = PDFGutter.between(
                    (label.left + label.right) / 2, (next.left + next.right) / 2, in: body)
            }
            cells.append(body.filter { $0.centre > from && $0.centre <= to }.cellText)
            from = to
        }
        let place = Place(page: labels[0].words[0].page, line: 1)
        rows.append(
            GridRow(
                cells: columns.map { $0.field == .goalTotal ? "项目总目标" : "年度总体目标" }, place: place))
        rows.append(GridRow(cells: cells, place: place))
    }

    private mutating func append(_ label: PDFLabel, _ text: String) {
        let place = Place(page: label.words.first?.page ?? 1, line: rows.count + 1)
        rows.append(GridRow(cells: [label.field.spellings[0], text], place: place))
    }
}
