import Kernel

extension Declaration {
    /// What keeps it from being approved; empty when it is in order: an amount to be approved, and
    /// weights that leave ten points of a hundred to the execution of the budget.
    package var approvalFaults: [Refusal] {
        var faults: [Refusal] = []
        if funds.annual == nil { faults.append(.noBudgetToApprove) }
        faults += indicators.compactMap { indicator in
            guard let weight = indicator.weight else { return .weightMissing(indicator.name) }
            return weight > .zero ? nil : .weightNotPositive(indicator.name)
        }
        let weights = indicators.compactMap(\.weight)
        if weights.count == indicators.count, weightSum != Self.weightTotal {
            faults.append(.weightsOff(weightSum))
        }
        return faults
    }

    /// Texts that nobody could have typed into the form; empty when there are none.
    var unfitTexts: [Refusal] {
        let head = [project, nature, category, department, unit, goalTotal, goalAnnual]
        let lines = indicators.flatMap {
            [$0.level1, $0.level2, $0.name, $0.target, $0.unit, $0.printed]
        }
        let isFit = (head + lines).allSatisfy(\.isFit)
        return isFit && indicators.count <= Self.mostIndicators ? [] : [.textUnfit]
    }

    /// The most lines that a form may have.
    private static let mostIndicators = 500

    /// The sum of the weights that are given.
    package var weightSum: Quantity {
        Quantity(
            tenThousandths: indicators.compactMap(\.weight?.tenThousandths).reduce(0, +))
    }

    /// What the weights of all indicators come to; the other ten points are the execution's.
    package static let weightTotal = Quantity(90)
}

extension String {
    /// Whether it can be kept: no zero byte, and no longer than people write.
    var isFit: Bool { count <= 5000 && !utf8.contains(0) }
}

extension Refusal {
    fileprivate static let textUnfit = Refusal(
        "text_unfit", "文字过长、含有空字符，或指标超过 500 项。",
        "A text is too long or holds a zero byte, or there are more than 500 indicators.",
        at: "申报表")

    fileprivate static let noBudgetToApprove = Refusal(
        "no_budget_to_approve", "申报表没有年度资金申请总额，目标须与预算一并批复。",
        "The declaration has no annual amount; targets are approved with the budget.",
        at: "年度资金申请总额")

    fileprivate static func weightMissing(_ name: String) -> Refusal {
        Refusal(
            "weight_missing", "“\(name)”没有分值，批复时各项分值须齐全。",
            "“\(name)” has no weight; approval fixes the weight of each indicator.", at: name)
    }

    fileprivate static func weightNotPositive(_ name: String) -> Refusal {
        Refusal(
            "weight_not_positive", "“\(name)”的分值须大于 0。",
            "The weight of “\(name)” must be above 0.", at: name)
    }

    fileprivate static func weightsOff(_ sum: Quantity) -> Refusal {
        Refusal(
            "weights_off", "各项指标分值合计为 \(sum)，应为 90（预算执行另占 10）。",
            "The weights come to \(sum); they must come to 90, besides 10 for execution.",
            at: "绩效指标")
    }
}
