/// A small seeded source of numbers (SplitMix64): the same seed gives the same year everywhere.
struct Random: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A source of its own for one purpose, so that a stream more leaves the others as they were.
    init(seed: UInt64, for purpose: String) {
        // FNV-1a, since the standard hash differs from run to run.
        let hash = purpose.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        state = seed ^ hash
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to but not including `limit`, which is above 0.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func within(_ range: Span) -> Int {
        range.low + below(range.high - range.low + 1)
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// Whether something happens that does so in this many of a thousand cases.
    mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }
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
