import Kernel
import Performance
import TestStores
import Testing

@Suite struct LampTests {
    private let half = Ratio(1, 2)

    private func lamp(
        _ actual: String, _ sign: Comparator, _ target: String, _ gathering: Gathering
    ) -> Lamp? {
        Lamp(ratio(actual), sign, ratio(target), gathering, elapsed: half)
    }

    @Test(arguments: [
        ("0", Lamp.red), ("29.9999", .red), ("30", .yellow), ("39.9999", .yellow),
        ("40", .green), ("50", .green), ("60", .green), ("60.0001", .blue), ("500", .blue),
    ])
    func `what grows with the year is held against the part that has passed`(
        actual: String, colour: Lamp
    ) {
        for gathering in [Gathering.count, .sum, .daysKept] {
            for sign in [Comparator.atLeast, .above, .equal] {
                #expect(lamp(actual, sign, "100", gathering) == colour)
            }
        }
    }

    @Test(arguments: [
        ("0", Lamp.red), ("59.9999", .red), ("60", .yellow), ("80", .yellow),
        ("99.9999", .yellow), ("100", .green), ("120", .green), ("120.0001", .blue),
    ])
    func `a level is due in full on every day, and never green when missed`(
        actual: String, colour: Lamp
    ) {
        for gathering in Gathering.choices where !gathering.accumulates {
            for sign in [Comparator.atLeast, .above, .equal] {
                #expect(lamp(actual, sign, "100", gathering) == colour, "\(gathering)")
            }
        }
    }

    @Test func `a limit is kept or not`() {
        for gathering in Gathering.choices {
            for sign in [Comparator.atMost, .below] {
                #expect(lamp("0", sign, "10", gathering) == .green)
                #expect(lamp("10", sign, "10", gathering) == .green)
                #expect(lamp("10.0001", sign, "10", gathering) == .red)
                #expect(lamp("0", sign, "0", gathering) == .green)
                #expect(lamp("1", sign, "0", gathering) == .red)
            }
        }
    }

    @Test func `a grade is reached, partly reached or the worst`() {
        #expect(lamp("4", .qualitative, "3", .grade) == .green)
        #expect(lamp("3", .qualitative, "3", .grade) == .green)
        #expect(lamp("2", .qualitative, "3", .grade) == .yellow)
        #expect(lamp("1", .qualitative, "3", .grade) == .red)
        #expect(lamp("1", .qualitative, "1", .grade) == .green)
    }

    @Test func `a target of none is red only where something happened that should not`() {
        #expect(lamp("0", .equal, "0", .count) == .green)
        #expect(lamp("1", .equal, "0", .count) == .red)
        #expect(lamp("0", .atLeast, "0", .count) == .green)
        #expect(lamp("7", .atLeast, "0", .count) == .green)
    }

    @Test func `free text has no lamp`() { #expect(lamp("1", .other, "1", .count) == nil) }

    @Test(arguments: [
        ("0.00", Lamp.red), ("29.99", .red), ("30.00", .yellow), ("39.99", .yellow),
        ("40.00", .green), ("100.00", .green),
    ])
    func `a budget is held against the part of the year that has passed`(
        spent: String, colour: Lamp
    ) {
        #expect(Lamp(spent: money(spent), budget: money("100.00"), elapsed: half) == colour)
        #expect(Lamp(spent: money(spent), budget: .zero, elapsed: half) == .green)
    }

    @Test func `the worst of several is the greatest`() {
        #expect(Lamp.allCases.sorted() == [.green, .blue, .yellow, .red])
        #expect([Lamp.green, .yellow, .blue].max() == .yellow)
    }
}
