/// How the observations of a period become one figure.
package enum Gathering: Hashable, Sendable {
    case count, sum, average, longest, shortest, share, ratio
    /// Nearest rank, 1 to 100.
    case percentile(Int)
    case lowestWeek, averageWeek, latest, daysKept, grade

    /// Whether each observation needs a denominator.
    package var needsWhole: Bool { self == .share || self == .ratio }

    /// Whether the figure grows with the year, so that half a year is worth half a target.
    package var accumulates: Bool {
        switch self {
        case .count, .sum, .daysKept: true
        default: false
        }
    }

    /// Whether amounts must be whole: pieces are not cut.
    package var countsPieces: Bool { self == .count || self == .grade }
}

extension Gathering: RawRepresentable, Codable {
    private static let plain: [Gathering] = [
        .count, .sum, .average, .longest, .shortest, .share, .ratio, .lowestWeek, .averageWeek,
        .latest, .daysKept, .grade,
    ]

    package init?(rawValue: String) {
        if let plain = Gathering.plain.first(where: { $0.rawValue == rawValue }) {
            self = plain
            return
        }
        let parts = rawValue.split(separator: " ")
        guard parts.count == 2, parts[0] == "percentile", let rank = Int(parts[1]) else {
            return nil
        }
        guard (1...100).contains(rank) else { return nil }
        self = .percentile(rank)
    }

    // Gatherings are equal when their raw values are, so this must not compare any.
    package var rawValue: String {
        switch self {
        case .count: "count"
        case .sum: "sum"
        case .average: "average"
        case .longest: "longest"
        case .shortest: "shortest"
        case .share: "share"
        case .ratio: "ratio"
        case .percentile(let rank): "percentile \(rank)"
        case .lowestWeek: "lowest week"
        case .averageWeek: "average week"
        case .latest: "latest"
        case .daysKept: "days kept"
        case .grade: "grade"
        }
    }

    /// Every gathering that a person may choose for a measure.
    package static let choices: [Gathering] = plain + [.percentile(90)]

    package var title: Words {
        switch self {
        case .count: Words("计数", "count")
        case .sum: Words("合计", "sum")
        case .average: Words("平均", "average")
        case .longest: Words("最长", "longest")
        case .shortest: Words("最短", "shortest")
        case .share: Words("占比", "share")
        case .ratio: Words("比值", "ratio")
        case .percentile(let rank): Words("第 \(rank) 百分位", "percentile \(rank)")
        case .lowestWeek: Words("最低一周", "lowest week")
        case .averageWeek: Words("周均", "average week")
        case .latest: Words("最新", "latest")
        case .daysKept: Words("保持天数", "days kept")
        case .grade: Words("等级", "grade")
        }
    }
}
