import Kernel
import Testing

@Suite struct RatioTests {
    @Test func `equal fractions are equal, with the sign above`() {
        #expect(Ratio(2, 4) == Ratio(1, 2))
        #expect(Ratio(1, -2) == Ratio(-1, 2))
        #expect(Ratio(-3, -6) == Ratio(1, 2))
        #expect(Ratio(0, -7) == .zero)
        #expect(Ratio(Quantity(tenThousandths: 25_000)) == Ratio(5, 2))
    }

    @Test func `fractions are added, multiplied, divided and compared exactly`() {
        #expect(Ratio(1, 3) + Ratio(1, 6) == Ratio(1, 2))
        #expect(Ratio(1, 3) - Ratio(1, 2) == Ratio(-1, 6))
        #expect(Ratio(2, 3) * Ratio(-3, 4) == Ratio(-1, 2))
        #expect(Ratio(2, 3) / Ratio(-4, 3) == Ratio(-1, 2))
        #expect(Ratio(1, 3) < Ratio(34, 100))
        #expect(Ratio(-1, 2) < Ratio(-1, 3))
    }

    @Test(arguments: [
        (Ratio(1, 8), 2, "0.13"), (Ratio(-1, 8), 2, "-0.13"), (Ratio(1, 200), 2, "0.01"),
        (Ratio(-1, 200), 2, "-0.01"), (Ratio(49, 10_000), 2, "0.00"),
        (Ratio(-49, 10_000), 2, "0.00"),
        (Ratio(2, 3), 4, "0.6667"), (Ratio(1, 3), 0, "0"), (Ratio(1, 2), 0, "1"),
        (Ratio(999_999, 1_000_000), 2, "1.00"),
        // The table of 2025: 215,457.60 of 250,000, and 9,034 of 20,000, at ten points.
        (Ratio(21_545_760, 2_500_000), 2, "8.62"), (Ratio(90_340, 20_000), 2, "4.52"),
    ])
    func `a half is rounded away from zero`(_ ratio: Ratio, _ decimals: Int, _ text: String) {
        #expect(ratio.text(decimals: decimals) == text)
        #expect(ratio.rounded(decimals: decimals).text(decimals: decimals) == text)
    }

    @Test func `rounding is never off by more than a half`() {
        var random = Seeded(11)
        for _ in 0..<2000 {
            let ratio = Ratio(
                Int128(Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)),
                Int128(Int64.random(in: 1...1_000_000, using: &random)))
            let difference = ratio.rounded(decimals: 2) - ratio
            let distance = difference < .zero ? Ratio(0) - difference : difference
            #expect(distance < Ratio(1, 200) || distance == Ratio(1, 200))
        }
    }

    @Test(arguments: [
        (Ratio(0), 0, "0"), (Ratio(999), 0, "999"), (Ratio(-1000), 0, "-1,000"),
        (Ratio(1_234_567, 10), 2, "123,456.70"), (Ratio(-1, 200), 1, "0.0"),
        (Ratio(1_000_000), 2, "1,000,000.00"),
    ])
    func `thousands are set apart for people`(_ ratio: Ratio, _ decimals: Int, _ text: String) {
        #expect(ratio.grouped(decimals: decimals) == text)
    }

    @Test func `zeros at the end of a fraction fall away where it is asked`() {
        #expect(Ratio(97).text(decimals: 2, trimmed: true) == "97")
        #expect(Ratio(971, 10).text(decimals: 2, trimmed: true) == "97.1")
        #expect(Ratio(100).text(decimals: 0, trimmed: true) == "100")
        #expect(Ratio(12_345, 10).grouped(decimals: 4, trimmed: true) == "1,234.5")
    }
}
