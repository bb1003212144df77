import Kernel
import Satisfaction
import Testing

/// The interval against values published by others.
@Suite struct WilsonTests {
    /// R. G. Newcombe, Statistics in Medicine 17 (1998), table I; the rest by the formula in
    /// decimal arithmetic of 50 digits.
    @Test(arguments: [
        (81, 263, "25.53", "36.62"), (15, 148, "6.24", "16.05"), (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"), (95, 100, "88.82", "97.85"), (8, 10, "49.02", "94.33"),
        (10, 10, "72.25", "100.00"), (0, 1, "0.00", "79.35"), (1, 2, "9.45", "90.55"),
        (950_000, 1_000_000, "94.96", "95.04"),
    ])
    func `the bounds are those of the formula`(
        satisfied: Int, answers: Int, lower: String, upper: String
    ) throws {
        let interval = try #require(WilsonInterval(satisfied: satisfied, of: answers))
        #expect(interval.lower.text(decimals: 2) == lower)
        #expect(interval.upper.text(decimals: 2) == upper)
    }

    @Test func `the share lies inside, and the interval mirrors`() throws {
        for answers in 1...60 {
            for satisfied in 0...answers {
                let interval = try #require(WilsonInterval(satisfied: satisfied, of: answers))
                let mirror = try #require(
                    WilsonInterval(satisfied: answers - satisfied, of: answers))
                let share = Ratio(Int128(satisfied) * 100, Int128(answers)).rounded(decimals: 2)
                #expect(interval.lower <= share && share <= interval.upper)
                let gap = interval.lower + mirror.upper - Ratio(100)
                #expect(gap <= Ratio(1, 100) && gap >= Ratio(-1, 100))
            }
        }
    }

    @Test func `without answers there is no interval`() {
        #expect(WilsonInterval(satisfied: 0, of: 0) == nil)
        #expect(WilsonInterval(satisfied: 2, of: 1) == nil)
        #expect(WilsonInterval(satisfied: -1, of: 1) == nil)
    }
}
