/// Reads and writes decimal numbers as text without passing through binary floating point.
enum DecimalText {
    /// The number times ten to the `decimals`, or nil when the text is not plain decimal digits,
    /// has more decimals than that, or does not fit 64 bits.
    static func scaled(_ text: some StringProtocol, decimals: Int) -> Int64? {
        var digits = Substring(text)
        let negative = digits.hasPrefix("-")
        if negative { digits.removeFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || !fraction.isEmpty else { return nil }
        let kept = fraction.prefix(decimals)
        guard fraction.dropFirst(decimals).allSatisfy({ $0 == "0" }) else { return nil }
        var value: Int64 = 0
        let padding = String(repeating: "0", count: decimals - kept.count)
        for character in parts[0] + kept + padding {
            guard character.isASCII, let digit = character.wholeNumberValue else { return nil }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, past) = product.addingReportingOverflow(Int64(digit))
            guard !over, !past else { return nil }
            value = sum
        }
        return negative ? -value : value
    }

    /// The decimal text of a scaled number; `trimmed` drops zeros at the end of the fraction.
    static func text(_ scaled: Int64, decimals: Int, trimmed: Bool) -> String {
        var digits = String(scaled.magnitude)
        if digits.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
        }
        var fraction = digits.suffix(decimals)
        if trimmed { while fraction.last == "0" { fraction.removeLast() } }
        let whole = digits.dropLast(decimals)
        let sign = scaled < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}
