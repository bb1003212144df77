/// An exact decimal amount of anything that is counted or measured: pieces, days, hours, percent.
///
/// Held as whole ten-thousandths, so sums in the database are exact. Four decimals at most; a text
/// with more is refused rather than rounded.
package struct Quantity: Hashable, Comparable, Sendable {
    /// The amount in ten-thousandths of its unit.
    package let tenThousandths: Int64

    package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// A whole amount. Traps beyond nine hundred billion, which no record holds.
    package init(_ whole: Int) { tenThousandths = Int64(whole) * 10_000 }

    /// Reads plain decimal text such as `2800`, `19500.00` or `-0.5`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let scaled = DecimalText.scaled(text, decimals: 4) else { return nil }
        tenThousandths = scaled
    }

    package static let zero = Quantity(tenThousandths: 0)

    package static func < (a: Quantity, b: Quantity) -> Bool { a.tenThousandths < b.tenThousandths }

    /// Whether the amount has no decimals.
    package var isWhole: Bool { tenThousandths % 10_000 == 0 }
}

extension Quantity: CustomStringConvertible {
    /// Shortest decimal text: `9`, `97.09`.
    package var description: String { DecimalText.text(tenThousandths, decimals: 4, trimmed: true) }
}

extension Quantity: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Quantity(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a decimal of at most 4 places: \(text)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
