import Kernel

/// How far a qualitative target is met (达成程度).
package enum Band: String, Codable, CaseIterable, Sendable {
    case reached, partly, missed

    package var title: Words {
        switch self {
        case .reached: Words("达成", "reached")
        case .partly: Words("部分达成", "partly reached")
        case .missed: Words("未达成", "missed")
        }
    }
}

extension RuleSet {
    /// The band that a level lies in: the worst level of a scale is missed, others below the
    /// target are partly reached.
    package func band(of actual: Ratio, target: Ratio) -> Band {
        actual >= target ? .reached : actual > Ratio(1) ? .partly : .missed
    }

    /// The shares of the weight between which the band is scored; the upper one belongs to it in
    /// the best band only.
    func limits(of band: Band) -> [Quantity] {
        switch band {
        case .reached: bands.reached
        case .partly: bands.partly
        case .missed: bands.missed
        }
    }

    /// A person's own score of a grade.
    ///
    /// - Parameter points: as typed, at most two decimals.
    /// - Throws: `Refusal` for a score outside the band.
    package func judge(
        _ points: Quantity, _ band: Band, weight: Ratio
    ) throws(Refusal) -> Score {
        let (low, high) = range(of: band, weight: weight)
        let given = Ratio(points)
        let isWithin = given >= low && (band == .reached ? given <= high : given < high)
        guard isWithin, given == given.rounded(decimals: 2) else {
            throw .outsideBand(points, band, low, high)
        }
        let end = band == .reached ? "]" : ")"
        return Score(
            given, .judged(band), since: "\(points) ∈ [\(low.inFormula), \(high.inFormula)\(end)")
    }

    /// A person's own score of what cannot be reckoned at all.
    ///
    /// - Throws: `Refusal` for a score below nothing or above the weight.
    package func judgeFreely(_ points: Quantity, weight: Ratio) throws(Refusal) -> Score {
        let given = Ratio(points)
        guard given >= .zero, given <= weight, given == given.rounded(decimals: 2) else {
            throw .outsideWeight(points, weight)
        }
        return Score(given, .judgedFreely, since: "\(points) ∈ [0, \(weight.inFormula)]")
    }

    /// The points between which the band lies, of a weight.
    package func range(of band: Band, weight: Ratio) -> (low: Ratio, high: Ratio) {
        let limits = limits(of: band)
        return (weight * Ratio(limits[0]), weight * Ratio(limits[1]))
    }
}

extension Refusal {
    fileprivate static func outsideBand(
        _ points: Quantity, _ band: Band, _ low: Ratio, _ high: Ratio
    ) -> Refusal {
        let (low, high) = (low.inFormula, high.inFormula)
        let under = band == .reached ? ("不超过", "at most") : ("小于", "less than")
        return Refusal(
            "score_outside_band",
            "“\(band.title.zh)”的得分应不低于 \(low)、\(under.0) \(high)，最多两位小数；填写的是 \(points)。",
            "“\(band.title.en)” scores from \(low), \(under.1) \(high), with two decimals; "
                + "\(points) was typed.")
    }

    fileprivate static func outsideWeight(_ points: Quantity, _ weight: Ratio) -> Refusal {
        Refusal(
            "score_outside_weight",
            "得分应在 0 与分值 \(weight.inFormula) 之间，最多两位小数；填写的是 \(points)。",
            "A score lies between 0 and \(weight.inFormula), with two decimals; "
                + "\(points) was typed."
        )
    }
}
