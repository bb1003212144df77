import Kernel

/// The points of one line with the reason for them, so that each can be explained.
package struct Score: Hashable, Sendable {
    /// Two decimals.
    package let points: Ratio
    package let because: Words
    /// The same with the numbers put in: `2500 ÷ 2800 × 6.67 = 5.96`.
    package let formula: String
    /// Whether the actual is so far over its target that a reason is demanded.
    package let isFarOver: Bool

    /// - Parameters:
    ///   - condition: what the points follow from: `9 ≤ 10`.
    ///   - working: how they are reckoned: `45 ÷ 90 × 10`.
    init(
        _ points: Ratio, _ because: Words, since condition: String? = nil,
        by working: String? = nil, isFarOver: Bool = false
    ) {
        let points = max(points, .zero).rounded(decimals: 2)
        let result = points.text(decimals: 2)
        let reckoned = working.map { "\($0) = \(result)" } ?? result
        self.points = points
        self.because = because
        formula = condition.map { "\($0) → \(reckoned)" } ?? reckoned
        self.isFarOver = isFarOver
    }
}

extension Ratio {
    /// As it stands in a formula: exact where four decimals are enough, else rounded to six.
    var inFormula: String {
        text(decimals: rounded(decimals: 4) == self ? 4 : 6, trimmed: true)
    }
}

extension RuleSet {
    /// What an actual scores against its target; nil where only a person can say.
    ///
    /// - Parameters:
    ///   - weight: the most it can score.
    ///   - target, actual: in the same unit; levels of a grade by their place, 1 the worst.
    package func score(
        _ actual: Ratio, _ comparator: Comparator, _ target: Ratio, weight: Ratio
    ) -> Score? {
        let line = ScoredLine(actual: actual, target: target, weight: weight)
        switch comparator {
        case .atLeast, .above: return forward(line)
        case .equal: return target > .zero ? forward(line) : line.zeroTarget
        case .atMost, .below: return reverse(line)
        case .qualitative: return grade(line)
        case .other: return nil
        }
    }

    private func forward(_ line: ScoredLine) -> Score {
        let (a, t, w) = line.texts
        guard line.actual >= line.target else {
            return Score(
                line.weight * line.actual / line.target, .belowTarget, by: "\(a) ÷ \(t) × \(w)")
        }
        guard line.target > .zero, line.actual >= line.target * Ratio(farOver.share) else {
            return Score(line.weight, .targetMet, since: "\(a) ≥ \(t)")
        }
        let deduction = Ratio(farOver.deduction)
        let working = deduction > .zero ? "\(w) − \(farOver.deduction)" : nil
        return Score(
            line.weight - deduction,
            deduction > .zero ? .farOver(costing: farOver.deduction) : .farOver,
            since: "\(a) ≥ \(t) × \(farOver.share)", by: working, isFarOver: true)
    }

    private func reverse(_ line: ScoredLine) -> Score {
        guard line.target > .zero else { return line.zeroTarget }
        let (a, t, w) = line.texts
        guard line.actual > line.target else {
            return Score(line.weight, .withinLimit, since: "\(a) ≤ \(t)")
        }
        switch reverse {
        case .inverseRatio:
            return Score(
                line.weight * line.target / line.actual, .excessDivides,
                by: "\(t) ÷ \(a) × \(w)")
        case .linearExcess where line.actual >= line.target + line.target:
            return Score(.zero, .twiceTheLimit, since: "\(a) ≥ \(t) × 2")
        case .linearExcess:
            return Score(
                line.weight * (Ratio(1) - (line.actual - line.target) / line.target),
                .excessCosts, by: "[1 − (\(a) − \(t)) ÷ \(t)] × \(w)")
        }
    }

    /// Short of a person's own score, a level missed gets the least of its band: never flattering.
    private func grade(_ line: ScoredLine) -> Score {
        let band = band(of: line.actual, target: line.target)
        guard band != .reached else { return Score(line.weight, .levelReached) }
        let least = limits(of: band)[0]
        return Score(
            line.weight * Ratio(least), band == .partly ? .levelPartly : .levelMissed,
            by: "\(least) × \(line.texts.2)")
    }

    /// The points of budget execution: never above its weight.
    package func executionScore(spent: Money, budget: Money) -> Score? {
        guard budget > .zero else { return nil }
        let weight = Ratio(executionWeight)
        let share = Ratio(Int128(spent.fen), Int128(budget.fen))
        let formula = "\(spent) ÷ \(budget) × \(executionWeight)"
        return Score(
            min(weight, weight * share), .execution(executionWeight),
            by: share > Ratio(1) ? "min(\(executionWeight), \(formula))" : formula)
    }
}

/// What a line is scored on.
private struct ScoredLine {
    let actual: Ratio
    let target: Ratio
    let weight: Ratio

    var texts: (String, String, String) { (actual.inFormula, target.inFormula, weight.inFormula) }

    var zeroTarget: Score {
        actual <= .zero
            ? Score(weight, .noneMet, since: "\(texts.0) ≤ 0")
            : Score(.zero, .noneMissed, since: "\(texts.0) > 0")
    }
}
