/// An exact fraction: what a share, an average or a score is before it is rounded for paper.
///
/// The denominator is above zero and the fraction is in lowest terms, so equal values are equal.
package struct Ratio: Hashable, Sendable {
    package let numerator: Int128
    package let denominator: Int128

    /// Traps on a denominator of zero: whoever divides asks first whether there is anything.
    package init(_ numerator: Int128, _ denominator: Int128 = 1) {
        precondition(denominator != 0, "a ratio has no denominator of zero")
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor = max(Ratio.greatestCommonDivisor(numerator, denominator), 1)
        self.numerator = sign * numerator / divisor
        self.denominator = sign * denominator / divisor
    }

    package init(_ quantity: Quantity) { self.init(Int128(quantity.tenThousandths), 10_000) }

    package static let zero = Ratio(0)

    private static func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (a, b) = (a.magnitude, b.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int128(a)
    }
}

extension Ratio: Comparable {
    package static func < (a: Ratio, b: Ratio) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }

    package static func + (a: Ratio, b: Ratio) -> Ratio {
        Ratio(
            a.numerator * b.denominator + b.numerator * a.denominator,
            a.denominator * b.denominator)
    }

    package static func - (a: Ratio, b: Ratio) -> Ratio { a + Ratio(-b.numerator, b.denominator) }

    package static func * (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.numerator * b.numerator, a.denominator * b.denominator)
    }

    /// Traps when `b` is zero.
    package static func / (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.numerator * b.denominator, a.denominator * b.numerator)
    }
}

extension Ratio {
    /// The fraction in units of ten to the minus `decimals`, half rounded away from zero.
    package func scaled(decimals: Int) -> Int128 {
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        let (whole, rest) = (numerator * scale).quotientAndRemainder(dividingBy: denominator)
        guard rest.magnitude * 2 >= denominator.magnitude else { return whole }
        return whole + (numerator < 0 ? -1 : 1)
    }

    /// The fraction rounded half up to so many decimals.
    package func rounded(decimals: Int) -> Ratio {
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        return Ratio(scaled(decimals: decimals), scale)
    }

    /// Decimal text: `97.09`; `trimmed` drops zeros at the end of the fraction.
    package func text(decimals: Int, trimmed: Bool = false) -> String {
        DecimalText.text(
            Int64(clamping: scaled(decimals: decimals)), decimals: decimals, trimmed: trimmed)
    }

    /// Decimal text with thousands separated by commas, for people.
    package func grouped(decimals: Int, trimmed: Bool = false) -> String {
        let plain = text(decimals: decimals, trimmed: trimmed)
        let parts = plain.split(separator: ".")
        let digits = parts[0].drop { $0 == "-" }
        var groups: [Substring] = []
        var rest = digits
        while !rest.isEmpty {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        let sign = plain.hasPrefix("-") ? "-" : ""
        let whole = sign + groups.joined(separator: ",")
        return parts.count == 2 ? "\(whole).\(parts[1])" : whole
    }

    /// For drawing and forecasting only, never for a record or a report.
    package var approximate: Double { Double(numerator) / Double(denominator) }
}
