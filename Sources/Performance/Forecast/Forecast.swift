import Kernel

/// Where an indicator will stand at the end of the year, by what the year has been so far.
package struct Forecast: Hashable, Sendable {
    /// As likely to be exceeded as not.
    package let expected: Double
    /// Eight of ten years end between these two.
    package let low: Double
    package let high: Double
    private let draws: [Double]

    /// - Parameter draws: possible ends of the year; at least one.
    init(draws: [Double]) {
        let sorted = draws.sorted()
        self.draws = sorted
        func quantile(_ part: Double) -> Double {
            let place = part * Double(sorted.count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
        }
        low = quantile(0.1)
        expected = quantile(0.5)
        high = quantile(0.9)
    }

    /// How likely the target is met, 0 to 1; nil where it cannot be compared.
    package func probability(of comparator: Comparator, _ target: Double) -> Double? {
        let isMet: (Double) -> Bool
        // What is counted in whole pieces may miss its target by less than a rounding.
        let slack = abs(target) * 1e-9
        switch comparator {
        case .atLeast, .equal: isMet = { $0 >= target - slack }
        case .above: isMet = { $0 > target + slack }
        case .atMost: isMet = { $0 <= target + slack }
        case .below: isMet = { $0 < target - slack }
        case .qualitative, .other: return nil
        }
        return Double(draws.count(where: isMet)) / Double(draws.count)
    }
}

extension Forecast {
    /// The forecast of what is made of this figure alone.
    func mapped(_ make: (Double) -> Double) -> Forecast { Forecast(draws: draws.map(make)) }
}

/// A forecast, or why there is none.
package enum Outlook: Hashable, Sendable {
    case forecast(Forecast)
    /// There is too little to say, and what is missing.
    case nothingToSay(Words)

    package var forecast: Forecast? {
        if case .forecast(let forecast) = self { return forecast }
        return nil
    }
}

extension Outlook {
    /// The same of one side of a formula, which is named where it has nothing to say.
    func of(_ side: Words) -> Outlook {
        guard case .nothingToSay(let why) = self else { return self }
        return .nothingToSay(Words("\(side.zh)：\(why.zh)", "\(side.en): \(why.en)"))
    }

    static let tooShort = Outlook.nothingToSay(
        Words("有记录的时间还不到六周，暂不预测", "less than six weeks of evidence: too early to say"))
    static let tooThin = Outlook.nothingToSay(
        Words("记录太少，无法看出规律", "too little evidence to see a pattern"))
    static let notANumber = Outlook.nothingToSay(
        Words("等级由人评定，不作预测", "a grade is given by people and not forecast"))
    static let noSpread = Outlook.nothingToSay(
        Words("分位数要看每一件，不作预测", "a percentile hangs on single cases and is not forecast"))
    static let notMeasured = Outlook.nothingToSay(
        Words("尚无记录", "nothing is measured yet"))
}
