import Foundation

/// An amount of money in yuan; decimal throughout.
struct Amount: Hashable {
    var yuan: Decimal

    /// Reads a printed amount such as `144,208.00`, `150万` or `3.36`.
    ///
    /// - Parameter tenThousands: whether the form counts in 万元 where the figure has no unit.
    init?(_ text: String, tenThousands: Bool) {
        let compact = Glyphs.compact(text)
        guard let figure = Figure(compact.drop { "¥￥".contains($0) }, strict: false),
            let number = Decimal(string: figure.number, locale: Locale(identifier: "en_US_POSIX"))
        else { return nil }
        switch figure.unit {
        case "": yuan = tenThousands ? number * 10_000 : number
        case "元": yuan = number
        case "万", "万元": yuan = number * 10_000
        case "亿元": yuan = number * 100_000_000
        default: return nil
        }
    }

    init(yuan: Decimal) { self.yuan = yuan }

    /// The amount printed with two decimals.
    var printed: String {
        var exact = yuan
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 2, .plain)
        let parts = "\(rounded)".split(separator: ".")
        let cents = parts.count > 1 ? String(parts[1]) : ""
        return "\(parts.first ?? "0")." + cents + String(repeating: "0", count: 2 - cents.count)
    }

    /// The decimal that a JSON amount stands for.
    static func decimal(_ printed: String?) -> Decimal? {
        printed.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) }
    }
}
