import Foundation

/// The indicator table of a form whose cells ran together.
struct RunTogetherTable {
    private(set) var indicators: [FormIndicator] = []
    private(set) var doubts: [Doubt] = []
    private let ink: Ink
    private let columns: Int

    /// - Parameter range: from the heading 二级指标 to the next table or the end.
    init(_ ink: Ink, in range: Range<Int>) {
        self.ink = ink
        let labels = RunLabel.labels(in: ink, range)
        let headingEnd = labels.first?.range.lowerBound ?? range.upperBound
        let heading = ink.compact(range.lowerBound..<headingEnd)
        columns =
            1 + (heading.contains("完成值") ? 1 : 0)
            + (heading.contains("分值") ? 1 : 0) + (heading.contains("得分") ? 1 : 0)
        for (index, label) in labels.enumerated() where label.level2 != nil {
            let end =
                index + 1 < labels.count ? labels[index + 1].range.lowerBound : range.upperBound
            read(label.range.upperBound..<end, label)
        }
    }

    private mutating func read(_ range: Range<Int>, _ label: RunLabel) {
        for chunk in RunChunk.chunks(of: ink, in: range, columns: columns) {
            let place = ink.place(at: chunk.range.lowerBound)
            let printed = ink.compact(chunk.range)
            guard !chunk.name.isEmpty else {
                doubts.append(
                    .error(
                        place, "\(label.level2 ?? "")后的“\(printed)”连写在一起，分不出名称和数值"))
                continue
            }
            add(chunk, label, at: place)
        }
    }

    private mutating func add(_ chunk: RunChunk, _ label: RunLabel, at place: Place) {
        var name = chunk.name
        if let standard = name.range(of: "反映"), standard.lowerBound != name.startIndex {
            name = String(name[..<standard.lowerBound])
        }
        guard chunk.values.count == columns, let target = chunk.values.first,
            target.contains(where: \.isNumber)
        else {
            let run = chunk.values.joined()
            doubts.append(
                .error(
                    place, "指标“\(name)”后的“\(run)”连写在一起，分不成\(columns)个数，数值未读"))
            var indicator = FormIndicator(
                level1: label.level1, level2: label.level2 ?? "", name: name,
                value: PrintedValue(""))
            indicator.printed = run
            indicators.append(indicator)
            return
        }
        let value = PrintedValue(target)
        doubts += ValueCheck.doubts(value, name: name, at: place)
        var indicator = FormIndicator(
            level1: label.level1, level2: label.level2 ?? "", name: name, value: value)
        if columns > 1 { indicator.actual = chunk.values[1] }
        if columns > 2 { indicator.points = chunk.values[columns - 1] }
        if columns > 3 { indicator.weight = chunk.values[2] }
        indicators.append(indicator)
        doubts += ScoreCheck.doubts(indicator, at: place)
    }
}

/// A level label inside text without cells.
struct RunLabel {
    var level1: String
    var level2: String?
    var range: Range<Int>

    /// The labels of a range, and the total that ends the table, in order.
    static func labels(in ink: Ink, _ range: Range<Int>) -> [RunLabel] {
        var labels: [RunLabel] = []
        var position = range.lowerBound + 4
        while position < range.upperBound {
            if let end = ends.first(where: { ink.stands($0, at: position) }) {
                labels.append(RunLabel(level1: "", range: position..<position + end.count))
                break
            }
            guard let label = spellings.first(where: { ink.stands($0.scalars, at: position) })
            else {
                position += 1
                continue
            }
            let found = position..<position + label.scalars.count
            let national = label.name == "成本指标"
            let owner = LevelLabel.first(of: label.name) ?? (national ? "产出指标" : nil)
            labels.append(
                RunLabel(
                    level1: owner ?? label.name, level2: owner == nil ? nil : label.name,
                    range: found))
            position = found.upperBound
        }
        return labels
    }

    private static let ends = ["总分", "备注:", "其他说明的问题", "审核意见", "偏差大或"]
        .map { Array($0.unicodeScalars) }

    private static let spellings: [(scalars: [Unicode.Scalar], name: String)] =
        (LevelLabel.all.map { (Array($0.unicodeScalars), $0) }
        + [(Array("服务对象满意度".unicodeScalars), "服务对象满意度指标")])
        .sorted { $0.0.count > $1.0.count }.map { (scalars: $0.0, name: $0.1) }
}
