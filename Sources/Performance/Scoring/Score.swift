import Kernel

/// The points of one line with the reason for them, so that each can be explained.
package struct Score: Hashable, Sendable {
    /// Two decimals.
    package let points: Ratio
    package let because: Words
    /// Whether the actual is so far over its target that a reason is demanded.
    package let isFarOver: Bool

    init(_ points: Ratio, _ zh: String, _ en: String, isFarOver: Bool = false) {
        self.points = max(points, .zero).rounded(decimals: 2)
        because = Words(zh, en)
        self.isFarOver = isFarOver
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
        switch comparator {
        case .atLeast, .above: forward(actual, target, weight)
        case .equal:
            target > .zero ? forward(actual, target, weight) : zeroTarget(actual, weight)
        case .atMost, .below: reverse(actual, target, weight)
        case .qualitative: grade(actual, target, weight)
        case .other: nil
        }
    }

    private func forward(_ actual: Ratio, _ target: Ratio, _ weight: Ratio) -> Score {
        guard actual >= target else {
            return Score(
                weight * actual / target, "未达目标：实际 ÷ 目标 × 分值",
                "below target: actual ÷ target × weight")
        }
        guard target > .zero, actual >= target * Ratio(farOver.share) else {
            return Score(weight, "达到目标，满分", "target met: full points")
        }
        let deduction = Ratio(farOver.deduction)
        return Score(
            weight - deduction,
            deduction > .zero
                ? "超出目标三成以上，扣 \(farOver.deduction) 分" : "达到目标，满分；超出三成以上，需说明原因",
            deduction > .zero
                ? "30 % or more over target: \(farOver.deduction) points off"
                : "target met: full points; 30 % or more over it, which needs a reason",
            isFarOver: true)
    }

    private func reverse(_ actual: Ratio, _ target: Ratio, _ weight: Ratio) -> Score {
        guard target > .zero else { return zeroTarget(actual, weight) }
        guard actual > target else {
            return Score(weight, "未超过上限，满分", "within the limit: full points")
        }
        switch reverse {
        case .inverseRatio:
            return Score(
                weight * target / actual, "超过上限：目标 ÷ 实际 × 分值",
                "over the limit: target ÷ actual × weight")
        case .linearExcess where actual >= target + target:
            return Score(.zero, "达到上限的两倍，不得分", "twice the limit or more: no points")
        case .linearExcess:
            return Score(
                weight * (Ratio(1) - (actual - target) / target), "超过上限：按超出比例扣分",
                "over the limit: points off in proportion")
        }
    }

    private func zeroTarget(_ actual: Ratio, _ weight: Ratio) -> Score {
        actual <= .zero
            ? Score(weight, "目标为零且未发生，满分", "target of none met: full points")
            : Score(.zero, "目标为零但有发生，不得分", "target of none missed: no points")
    }

    /// Short of a person's own score, a level missed gets the least of its band: never flattering.
    private func grade(_ actual: Ratio, _ target: Ratio, _ weight: Ratio) -> Score {
        if actual >= target { return Score(weight, "达到等级，满分", "level reached: full points") }
        if actual > Ratio(1) {
            return Score(
                weight * Ratio(bands.partly[0]), "部分达成：按该档下限计分",
                "partly reached: the least of its band")
        }
        return Score(
            weight * Ratio(bands.missed[0]), "未达成：按该档下限计分", "missed: the least of its band")
    }

    /// The points of budget execution: never above its weight.
    package func executionScore(spent: Money, budget: Money) -> Score? {
        guard budget > .zero else { return nil }
        let weight = Ratio(executionWeight)
        let share = Ratio(Int128(spent.fen), Int128(budget.fen))
        return Score(
            min(weight, weight * share), "全年执行数 ÷ 全年预算数 × \(executionWeight)",
            "spent ÷ budget × \(executionWeight)")
    }
}
