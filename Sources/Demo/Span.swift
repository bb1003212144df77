import Kernel

extension SeededRandom {
    mutating func within(_ range: Span) -> Int { roll(range.low...range.high) }
}

/// A whole number between two others, these included; written `[low, high]`.
struct Span: Hashable, Sendable, Decodable {
    let low: Int
    let high: Int

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        low = try container.decode(Int.self)
        high = try container.decode(Int.self)
        guard low <= high else { throw Misread("a span runs from \(low) down to \(high)") }
    }
}

/// What is wrong with the shipped scenario: our own mistake.
struct Misread: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
