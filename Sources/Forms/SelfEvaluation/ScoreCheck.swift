import Foundation

/// What a self-evaluation's scores have to satisfy.
enum ScoreCheck {
    /// - Parameter places: the place of each indicator.
    static func doubts(_ document: FormDocument, places: [Place], at place: Place) -> [Doubt] {
        var doubts: [Doubt] = []
        for (indicator, place) in zip(document.indicators, places) {
            doubts += self.doubts(indicator, at: place)
        }
        let weights = document.indicators.compactMap { Amount.decimal($0.weight) }
        let sum = weights.reduce(0, +)
        let execution = Amount.decimal(document.execution?.weight)
        let expected: [Decimal] = execution.map { [100 - $0] } ?? [90, 100]
        if !weights.isEmpty, !expected.contains(sum), sum != 90 {
            let message = "各指标分值之和为\(sum)，应为90（另有预算执行10）；表格可能不完整"
            doubts.append(.warning(place, message))
        }
        if document.project.name.isEmpty {
            doubts.append(.warning(place, "没有读到项目名称，表头可能缺失"))
        }
        return doubts
    }

    /// What one row's scores have to satisfy.
    static func doubts(_ indicator: FormIndicator, at place: Place) -> [Doubt] {
        var doubts: [Doubt] = []
        let name = indicator.name
        if let weight = Amount.decimal(indicator.weight),
            let points = Amount.decimal(indicator.points), points > weight
        {
            doubts.append(.warning(place, "指标“\(name)”的得分\(points)大于分值\(weight)"))
        }
        if name.contains("预算执行率"), indicator.level1 == "产出指标" {
            doubts.append(.warning(place, "“\(name)”属于预算执行，不应作为\(indicator.level2)"))
        }
        let target = Amount.decimal(indicator.value)
        guard let actual = indicator.actual, target != nil else { return doubts }
        guard let figure = Figure(Glyphs.compact(actual)[...], strict: false) else {
            doubts.append(.warning(place, "指标“\(name)”的完成值“\(actual)”是文字，应为数值"))
            return doubts
        }
        if indicator.unit == "%" || figure.unit == "%", let share = Amount.decimal(figure.number),
            share > 150
        {
            doubts.append(.warning(place, "指标“\(name)”的完成值“\(actual)”超过100%，请对照原表"))
        }
        return doubts
    }
}
