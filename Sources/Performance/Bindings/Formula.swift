import Kernel

/// A gathered measure that a formula takes.
package struct Operand: Hashable, Codable, Sendable {
    package let measure: String
    package let gathering: Gathering
    /// Only this part of the measure; all of it when nil.
    package let breakdown: String?

    package init(measure: String, gathering: Gathering, breakdown: String? = nil) {
        self.measure = measure
        self.gathering = gathering
        self.breakdown = breakdown
    }
}

/// What is made of two gathered measures, or of one and a number.
package struct Formula: Hashable, Codable, Sendable {
    package let operation: Operation
    /// The second measure; nil only where the operation takes a number.
    package let other: Operand?
    /// What a product multiplies by; nil for the others.
    package let factor: Quantity?

    /// How the two are put together.
    package enum Operation: String, Codable, CaseIterable, Sendable {
        /// The first over the second.
        case ratio
        /// The first over the second, in percent.
        case percent
        case difference, sum
        /// The first, so many times.
        case product

        package var title: Words {
            switch self {
            case .ratio: Words("比值（甲 ÷ 乙）", "ratio (A ÷ B)")
            case .percent: Words("百分比（甲 ÷ 乙 × 100）", "percentage (A ÷ B × 100)")
            case .difference: Words("差（甲 − 乙）", "difference (A − B)")
            case .sum: Words("和（甲 ＋ 乙）", "sum (A + B)")
            case .product: Words("倍数（甲 × 常数）", "product (A × a number)")
            }
        }
    }

    /// - Throws: `Refusal` where the second measure or the number is missing.
    package init(
        _ operation: Operation, other: Operand? = nil, factor: Quantity? = nil
    ) throws(Refusal) {
        if operation == .product {
            guard factor != nil else { throw .factorMissing }
        } else {
            guard other != nil else { throw .otherMissing }
        }
        self.operation = operation
        self.other = operation == .product ? nil : other
        self.factor = operation == .product ? factor : nil
    }
}

extension Formula {
    /// The figure made of two; nil where one is not measured, or the second is zero and divides.
    package func figure(_ first: Figure?, _ second: Figure?) -> Figure? {
        guard let first else { return nil }
        if operation == .product {
            guard let factor else { return nil }
            return Figure(
                value: first.value * Ratio(factor), observations: first.observations)
        }
        guard let second else { return nil }
        let value: Ratio
        switch operation {
        case .ratio, .percent:
            guard second.value != .zero else { return nil }
            let ratio = first.value / second.value
            value = operation == .percent ? ratio * Ratio(100) : ratio
        case .difference: value = first.value - second.value
        default: value = first.value + second.value
        }
        return Figure(value: value, observations: first.observations + second.observations)
    }

    /// Whether the actual grows with the year as what it is made of does.
    func accumulates(_ gatherings: [Gathering]) -> Bool {
        switch operation {
        case .ratio, .percent: false
        case .difference, .sum, .product: gatherings.allSatisfy(\.accumulates)
        }
    }

    /// The same in binary floating point, for drawing and forecasting only.
    package func approximate(_ first: Double, _ second: Double) -> Double? {
        switch operation {
        case .ratio: second == 0 ? nil : first / second
        case .percent: second == 0 ? nil : first / second * 100
        case .difference: first - second
        case .sum: first + second
        case .product: factor.map { first * $0.approximate }
        }
    }
}

extension Refusal {
    fileprivate static let factorMissing = Refusal(
        "factor_missing", "请填写要乘的常数，最多四位小数。",
        "Give the number to multiply by, with at most four decimals.", at: "factor")

    fileprivate static let otherMissing = Refusal(
        "other_missing", "请选择第二个度量（乙）。", "Choose the second measure (B).", at: "other")
}
