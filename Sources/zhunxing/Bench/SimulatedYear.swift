import Foundation
import Kernel
import Performance

/// A year of 52 weeks made up with seasons, spikes, a trend and holidays, which no forecast has
/// seen: what the forecast is tried on.
struct SimulatedYear {
    private(set) var gathering: Gathering
    private(set) var weeks: [WeekOfWork] = []

    init(_ gathering: Gathering, _ random: inout SeededRandom) {
        self.init(gathering, in: Climate(&random), &random)
    }

    init(_ gathering: Gathering, in climate: Climate, _ random: inout SeededRandom) {
        self.gathering = gathering
        let volume = exp(log(0.6) + random.fraction() * log(250))
        let level = random.fraction()
        var reading = 1000 + random.fraction() * 9000
        for week in 0..<52 {
            let worked = climate.worked[week]
            let mean = volume * climate[week] * random.gamma(shape: 8)
            let pieces = random.poisson(mean)
            reading += pieces * (0.5 + random.fraction())
            weeks.append(
                Self.week(gathering, worked, pieces, level: level, reading: reading, &random))
        }
    }

    /// The year as it stands after so many weeks.
    func seen(after week: Int) -> YearOfWork {
        YearOfWork(
            past: Array(weeks[..<week]),
            ahead: weeks[week...].map { WeekAhead(days: $0.days, workingDays: $0.workingDays) })
    }

    /// How it ends.
    var end: Double {
        let forecast = Forecaster(YearOfWork(past: weeks, ahead: [])).outlook(gathering).forecast
        return forecast?.expected ?? 0
    }

    /// The same year counted by its pieces.
    var counted: SimulatedYear {
        var copy = self
        copy.gathering = .count
        for week in copy.weeks.indices { copy.weeks[week].amount = copy.weeks[week].pieces }
        return copy
    }

    private static func week(
        _ gathering: Gathering, _ worked: Int, _ pieces: Double, level: Double, reading: Double,
        _ random: inout SeededRandom
    ) -> WeekOfWork {
        var week = WeekOfWork(days: 7, workingDays: worked, pieces: pieces)
        guard pieces > 0 else { return week }
        switch gathering {
        case .count, .lowestWeek: week.amount = pieces
        case .sum: for _ in 0..<Int(pieces) { week.amount += 100 * random.gamma(shape: 2) }
        case .share:
            let rate = min(1, (0.88 + 0.12 * level) * (0.98 + 0.02 * random.fraction()))
            for _ in 0..<Int(pieces) { week.amount += random.fraction() < rate ? 1 : 0 }
            week.whole = pieces
        case .ratio:
            for _ in 0..<Int(pieces) { week.amount += 600 * random.gamma(shape: 20) }
            week.whole = pieces
        case .average, .longest:
            let times = (0..<Int(pieces)).map { _ in time(level, &random) }
            week.amount = times.reduce(0, +)
            (week.highest, week.lowest) = (times.max(), times.min())
        default: week.latest = reading
        }
        return week
    }

    /// Half of the desks keep to a limit, the others have a long tail.
    private static func time(_ level: Double, _ random: inout SeededRandom) -> Double {
        let drawn = (level < 0.5 ? 3 : 12) * random.gamma(shape: level < 0.5 ? 6 : 2)
        return (level < 0.5 ? min(drawn, 9) : drawn).rounded()
    }
}

/// What the weeks of a year are like, whatever is counted in them.
struct Climate {
    /// Days worked in each week.
    let worked: [Int]
    private let busy: [Double]

    /// - Parameter other: a year with the same holidays; its busy times are not these.
    init(_ random: inout SeededRandom, besides other: Climate? = nil) {
        let trend = (random.fraction() - 0.5) * 0.5
        let season = Season(&random)
        let drawn = (0..<52).map { week in
            [4, 39].contains(week) ? 2 : random.happens(perMille: 60) ? 4 : 5
        }
        worked = other?.worked ?? drawn
        busy = (0..<52).map { week in
            let spike = random.happens(perMille: 35) ? 2 + random.fraction() * 2 : 1
            return season[week] * spike * (1 + trend * (Double(week) / 52 - 0.5))
        }
    }

    /// How busy a week is against the mean.
    subscript(week: Int) -> Double { Double(worked[week]) / 5 * busy[week] }
}

/// Busy and quiet months, each between half and one and a half times the mean.
private struct Season {
    private let months: [Double]

    init(_ random: inout SeededRandom) {
        var level = 1.0
        months = (0..<13).map { _ in
            level = 0.5 * level + 0.5 * (0.5 + random.fraction())
            return level + 0.25 * (random.fraction() - 0.5)
        }
    }

    subscript(week: Int) -> Double { months[week / 4] }
}

extension SeededRandom {
    /// A gamma variable of mean 1 (sum of exponentials).
    fileprivate mutating func gamma(shape: Int) -> Double {
        (0..<shape).reduce(0) { sum, _ in sum - log(max(fraction(), 1e-12)) } / Double(shape)
    }

    /// Pieces of a week whose mean is this.
    fileprivate mutating func poisson(_ mean: Double) -> Double {
        guard mean < 200 else {
            // Far from zero the normal law does.
            let normal = (0..<12).reduce(-6.0) { sum, _ in sum + fraction() }
            return (mean + mean.squareRoot() * normal).rounded()
        }
        let limit = exp(-mean)
        var (count, product) = (0.0, fraction())
        while product > limit {
            count += 1
            product *= fraction()
        }
        return count
    }
}
