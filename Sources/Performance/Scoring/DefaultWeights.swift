import Kernel

/// The weights of indicators whose declaration gives none; with execution they make 100.
package enum DefaultWeights {
    /// Weights in hundredths, in the order of the indicators.
    ///
    /// A first level without indicators gives its weight to 效益, or to 产出 where that is missing.
    /// Inside a first level the weight is shared equally, odd hundredths going to the first ones.
    ///
    /// - Parameter levels: the first level of each indicator, in the order of the form.
    package static func hundredths(_ levels: [String]) -> [Int] {
        let counts = Dictionary(levels.map { ($0, 1) }, uniquingKeysWith: +)
        let weights = weights(of: counts)
        var seen: [String: Int] = [:]
        return levels.map { level in
            let place = seen[level, default: 0]
            seen[level] = place + 1
            let (share, odd) = (weights[level] ?? 0).quotientAndRemainder(
                dividingBy: counts[level] ?? 1)
            return share + (place < odd ? 1 : 0)
        }
    }

    private static func weights(of counts: [String: Int]) -> [String: Int] {
        let hasCost = counts["成本指标"] != nil
        let nominal =
            hasCost
            ? ["成本指标": 2000, "产出指标": 4000, "效益指标": 2000, "满意度指标": 1000]
            : ["产出指标": 5000, "效益指标": 3000, "满意度指标": 1000]
        let missing = nominal.filter { counts[$0.key] == nil }.values.reduce(0, +)
        var weights = nominal.filter { counts[$0.key] != nil }
        let heir = ["效益指标", "产出指标", "成本指标", "满意度指标"].first { weights[$0] != nil }
        if let heir { weights[heir, default: 0] += missing }
        return weights
    }
}
