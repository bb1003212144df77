import Foundation

/// Reads a form whose cells ran together without blanks, as some converters and scans leave it.
/// What the text does not decide is left out and doubted.
struct RunTogetherText {
    private let segment: FormSegment
    private let ink: Ink

    init(_ segment: FormSegment) {
        self.segment = segment
        ink = Ink(Self.unnumbered(segment.lines)[...])
    }

    /// Whether a document is of this kind: the headings of its table and the levels on one line.
    static func matches(_ segment: FormSegment) -> Bool {
        segment.lines.contains { line in
            guard line.text.utf8.count > 90 else { return false }
            let compact = Glyphs.compact(line.text)
            return compact.contains("二级指标")
                && ["数量指标", "质量指标", "产出指标", "产出("].contains { compact.contains($0) }
        }
    }

    /// The host numbered the lines 1、 2、 … without regard to the text.
    private static func unnumbered(_ lines: ArraySlice<TextLine>) -> [TextLine] {
        let isNumbered =
            lines.count > 1
            && zip(1..., lines).allSatisfy { number, line in
                line.text.hasPrefix("\(number)、")
            }
        guard isNumbered else { return Array(lines) }
        return zip(1..., lines).map { number, line in
            let text = line.text.dropFirst("\(number)、".count)
            return TextLine(text: String(text), place: line.place)
        }
    }

    /// The document, except the name of its file.
    func document() -> FormDocument {
        var document = FormDocument(
            file: "", kind: segment.kind ?? .targets, year: segment.year,
            project: FormProject(), indicators: [], execution: nil, doubts: [])
        let tables = tableStarts
        head(&document, end: tables.first ?? ink.count)
        if document.kind == .selfEvaluation {
            let execution = ExecutionText(ink)
            document.execution = execution.execution
            document.doubts += execution.doubts
        }
        let end = ink.find("填报说明")?.lowerBound ?? ink.count
        for (index, start) in tables.enumerated() where start < end {
            let stop = index + 1 < tables.count ? tables[index + 1] : end
            let table = RunTogetherTable(ink, in: start..<stop)
            document.indicators += table.indicators
            document.doubts += table.doubts
        }
        document.doubts.append(
            .warning(
                segment.place, "表格的单元格连写在一起，只读出能确定的部分，请对照原表核对"))
        return document
    }

    private var tableStarts: [Int] {
        var starts: [Int] = []
        var from = 0
        while let found = ink.find("二级指标", from: from) {
            starts.append(found.lowerBound)
            from = found.upperBound
        }
        return starts
    }

    /// The option that is ticked; nothing where options are listed and none is.
    private static func chosen(_ text: String) -> String {
        if let tick = text.firstIndex(where: { "√☑✓".contains($0) }) {
            return String(text[..<tick].split { "□√☑✓".contains($0) }.last ?? "")
        }
        let isList =
            text.contains("□") || text.hasPrefix("1、")
            || (text.contains("新增项目") && text.contains("延续"))
        return isList ? "" : text
    }

    private func head(_ document: inout FormDocument, end: Int) {
        var head = HeadReading()
        let fields = Field.head + [.aside, .funds, .goalAnnual]
        for find in ink.fields(fields, in: 0..<end) where find.value.count <= 60 {
            var text = ink.text(find.value)
            text = Self.chosen(text)
            head.take(find.field, text, at: ink.place(at: find.label.lowerBound))
        }
        document.project = head.project
        document.doubts += head.doubts
    }
}
