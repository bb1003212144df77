import Foundation
import Kernel

extension Forecaster {
    /// One possible end of the year.
    func play(
        _ gathering: Gathering, _ level: Double, _ course: Course, _ random: inout SeededRandom
    ) -> Double {
        let factor = exp(level * course.level - level * level / 2)
        switch gathering {
        case .count, .sum:
            let end =
                amount(year.past) + amount(weeksAhead(scale: season * factor, course, &random))
            return gathering == .count ? end.rounded() : end
        case .share: return playShare(factor, course, &random)
        case .average, .ratio:
            let drift = exp(meanDeviation(gathering) * random.normal())
            let ahead = weeksAhead(scale: season * factor, course, &random).map { week in
                var week = week
                week.amount *= drift
                return week
            }
            return figure(gathering, year.past + ahead)
        case .longest: return max(figure(.longest), playExtreme(\.highest, sign: 1, &random))
        case .shortest: return min(figure(.shortest), playExtreme(\.lowest, sign: -1, &random))
        case .latest: return playLatest(season * factor, &random)
        default:
            return figure(
                gathering, year.past + weeksAhead(scale: season * factor, course, &random))
        }
    }

    /// What the weeks come to; `past` alone is the actual.
    func figure(_ gathering: Gathering, _ weeks: [WeekOfWork]? = nil) -> Double {
        let weeks = weeks ?? year.past
        switch gathering {
        case .share: return 100 * amount(weeks) / max(whole(weeks), .leastNormalMagnitude)
        case .ratio: return amount(weeks) / max(whole(weeks), .leastNormalMagnitude)
        case .average: return amount(weeks) / max(weeks.reduce(0) { $0 + $1.pieces }, 1)
        case .longest: return weeks.compactMap(\.highest).max() ?? 0
        case .shortest: return weeks.compactMap(\.lowest).min() ?? 0
        case .lowestWeek: return fullWeeks(weeks).map(\.amount).min() ?? 0
        case .averageWeek:
            let full = fullWeeks(weeks)
            return amount(full) / Double(max(full.count, 1))
        case .daysKept: return weeks.reduce(0) { $0 + $1.daysKept }.rounded()
        case .latest, .percentile: return weeks.compactMap(\.latest).last ?? 0
        default: return amount(weeks)
        }
    }

    /// The running week is two parts of one: what has passed, and what is to come.
    private func fullWeeks(_ weeks: [WeekOfWork]) -> [WeekOfWork] {
        var joined: [WeekOfWork] = []
        for week in weeks {
            if let last = joined.last, last.days + week.days <= 7, last.days < 7, joined.count > 1 {
                var both = WeekOfWork(
                    days: last.days + week.days, workingDays: last.workingDays + week.workingDays)
                both.amount = last.amount + week.amount
                joined[joined.count - 1] = both
            } else {
                joined.append(week)
            }
        }
        return joined.filter { $0.days == 7 }
    }

    private func amount(_ weeks: [WeekOfWork]) -> Double { weeks.reduce(0) { $0 + $1.amount } }

    private func whole(_ weeks: [WeekOfWork]) -> Double { weeks.reduce(0) { $0 + $1.whole } }

    /// Of a share what is rare moves: its misses when it is high, its hits when it is low.
    private func playShare(
        _ factor: Double, _ course: Course, _ random: inout SeededRandom
    ) -> Double {
        let (hits, all) = (amount(year.past), whole(year.past))
        let ahead = weeksAhead(scale: season * factor, course, &random)
        let isHigh = hits * 2 >= all
        let rare = isHigh ? all - hits : hits
        let rareAhead = isHigh ? whole(ahead) - amount(ahead) : amount(ahead)
        let deviation = min(1.2, (1.3 / (rare + 0.5) + 0.04).squareRoot())
        let wobble = exp(deviation * random.normal() - deviation * deviation / 2)
        // What has not happened yet may still happen once.
        let first = rare < 1 && random.fraction() < whole(ahead) / (all + whole(ahead) + 1) / 2
        let end = rare + rareAhead * wobble + (first ? 1 : 0)
        let total = all + whole(ahead)
        let share = min(1, end / max(total, .leastNormalMagnitude))
        return 100 * (isHigh ? 1 - share : share)
    }

    private func meanDeviation(_ gathering: Gathering) -> Double {
        let means = sample.compactMap { week -> Double? in
            let over = gathering == .ratio ? week.whole : week.pieces
            return over > 0 ? week.amount / over : nil
        }
        let mean = means.reduce(0, +) / Double(max(means.count, 1))
        guard mean > 0, means.count > 1 else { return 0 }
        let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(means.count - 1)
        return 0.95 * variance.squareRoot() / mean / Double(means.count).squareRoot()
    }

    /// The extreme of the weeks ahead, by the law of weekly extremes (Gumbel), which may go beyond
    /// anything seen; whole where everything seen was whole.
    private func playExtreme(
        _ extreme: KeyPath<WeekOfWork, Double?>, sign: Double, _ random: inout SeededRandom
    ) -> Double {
        let seen = sample.compactMap { $0[keyPath: extreme].map { $0 * sign } }
        let mean = seen.reduce(0, +) / Double(seen.count)
        let variance = seen.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(seen.count)
        let beta = variance.squareRoot() * 6.0.squareRoot() / .pi
        let busy = Double(seen.count) / Double(sample.count)
        let weeks = max(1, busy * Double(year.ahead.count))
        let noise = -log(-log(min(max(random.fraction(), 1e-9), 1 - 1e-9)))
        let drawn = mean - 0.5772 * beta + beta * (log(weeks) + noise)
        let isWhole = seen.allSatisfy { $0 == $0.rounded() }
        return sign * (isWhole ? drawn.rounded(.down) : drawn)
    }

    /// The latest reading moves on as it has moved so far.
    private func playLatest(_ factor: Double, _ random: inout SeededRandom) -> Double {
        var readings: [(week: Int, value: Double)] = []
        for (week, each) in year.past.enumerated() {
            if let value = each.latest { readings.append((week, value)) }
        }
        guard let last = readings.last, readings.count > 1 else { return figure(.latest) }
        let steps = zip(readings, readings.dropFirst()).map { before, after in
            (after.value - before.value) / Double(after.week - before.week)
        }
        let mean = steps.reduce(0, +) / Double(steps.count)
        let variance = steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(steps.count)
        let ahead = Double(year.past.count - 1 - last.week + year.ahead.count)
        let gap = Double(year.past.count) / Double(readings.count)
        // Steps between readings that lie weeks apart are few: both they and their mean are unsure.
        let deviation = (variance * (ahead * gap + ahead * ahead / Double(steps.count)))
            .squareRoot()
        return last.value + mean * ahead * factor + deviation * random.normal()
    }
}
