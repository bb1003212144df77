/// Reads a self-evaluation whose cells stand one on a line, or several parted by blanks.
struct EvaluationLines {
    private let segment: FormSegment
    private let ink: Ink

    init(_ segment: FormSegment) {
        self.segment = segment
        ink = Ink(segment.lines)
    }

    /// The document, except the name of its file.
    func document() -> FormDocument {
        var document = FormDocument(
            file: "", kind: segment.kind ?? .selfEvaluation, year: segment.year,
            project: FormProject(), indicators: [], execution: nil, doubts: [])
        var head = HeadReading()
        let end = min(
            ink.fields([.funds, .goalAnnual, .table], in: 0..<ink.count).first?.label.lowerBound
                ?? ink.count, 2000)
        for find in ink.fields(Field.head + [.aside], in: 0..<end) {
            head.take(find.field, ink.text(find.value), at: ink.place(at: find.label.lowerBound))
        }
        document.project = head.project
        document.project.goalAnnual = goal
        let execution = ExecutionText(ink)
        document.execution = execution.execution
        let table = GridRows(segment.lines)
        let indicators = IndicatorGrid(table.rows, isPaged: false)
        document.indicators = indicators.indicators
        document.doubts = head.doubts + execution.doubts + table.doubts + indicators.doubts
        document.doubts += ScoreCheck.doubts(document, places: indicators.places, at: segment.place)
        return document
    }

    /// The lines after the headings of expectation and result, up to the first line that ends.
    private var goal: String {
        let lines = Array(segment.lines)
        let start = lines.lastIndex { Glyphs.compact($0.text).hasSuffix("实际完成情况") }
        guard let start, start + 1 < lines.count else { return "" }
        let numbered = lines[(start + 1)...].prefix { $0.text.hasPrefix("目标") }
        guard numbered.count > 1 else { return Glyphs.joined([lines[start + 1].text]) }
        let second = numbered.dropFirst().firstIndex { $0.text.hasPrefix("目标1") }
        return Glyphs.joined(numbered[..<(second ?? numbered.endIndex)].map(\.text))
    }
}
