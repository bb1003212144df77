import Kernel
import Performance

/// How a figure went through the year, day by day; for drawing only.
struct Course: Sendable {
    let points: [Point]
    /// Each day's own amount, where the figure is made of single ones.
    let dots: [Point]
    /// Whether it stays as it is until the next point.
    let isStepped: Bool

    /// A value on a day.
    struct Point: Sendable {
        let day: Day
        let value: Double
    }

    init(_ days: [(Day, Summary)], _ gathering: Gathering) {
        var sum: Summary?
        var kept = 0.0
        var points: [Point] = []
        for (day, summary) in days {
            sum = sum?.joined(with: summary) ?? summary
            kept += summary.lowest > .zero ? 1 : 0
            let value = gathering == .daysKept ? kept : sum.flatMap { $0.value(gathering) }
            if let value { points.append(Point(day: day, value: value)) }
        }
        dots = Course.dots(days, gathering)
        self.points = Course.isDotted(gathering) ? [] : points
        isStepped = [.latest, .grade, .longest, .shortest].contains(gathering)
    }

    /// The course of what a formula makes of two: on each day, of where both stood.
    init(_ operands: [IndicatorOperand], _ formula: Formula) {
        let courses = operands.map { Course($0.days, $0.operand.gathering) }
        var last: [Double?] = courses.map { _ in nil }
        let days = Set(courses.flatMap { $0.points.map(\.day) }).sorted()
        let values = courses.map { course in
            Dictionary(course.points.map { ($0.day, $0.value) }, uniquingKeysWith: { $1 })
        }
        points = days.compactMap { day in
            for place in values.indices { last[place] = values[place][day] ?? last[place] }
            guard let first = last[0], let second = last.count > 1 ? last[1] : 0 else { return nil }
            return formula.approximate(first, second).map { Point(day: day, value: $0) }
        }
        dots = []
        isStepped = true
    }

    /// Weeks and percentiles have no course; what each week or day came to is shown instead.
    private static func isDotted(_ gathering: Gathering) -> Bool {
        switch gathering {
        case .lowestWeek, .averageWeek, .percentile: true
        default: false
        }
    }

    private static func dots(_ days: [(Day, Summary)], _ gathering: Gathering) -> [Point] {
        switch gathering {
        case .longest, .percentile:
            return days.map { Point(day: $0.0, value: $0.1.highest.approximate) }
        case .shortest: return days.map { Point(day: $0.0, value: $0.1.lowest.approximate) }
        case .lowestWeek, .averageWeek:
            let weeks = Dictionary(grouping: days) { $0.0.monday }
            return weeks.sorted { $0.key < $1.key }.map { monday, days in
                Point(day: monday, value: days.reduce(0) { $0 + $1.1.amount.approximate })
            }
        default: return []
        }
    }
}

extension Summary {
    fileprivate func value(_ gathering: Gathering) -> Double? {
        switch gathering {
        case .average: amount.approximate / Double(pieces)
        case .longest: highest.approximate
        case .shortest: lowest.approximate
        case .share: whole == .zero ? nil : amount.approximate / whole.approximate * 100
        case .ratio: whole == .zero ? nil : amount.approximate / whole.approximate
        case .latest, .grade: latest.approximate
        default: amount.approximate
        }
    }
}

extension Quantity {
    /// For drawing only.
    var approximate: Double { Double(tenThousandths) / 10_000 }
}
