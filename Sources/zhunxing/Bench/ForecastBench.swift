import Kernel
import Performance

/// How often the 80 % range of the forecast holds the end of the year, on simulated years with
/// seasons and spikes, seen from the ends of March, June and September.
struct ForecastBench {
    private static let years = 300
    private static let gatherings: [Gathering] = [
        .count, .sum, .share, .average, .ratio, .longest, .lowestWeek, .latest,
    ]

    func run() -> [Finding] {
        var findings: [Finding] = []
        var all: [Trial] = []
        for gathering in Self.gatherings {
            let trials = (0..<Self.years).flatMap { number in
                [13, 26, 39].flatMap { self.trial(gathering, seed: UInt64(number), week: $0) }
            }
            all += trials
            let when = [13, 26, 39].map { week in
                "\(coverage(trials.filter { $0.week == week })) % after \(week) weeks"
            }
            findings.append(
                Finding(
                    name: "forecast range holds the year's end, \(gathering.rawValue)",
                    figure: "\(coverage(trials)) % (\(when.joined(separator: ", ")))", goal: nil))
        }
        findings.append(
            Finding(
                name: "forecast range holds the year's end, all \(all.count) trials",
                figure: "\(coverage(all)) %", goal: "80 % ± 5"))
        findings.append(
            Finding(
                name: "of targets called 70 to 90 % likely, met",
                figure: "\(called(all)) %", goal: "70 to 90 %"))
        return findings
    }

    /// One forecast held against what came.
    private struct Trial {
        let week: Int
        let holds: Bool
        let probability: Double
        let isMet: Bool
    }

    private func trial(_ gathering: Gathering, seed: UInt64, week: Int) -> [Trial] {
        var random = SeededRandom(seed: seed, for: gathering.rawValue)
        let year = SimulatedYear(gathering, &random)
        let forecaster = Forecaster(year.seen(after: week), seed: seed)
        guard let forecast = forecaster.outlook(gathering).forecast else { return [] }
        let end = year.end
        let comparator: Comparator = gathering == .longest ? .atMost : .atLeast
        let target = end * (0.85 + 0.3 * random.fraction())
        let isMet = comparator == .atMost ? end <= target : end >= target
        // A figure that cannot move any more is not a forecast.
        guard forecast.low < forecast.high || forecast.low != end else {
            return [Trial(week: week, holds: true, probability: 1, isMet: true)]
        }
        return [
            Trial(
                week: week, holds: forecast.low <= end && end <= forecast.high,
                probability: forecast.probability(of: comparator, target) ?? 0, isMet: isMet)
        ]
    }

    private func coverage(_ trials: [Trial]) -> String {
        let held = trials.count(where: \.holds)
        return "\((Double(held) / Double(max(trials.count, 1)) * 1000).rounded() / 10)"
    }

    private func called(_ trials: [Trial]) -> String {
        let likely = trials.filter { (0.7...0.9).contains($0.probability) }
        let met = likely.count(where: \.isMet)
        return "\((Double(met) / Double(max(likely.count, 1)) * 1000).rounded() / 10)"
    }
}
