import Foundation
import Kernel

/// Plays the rest of a year many times, each week like some weeks that have passed.
///
/// Weeks are drawn in runs of three, so that busy times stay together, and are scaled to the days
/// that a week to come is worked. One factor for each played year stands for what the past cannot
/// show: that the season ahead may differ from the one behind, and that a rate known from few
/// pieces is known badly. Its size was set on simulated years and is checked on others
/// (`zhunxing bench forecast`).
package struct Forecaster: Sendable {
    let year: YearOfWork
    /// Weeks worked long enough to be drawn from.
    let sample: [WeekOfWork]
    /// What the season ahead was to the season behind last year; 1 where that is not known.
    let season: Double
    /// How much the season ahead may differ, as a standard deviation of its logarithm.
    let seasonDeviation: Double
    let draws: Int
    let seed: UInt64

    /// - Parameters:
    ///   - lastYear: all weeks of the year before, where its evidence is here.
    ///   - draws: how many times the rest of the year is played.
    ///   - seed: the same seed gives the same forecast, so that a report can be made again.
    package init(
        _ year: YearOfWork, lastYear: [WeekOfWork]? = nil, draws: Int = 400, seed: UInt64 = 1
    ) {
        self.year = year
        sample = year.past.filter { $0.workingDays >= 3 }
        self.draws = draws
        self.seed = seed
        let known = lastYear.flatMap { Self.season($0, year) }
        season = known ?? 1
        // Less is unknown the less of the year is left.
        let left = Double(year.ahead.count) / Double(year.ahead.count + year.past.count)
        seasonDeviation = (known == nil ? 0.17 : 0.08) * (0.55 + 0.45 * left)
    }

    /// Where the figure will stand at the year's end.
    package func outlook(_ gathering: Gathering) -> Outlook {
        if let silence = silence(gathering) { return silence }
        guard !year.ahead.isEmpty else { return .forecast(Forecast(draws: [figure(gathering)])) }
        var random = SeededRandom(seed: seed)
        let level = levelDeviation
        var ends: [Double] = []
        ends.reserveCapacity(draws)
        for _ in 0..<draws {
            let course = Course(level: random.normal(), starts: nil)
            ends.append(play(gathering, level, course, &random))
        }
        return .forecast(Forecast(draws: ends))
    }

    /// Why nothing can be said; nil where something can.
    func silence(_ gathering: Gathering) -> Outlook? {
        if gathering == .grade { return .notANumber }
        guard year.past.contains(where: { $0.pieces > 0 }) else { return .notMeasured }
        if case .percentile = gathering { return .noSpread }
        guard !year.ahead.isEmpty else { return nil }
        guard sample.count >= 6 else { return .tooShort }
        let busy = sample.count { $0.pieces > 0 }
        return busy >= 5 && pieces >= 8 ? nil : .tooThin
    }

    var pieces: Double { sample.reduce(0) { $0 + $1.pieces } }

    /// How far the level of the weeks ahead may lie from that of the weeks behind.
    var levelDeviation: Double {
        let rates = sample.map { $0.amount / Double($0.workingDays) }
        let mean = rates.reduce(0, +) / Double(rates.count)
        let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rates.count)
        // Neighbouring weeks are alike, so that three weeks tell little more than one.
        let spread = mean > 0 ? variance / (mean * mean) / (Double(rates.count) / 2) : 0
        return (seasonDeviation * seasonDeviation + max(spread, 1 / pieces)).squareRoot()
    }

    /// The weeks to come, as one possible year brings them.
    func weeksAhead(
        scale: Double, _ course: Course, _ random: inout SeededRandom
    ) -> [WeekOfWork] {
        var place = 0
        return year.ahead.enumerated().map { week, ahead in
            if week % Course.run == 0 {
                place = course.starts?[week / Course.run] ?? random.below(sample.count)
            } else {
                place = (place + 1) % sample.count
            }
            let like = sample[place]
            let share = scale * Double(ahead.workingDays) / Double(like.workingDays)
            return WeekOfWork(
                days: ahead.days, workingDays: ahead.workingDays, pieces: like.pieces * share,
                amount: like.amount * share, whole: like.whole * share, highest: like.highest,
                lowest: like.lowest, latest: like.latest,
                daysKept: like.daysKept * Double(ahead.days) / Double(like.days))
        }
    }

    private static func season(_ last: [WeekOfWork], _ year: YearOfWork) -> Double? {
        guard last.count >= 50, year.past.count < last.count else { return nil }
        func rate(_ weeks: ArraySlice<WeekOfWork>) -> Double {
            let days = weeks.reduce(0) { $0 + $1.workingDays }
            return days == 0 ? 0 : weeks.reduce(0) { $0 + $1.amount } / Double(days)
        }
        let behind = rate(last[..<year.past.count])
        let ahead = rate(last[year.past.count...])
        guard behind > 0, ahead > 0 else { return nil }
        // A season seen once may have been chance: half of the way back to none.
        return (ahead / behind).squareRoot()
    }
}

/// One possible course of the rest of a year: how busy it is, and which weeks it is like.
struct Course {
    /// How far the level of the weeks ahead lies from that of the weeks behind, standard normal.
    let level: Double
    /// Where in the sample each run of weeks begins; drawn as they come when nil.
    let starts: [Int]?
    /// How many weeks are drawn together.
    static let run = 3
}

extension SeededRandom {
    /// Standard normal (Box and Muller).
    mutating func normal() -> Double {
        let radius = (-2 * log(max(fraction(), 1e-12))).squareRoot()
        return radius * cos(2 * .pi * fraction())
    }
}
