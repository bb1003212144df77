import Kernel
import Performance
import TestStores
import Testing

@Suite struct ForecastTests {
    /// Thirty weeks of five days with so many pieces each, and twenty-two weeks to come.
    private func year(_ pieces: (Int) -> Double, weeks: Int = 30) -> YearOfWork {
        YearOfWork(
            past: (0..<weeks).map { week in
                let count = pieces(week)
                return WeekOfWork(
                    days: 7, workingDays: 5, pieces: count, amount: count, whole: count + 1,
                    highest: 4 + Double(week % 3), lowest: 1, latest: count, daysKept: 7)
            },
            ahead: (0..<(52 - weeks)).map { _ in WeekAhead(days: 7, workingDays: 5) })
    }

    @Test func `a steady count goes on as it went, within a range`() throws {
        let forecast = try #require(
            Forecaster(year { _ in 10 }).outlook(.count).forecast)
        #expect((490...550).contains(forecast.expected))
        #expect(forecast.low < forecast.expected && forecast.expected < forecast.high)
        #expect(forecast.low > 300)
        #expect(try #require(forecast.probability(of: .atLeast, 300)) == 1)
        #expect(try #require(forecast.probability(of: .atLeast, 900)) < 0.02)
        let even = try #require(forecast.probability(of: .atLeast, forecast.expected))
        #expect((0.4...0.6).contains(even))
    }

    @Test func `the same seed gives the same forecast`() {
        let year = year { Double($0 % 7) }
        #expect(Forecaster(year, seed: 5).outlook(.sum) == Forecaster(year, seed: 5).outlook(.sum))
        #expect(Forecaster(year, seed: 5).outlook(.sum) != Forecaster(year, seed: 6).outlook(.sum))
    }

    @Test func `what has happened cannot be undone`() throws {
        for gathering in [Gathering.longest, .count, .sum] {
            let forecast = try #require(
                Forecaster(year { _ in 3 }).outlook(gathering).forecast)
            #expect(forecast.low >= (gathering == .longest ? 6 : 90))
        }
        let lowest = try #require(Forecaster(year { _ in 3 }).outlook(.shortest).forecast)
        #expect(lowest.high <= 1)
    }

    @Test func `there is nothing to say of a few weeks, of a few pieces, of grades`() {
        let reasons = [
            Forecaster(year({ _ in 9 }, weeks: 4)).outlook(.count),
            Forecaster(year { $0 == 20 ? 30 : 0 }).outlook(.sum),
            Forecaster(year { _ in 0 }).outlook(.count),
            Forecaster(year { _ in 9 }).outlook(.grade),
        ].map { outlook in
            if case .nothingToSay(let why) = outlook { why.en } else { "" }
        }
        #expect(
            reasons == [
                "less than six weeks of evidence: too early to say",
                "too little evidence to see a pattern", "nothing is measured yet",
                "a grade is given by people and not forecast",
            ])
    }

    @Test func `a year that is over is what it is`() throws {
        let forecast = try #require(
            Forecaster(year({ _ in 2 }, weeks: 52)).outlook(.count).forecast)
        #expect(forecast.low == 104 && forecast.high == 104)
        #expect(forecast.probability(of: .equal, 104) == 1)
        #expect(forecast.probability(of: .qualitative, 1) == nil)
    }

    @Test func `a busier season ahead is expected again where last year had one`() throws {
        let flat = try #require(Forecaster(year { _ in 10 }).outlook(.count).forecast)
        let last = (0..<52).map { week in
            WeekOfWork(days: 7, workingDays: 5, pieces: 1, amount: week < 30 ? 8 : 16)
        }
        let busy = try #require(
            Forecaster(year { _ in 10 }, lastYear: last).outlook(.count).forecast)
        #expect(busy.expected > flat.expected + 50)
    }

    @Test func `the weeks of a year know its working days`() throws {
        let year = try YearOfWork([], year: 2025, asOf: day("2025-10-02"), WorkCalendar())
        let days = year.past.map(\.days) + year.ahead.map(\.days)
        #expect(days.reduce(0, +) == 365)
        let worked = year.past.map(\.workingDays) + year.ahead.map(\.workingDays)
        #expect(worked.reduce(0, +) == 248)
        // Thursday of the National Day week: only Sunday the 28th, Monday and Tuesday were worked.
        #expect(year.past.last?.workingDays == 2)
        #expect(year.ahead.first == WeekAhead(days: 3, workingDays: 0))
    }
}
