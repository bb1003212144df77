/// A cell's text as the number it prints, and how a spreadsheet shows it just so.
struct PrintedNumber: Hashable {
    let value: Double
    /// Such as `#,##0.00`, `0.00%` or `0.00"元"`.
    let format: String

    /// - Returns: nil for what is no number, or one of more figures than a spreadsheet keeps.
    init?(_ text: String) {
        var rest = text[...]
        let sign = rest.hasPrefix("-") ? "-" : ""
        rest = rest.dropFirst(sign.count)
        let whole = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
        rest = rest.dropFirst(whole.count)
        var decimals = ""
        if rest.first == "." {
            decimals = String(rest.dropFirst().prefix { $0.isASCII && $0.isNumber })
            guard !decimals.isEmpty else { return nil }
            rest = rest.dropFirst(decimals.count + 1)
        }
        let digits = whole.filter { $0 != "," }
        guard digits.first?.isNumber == true, digits.count + decimals.count <= 15,
            rest.allSatisfy({ !$0.isNumber && $0 != "\"" && $0 != "," }),
            let value = Double(sign + digits + "." + (decimals.isEmpty ? "0" : decimals))
        else { return nil }
        if digits.count > 1, digits.hasPrefix("0") { return nil }
        let places =
            (whole.contains(",") ? "#,##0" : "0")
            + (decimals.isEmpty ? "" : "." + String(repeating: "0", count: decimals.count))
        if rest == "%" {
            // Divided as decimals are, so that 97.09 % is 0.9709 and nothing near it.
            let shifted = Double("\(sign)\(digits)\(decimals)e-\(decimals.count + 2)")
            self.value = shifted ?? value / 100
            format = "\(places)%"
        } else {
            self.value = value
            format = rest.isEmpty ? places : "\(places)\"\(rest)\""
        }
    }
}
