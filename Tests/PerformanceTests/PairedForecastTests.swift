import Kernel
import Performance
import TestStores
import Testing

/// Forecasts of what a formula makes of two measures.
@Suite struct PairedForecastTests {
    /// Thirty weeks of five days with so much each, and twenty-two weeks to come.
    private func year(_ amount: (Int) -> Double, weeks: Int = 30) -> Forecaster {
        Forecaster(
            YearOfWork(
                past: (0..<weeks).map { week in
                    WeekOfWork(
                        days: 7, workingDays: 5, pieces: min(amount(week), 5),
                        amount: amount(week))
                },
                ahead: (0..<(52 - weeks)).map { _ in WeekAhead(days: 7, workingDays: 5) }))
    }

    private func formula(_ operation: Formula.Operation) throws -> Formula {
        try Formula(operation, other: Operand(measure: "b", gathering: .sum))
    }

    private func forecast(
        _ operation: Formula.Operation, _ a: Forecaster, _ b: Forecaster
    ) throws -> Forecast {
        let outlook = try PairedForecaster(a, b).outlook(formula(operation), (.sum, .sum))
        return try #require(outlook.forecast, "\(outlook)")
    }

    /// Busy and quiet weeks by turns.
    private static func busy(_ week: Int) -> Double { [10, 40, 20, 60, 30][week % 5] }
    private static func quiet(_ week: Int) -> Double { 70 - busy(week) }

    @Test func `what is busy together keeps its ratio, however much there will be`() throws {
        let together = try forecast(
            .ratio, year { Self.busy($0) * 10 }, year(Self.busy))
        #expect((9.5...10.5).contains(together.low) && (9.5...10.5).contains(together.high))
        let against = try forecast(.ratio, year(Self.quiet), year(Self.busy))
        #expect(against.high - against.low > 0.1)
        #expect((0.8...1.6).contains(against.expected))
    }

    @Test func `a difference of what goes together is surer than one of what does not`() throws {
        let together = try forecast(.difference, year { Self.busy($0) + 20 }, year(Self.busy))
        let against = try forecast(.difference, year { Self.quiet($0) + 12 }, year(Self.busy))
        #expect(together.high - together.low < (against.high - against.low) / 2)
        // Twenty a week more, over fifty-two weeks.
        #expect((900...1200).contains(together.expected))
    }

    @Test func `a sum is where both will be, and a percentage a hundred times the ratio`() throws {
        let sum = try forecast(.sum, year { _ in 10 }, year { _ in 20 })
        #expect((1400...1720).contains(sum.expected) && sum.low >= 900)
        let ratio = try forecast(.ratio, year(Self.quiet), year(Self.busy))
        let percent = try forecast(.percent, year(Self.quiet), year(Self.busy))
        #expect(abs(percent.expected - ratio.expected * 100) < 1e-6)
    }

    @Test func `a year that is over is what it is`() throws {
        let over = try forecast(
            .ratio, year({ _ in 30 }, weeks: 52), year({ _ in 10 }, weeks: 52))
        #expect(over.low == 3 && over.high == 3)
    }

    @Test func `too little on either side is said, and of which side`() throws {
        func said(_ a: Forecaster, _ b: Forecaster, _ of: Gathering = .sum) throws -> String {
            let outlook = try PairedForecaster(a, b).outlook(formula(.ratio), (.sum, of))
            if case .nothingToSay(let why) = outlook { return why.en }
            return ""
        }
        let full = year { _ in 10 }
        #expect(try said(year { _ in 0 }, full) == "A: nothing is measured yet")
        #expect(
            try said(full, year { $0 == 3 ? 1 : 0 }) == "B: too little evidence to see a pattern")
        #expect(
            try said(full, year({ _ in 9 }, weeks: 4))
                == "B: less than six weeks of evidence: too early to say")
        #expect(
            try said(full, full, .grade) == "B: a grade is given by people and not forecast")
        #expect(
            try said(full, full, .percentile(90))
                == "B: a percentile hangs on single cases and is not forecast")
    }

    @Test func `the same seed gives the same forecast`() throws {
        func once() throws -> Forecast { try forecast(.ratio, year(Self.quiet), year(Self.busy)) }
        #expect(try once() == once())
    }
}
