import Foundation

/// Reads a self-evaluation published as numbered sentences: 名称(单位),目标值…,完成值…,分值…,得分….
struct EvaluationProse {
    private let segment: FormSegment

    init(_ segment: FormSegment) { self.segment = segment }

    /// Whether a document is of this kind.
    static func matches(_ segment: FormSegment) -> Bool {
        segment.lines.contains { values(in: Glyphs.compact($0.text)) != nil }
    }

    /// The document, except the name of its file.
    func document() -> FormDocument {
        var document = FormDocument(
            file: "", kind: segment.kind ?? .selfEvaluation, year: segment.year,
            project: FormProject(), indicators: [], execution: nil, doubts: [])
        document.project.name = projectName
        var levels = LevelTrack()
        var places: [Place] = []
        for line in segment.lines {
            let compact = Glyphs.compact(line.text)
            if let values = Self.values(in: compact) {
                places.append(line.place)
                add(values, levels, at: line.place, to: &document)
            } else if let label = LevelLabel.cell(Self.unnumbered(compact)) {
                let isFirst = LevelLabel.first(of: label) == nil
                levels.take(isFirst ? label : "", isFirst ? "" : label, at: line.place)
            }
        }
        let check = ScoreCheck.doubts(document, places: places, at: segment.place)
        document.doubts += levels.doubts + check
        return document
    }

    private typealias Values = (name: String, fields: [String: String])

    private func add(
        _ values: Values, _ levels: LevelTrack, at place: Place, to document: inout FormDocument
    ) {
        var name = values.name
        var unit = ""
        if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
            unit = String(name[name.index(after: open)...].dropLast())
            name = String(name[..<open])
        }
        let target = values.fields["目标值"] ?? ""
        var value = PrintedValue(target)
        if value.unit == "" || !unit.isEmpty { value = PrintedValue(target + unit) }
        document.doubts += ValueCheck.doubts(value, name: name, at: place)
        var indicator = FormIndicator(
            level1: levels.first, level2: levels.second, name: name, value: value)
        if value.value != nil, indicator.unit == "" { indicator.unit = unit }
        indicator.printed = target
        indicator.actual = values.fields["完成值"] ?? values.fields["实际完成值"]
        indicator.weight = values.fields["分值"]
        indicator.points = values.fields["得分"]
        document.indicators.append(indicator)
    }

    /// The name and the labelled values of a sentence; nil if it is none about an indicator.
    private static func values(in compact: String) -> Values? {
        let clauses = compact.split { ",，;。、".contains($0) }.map(String.init)
        guard let target = clauses.firstIndex(where: { $0.hasPrefix("目标值") }), target > 0 else {
            return nil
        }
        var fields: [String: String] = [:]
        for clause in clauses[target...] {
            for label in ["目标值", "实际完成值", "完成值", "分值", "得分"]
            where clause.hasPrefix(label) {
                fields[label] = String(clause.dropFirst(label.count).drop { ":为是".contains($0) })
                break
            }
        }
        guard fields.count >= 2 else { return nil }
        let name = compact.range(of: "目标值").map { compact[..<$0.lowerBound] } ?? ""
        return (unnumbered(name.dropLast { ",，".contains($0) }), fields)
    }

    /// A text without the number in front of it, such as (一), 2、 or 1).
    private static func unnumbered(_ compact: String) -> String {
        var rest = compact[...]
        let numbers = "0123456789一二三四五六七八九十"
        if rest.first == "(", let close = rest.firstIndex(of: ")"),
            rest[rest.index(after: rest.startIndex)..<close].allSatisfy({ numbers.contains($0) })
        {
            rest = rest[rest.index(after: close)...]
        } else {
            let body = rest.drop { numbers.contains($0) }
            if body.count < rest.count, let mark = body.first, "、.)".contains(mark) {
                rest = body.dropFirst()
            }
        }
        return String(rest)
    }

    /// The name in brackets at the end of the title.
    private var projectName: String {
        for line in segment.lines.prefix(8) {
            let compact = Glyphs.compact(line.text)
            guard let title = compact.range(of: "自评报告("), compact.hasSuffix(")") else { continue }
            return String(compact[title.upperBound...].dropLast())
        }
        return ""
    }
}

extension StringProtocol {
    /// The text without the characters at its end that satisfy a condition.
    func dropLast(while condition: (Character) -> Bool) -> String {
        var text = String(self)
        while let last = text.last, condition(last) { text.removeLast() }
        return text
    }
}
