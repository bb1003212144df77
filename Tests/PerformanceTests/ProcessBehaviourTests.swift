import Kernel
import Performance
import Testing

/// Noise is told from change.
@Suite struct ProcessBehaviourTests {
    /// Bell-shaped noise around a level.
    private static func noise(
        _ count: Int, around level: Double = 100, _ random: inout SeededRandom
    ) -> [Double] {
        (0..<count).map { _ in
            // The sum of twelve draws from 0 to 1 has a deviation of one.
            level + 10 * ((0..<12).reduce(0.0) { sum, _ in sum + random.fraction() } - 6)
        }
    }

    @Test func `the limits are Wheeler's`() throws {
        // Mean 38.2 and moving ranges that add up to 81 over 11.
        let values: [Double] = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]
        let chart = try #require(ProcessBehaviour(values))
        let ranges: [Double] = [2, 0, 0, 2, 1, 3, 1, 2, 1, 3, 4]
        #expect(chart.ranges == ranges)
        #expect(abs(chart.mean - 497.0 / 12) < 1e-9)
        #expect(abs(chart.upper - (497.0 / 12 + 2.66 * 19 / 11)) < 1e-9)
        #expect(abs(chart.lower - (497.0 / 12 - 2.66 * 19 / 11)) < 1e-9)
        #expect(abs(chart.rangeLimit - 3.268 * 19 / 11) < 1e-9)
        #expect(chart.signals.isEmpty)
    }

    @Test func `one far value is told, and where`() throws {
        var random = SeededRandom(seed: 7)
        var values = Self.noise(30, &random)
        values[20] = 180
        let chart = try #require(ProcessBehaviour(values))
        let outside = chart.signals.filter { $0.rule == .outside }
        #expect(outside.map(\.places) == [20...20] && outside.first?.isAbove == true)
        #expect(chart.current().allSatisfy { $0.places.upperBound >= 26 })
    }

    @Test func `a level that has moved is told as a run, with its new mean`() throws {
        var random = SeededRandom(seed: 11)
        let values = Self.noise(30, &random) + Self.noise(12, around: 135, &random)
        let chart = try #require(ProcessBehaviour(values))
        let run = try #require(chart.current().last { $0.rule == .run })
        #expect(run.isAbove && run.places.upperBound == 41 && run.places.lowerBound >= 28)
        #expect((125...145).contains(run.level))
    }

    @Test func `three of four near a limit are told once`() throws {
        let calm: [Double] = [48, 52, 49, 51, 48, 53, 47, 52, 48, 51, 49, 52, 47, 52, 48, 51]
        let chart = try #require(ProcessBehaviour(calm + [58, 58, 50, 58] + [49, 51, 48, 52]))
        let near = chart.signals.filter { $0.rule == .nearLimit }
        #expect(near.map(\.places) == [16...19] && near.first?.isAbove == true)
    }

    @Test func `too few values, or values that never change, say nothing`() throws {
        #expect(ProcessBehaviour([Double](repeating: 1, count: 11)) == nil)
        let flat = try #require(ProcessBehaviour([Double](repeating: 1, count: 40)))
        #expect(flat.signals.isEmpty && flat.lower == 1 && flat.upper == 1)
    }

    @Test func `limits stop where a figure cannot go`() throws {
        let values: [Double] = [0, 9, 0, 8, 1, 9, 0, 7, 0, 9, 1, 8]
        let chart = try #require(ProcessBehaviour(values, floor: 0, ceiling: 10))
        #expect(chart.lower == 0 && chart.upper == 10 && chart.signals.isEmpty)
    }

    /// What is said of "now" looks at the last four of the values, as a page does.
    @Test func `noise alone seldom raises an alarm, and a shift nearly always does`() {
        var (alarms, outside, caught) = (0, 0, 0)
        let years = 2_000
        for seed in 0..<years {
            var random = SeededRandom(seed: UInt64(seed))
            let quiet = ProcessBehaviour(Self.noise(40, &random))
            if quiet?.current().isEmpty == false { alarms += 1 }
            outside += quiet?.signals.count { $0.rule == .outside } ?? 0
            // Eight weeks on a level three deviations higher.
            let moved = Self.noise(32, &random) + Self.noise(8, around: 130, &random)
            if ProcessBehaviour(moved)?.current().contains(where: \.isAbove) == true {
                caught += 1
            }
        }
        let rate = Double(alarms) / Double(years)
        #expect(rate < 0.10, "\(rate)")
        #expect(Double(outside) / Double(years * 40) < 0.006)
        #expect(Double(caught) / Double(years) > 0.97, "\(caught)")
    }
}
