import Kernel

/// Numbers as people read them.
enum Numerals {
    /// Decimal text with its thousands separated: `2214.5` as `2,214.5`; other text as it is.
    static func grouped(_ text: String) -> String {
        guard Quantity(text) != nil || text.contains("."), text.allSatisfy(\.isPartOfNumber) else {
            return text
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        var digits = parts[0].drop { $0 == "-" }
        var groups: [Substring] = []
        while !digits.isEmpty {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        let whole = (text.hasPrefix("-") ? "-" : "") + groups.joined(separator: ",")
        return parts.count == 2 ? "\(whole).\(parts[1])" : whole
    }

    /// A printed target without needless zeros: `19500.00` as `19,500`.
    static func short(_ text: String) -> String {
        guard let quantity = Quantity(text) else { return text }
        return grouped(quantity.description)
    }

    static func grouped(_ number: Int64) -> String { grouped(String(number)) }

    /// A percentage with one decimal: `78.4`.
    static func percent(_ part: Money, of whole: Money) -> String? {
        guard whole > .zero else { return nil }
        return Ratio(Int128(part.fen) * 100, Int128(whole.fen)).text(decimals: 1)
    }
}

extension Character {
    fileprivate var isPartOfNumber: Bool { isASCII && (isNumber || self == "." || self == "-") }
}
