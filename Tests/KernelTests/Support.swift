import Kernel
import Testing

/// A day that a test writes down; the test fails when there is no such day.
func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
    try #require(Day(text), sourceLocation: sourceLocation)
}

/// A moment in Shanghai: `2025-09-26`, `16:20:05`.
func moment(_ dayText: String, _ clock: String = "00:00:00") throws -> Instant {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    try #require(parts.count == 3)
    return Instant(try day(dayText), secondOfDay: parts[0] * 3600 + parts[1] * 60 + parts[2])
}

/// Expects a refusal by its code.
func expectRefusal(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: () throws -> Void
) {
    do {
        try act()
        Issue.record("not refused; expected \(code)", sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error), expected the refusal \(code)", sourceLocation: sourceLocation)
    }
}

/// Numbers that look random and come again from their seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
