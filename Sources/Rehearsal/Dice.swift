/// The rehearsal's chance (SplitMix64): the same seed plays the same days on every machine.
struct Dice: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// Whether something happens that does so in this many of a thousand cases.
    mutating func happens(perMille: Int) -> Bool { roll(0...999) < perMille }

    /// One of the choices, of which there is at least one.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[roll(0...(choices.count - 1))]
    }
}
