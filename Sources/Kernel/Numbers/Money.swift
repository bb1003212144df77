/// An amount of yuan, held as whole fen.
package struct Money: Hashable, Comparable, Sendable {
    /// The amount in fen, a hundredth of a yuan.
    package let fen: Int64

    package init(fen: Int64) { self.fen = fen }

    /// Reads yuan as plain decimal text with at most two decimals (`144208.00`); nil otherwise.
    package init?(yuan text: some StringProtocol) {
        guard let scaled = DecimalText.scaled(text, decimals: 2) else { return nil }
        fen = scaled
    }

    package static let zero = Money(fen: 0)

    package static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }
    package static func + (a: Money, b: Money) -> Money { Money(fen: a.fen + b.fen) }
    package static func - (a: Money, b: Money) -> Money { Money(fen: a.fen - b.fen) }
}

extension Money: CustomStringConvertible {
    /// Yuan with two decimals: `144208.00`.
    package var description: String { DecimalText.text(fen, decimals: 2, trimmed: false) }

    /// Yuan for people: thousands separated, decimals only where there are fen.
    package var grouped: String {
        Ratio(Int128(fen), 100).grouped(decimals: fen % 100 == 0 ? 0 : 2)
    }
}

extension Money: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Money(yuan: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not yuan with at most 2 decimals: \(text)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
