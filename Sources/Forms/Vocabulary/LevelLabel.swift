/// The labels in the first two columns of an indicator table.
enum LevelLabel {
    /// The first levels, in the order of every form.
    static let firstLevels = ["成本指标", "产出指标", "效益指标", "满意度指标"]

    /// The second levels of each first level; 成本指标 is a second level in the forms before 2022.
    static let secondLevels: [(name: String, first: String)] = [
        ("经济成本指标", "成本指标"), ("社会成本指标", "成本指标"), ("生态环境成本指标", "成本指标"),
        ("数量指标", "产出指标"), ("质量指标", "产出指标"), ("时效指标", "产出指标"), ("进度指标", "产出指标"),
        ("经济效益指标", "效益指标"), ("社会效益指标", "效益指标"), ("生态效益指标", "效益指标"),
        ("环境效益指标", "效益指标"), ("可持续影响指标", "效益指标"), ("可持续发展指标", "效益指标"),
        ("服务对象满意度指标", "满意度指标"), ("社会公众或服务对象满意度指标", "满意度指标"),
        ("受益对象满意度指标", "满意度指标"), ("社会公众满意度指标", "满意度指标"),
    ]

    /// The label at the side of the whole table, which is no level.
    static let side = "绩效指标"

    /// Every label, longest first, so that a label is not taken for the end of another.
    static let all: [String] = (firstLevels + secondLevels.map(\.name) + [side])
        .sorted { $0.count > $1.count }

    /// The first level that a second level belongs to.
    static func first(of second: String) -> String? { owners[second] }

    /// Whether a folded text is a label or a part of one.
    static func isPiece(_ compact: String) -> Bool {
        all.contains { Glyphs.holds($0, compact) } || cell(compact) != nil
    }

    /// The label that a whole cell is, brackets and blanks aside; nil if it is none.
    static func cell(_ text: String) -> String? {
        var compact = Glyphs.compact(text)
        if let bracket = compact.firstIndex(of: "("), bracket != compact.startIndex {
            compact = String(compact[..<bracket])
        }
        if let known = spellings[compact] { return known }
        return nil
    }

    private static let owners = Dictionary(
        secondLevels.map { ($0.name, $0.first) }, uniquingKeysWith: { first, _ in first })

    private static let spellings: [String: String] = {
        var spellings: [String: String] = [:]
        for label in all {
            spellings[label] = label
            spellings[String(label.dropLast(2))] = label
        }
        for word in ["质量", "数量", "时效", "成本", "进度"] { spellings[word] = nil }
        return spellings
    }()
}
