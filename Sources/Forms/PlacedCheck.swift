/// Counts the values printed in a form's indicator table against those that were read: whatever
/// way a form was read, a value may not be lost in silence.
struct PlacedCheck {
    private(set) var doubts: [Doubt] = []
    private var missing: [(text: String, place: Place)] = []

    /// - Parameter lines: all lines of the document.
    init(_ document: FormDocument, lines: some Collection<TextLine>) {
        let table = Self.table(lines)
        guard !table.isEmpty else { return }
        figures(document, in: table)
        // Where the form has actuals, their cells are values that are no target.
        let hasActuals = document.indicators.contains { $0.actual != nil }
        if document.kind != .selfEvaluation, document.kind != .monitoring, !hasActuals {
            cells(document, in: table)
        }
        guard let first = missing.first else { return }
        let shown = missing.prefix(3).map { "“\($0.text)”" }.joined(separator: "、")
        doubts = [
            .error(
                first.place,
                "指标表里有\(missing.count)个值没有归到指标（\(shown)），应一行指标一个值，请对照原表逐行核对")
        ]
    }

    /// The lines from the headings of the table to the form's notes.
    private static func table(_ lines: some Collection<TextLine>) -> [TextLine] {
        let lines = FormGrid(json: lines).map(Self.lines(of:)) ?? Array(lines)
        let compact = lines.map { Glyphs.compact($0.text) }
        guard
            let start = compact.firstIndex(where: { text in
                ["一级指标", "二级指标", "三级指标"].contains { Glyphs.holds(text, $0) }
            })
        else { return [] }
        let length = compact[start...].prefix { text in
            !["填报说明", "填表说明", "说明:", "注:"].contains { text.hasPrefix($0) }
        }.count
        return Array(lines.dropFirst(start).prefix(length))
    }

    private static func lines(of grid: FormGrid) -> [TextLine] {
        grid.rows.map { TextLine(text: $0.cells.joined(separator: " "), place: $0.place) }
    }

    /// A sign and the number after it: one for each target and each actual.
    private mutating func figures(_ document: FormDocument, in table: [TextLine]) {
        var read = document.indicators.flatMap { indicator in
            [indicator.printed, indicator.actual, indicator.name].flatMap {
                SignedFigure.all(in: $0 ?? "").prefix(1)
            } + SignedFigure.all(in: indicator.note ?? "")
        }
        for line in table {
            for figure in SignedFigure.all(in: line.text) {
                if let match = read.firstIndex(of: figure)
                    ?? read.firstIndex(where: { $0.text.hasPrefix(figure.text) })
                {
                    read.remove(at: match)
                } else {
                    missing.append((figure.text, line.place))
                }
            }
        }
    }

    /// Cells that are a value without a sign: words of a scale, days, figures with a unit.
    private mutating func cells(_ document: FormDocument, in table: [TextLine]) {
        var read = document.indicators.map { Glyphs.compact($0.printed) }
        let names = document.indicators.map { Glyphs.compact($0.name) }
        for line in table {
            for cell in line.text.split(whereSeparator: { " |\",[]".contains($0) }) {
                let text = Glyphs.compact(cell)
                guard SignedFigure.all(in: text).isEmpty, Self.isValue(text) else { continue }
                if let match = read.firstIndex(of: text)
                    ?? read.firstIndex(where: { $0.hasPrefix(text) })
                {
                    read.remove(at: match)
                } else if !names.contains(where: { Glyphs.holds($0, text) }) {
                    missing.append((text, line.place))
                }
            }
        }
    }

    private static func isValue(_ text: String) -> Bool {
        guard !text.contains("*"), text.contains(where: { !$0.isNumber && !".,-".contains($0) })
        else { return false }
        return PrintedValue.matches(text) && Comparator.cell(text) == nil
    }
}

/// A comparing sign with its number, as printed in a table.
struct SignedFigure: Hashable {
    /// The sign in its usual spelling and the number without commas.
    var text: String

    /// The figures in a line.
    static func all(in line: String) -> [SignedFigure] {
        var rest = String(String.UnicodeScalarView(line.unicodeScalars.map(Glyphs.fold)))[...]
        var figures: [SignedFigure] = []
        while let character = rest.first {
            guard let scalar = character.unicodeScalars.first, Comparator.signs.contains(scalar),
                let leading = Comparator.leading(rest)
            else {
                rest.removeFirst()
                continue
            }
            rest = rest.dropFirst(leading.length).drop { $0 == " " }
            let number = rest.prefix { $0.isASCII && ($0.isNumber || ".,".contains($0)) }
            rest = rest.dropFirst(number.count)
            guard number.first?.isNumber == true else { continue }
            figures.append(
                SignedFigure(text: leading.comparator.rawValue + number.filter { $0 != "," }))
        }
        return figures
    }
}
