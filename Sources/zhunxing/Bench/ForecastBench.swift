import Kernel
import Performance

/// How often the 80 % range of the forecast holds the end of the year, on simulated years with
/// seasons and spikes, seen from the ends of March, June and September.
struct ForecastBench {
    private static let years = 300
    private static let weeks = [13, 26, 39]
    private static let gatherings: [Gathering] = [
        .count, .sum, .share, .average, .ratio, .longest, .lowestWeek, .latest,
    ]

    func run() throws -> [Finding] {
        var findings: [Finding] = []
        var (all, formulas): ([Trial], [Trial]) = ([], [])
        for gathering in Self.gatherings {
            let trials = trials { trial(gathering, seed: $0, week: $1) }
            all += trials
            findings.append(finding(gathering.rawValue, trials))
        }
        for operation in [Formula.Operation.ratio, .percent, .difference, .sum] {
            for kind in SimulatedPair.Kind.allCases {
                let paired = try PairedTrial(operation, kind)
                let trials = trials { paired.trial(seed: $0, week: $1) }
                formulas += trials
                findings.append(finding("\(operation.rawValue) of two, \(kind)", trials))
            }
        }
        return findings + [
            total("all", all), total("formulas, all", formulas), likely(all + formulas),
        ]
    }

    /// Each year seen from the end of each quarter.
    private func trials(_ trial: (UInt64, Int) -> [Trial]) -> [Trial] {
        (0..<Self.years).flatMap { number in
            Self.weeks.flatMap { trial(UInt64(number), $0) }
        }
    }

    private func finding(_ what: String, _ trials: [Trial]) -> Finding {
        let when = Self.weeks.map { week in
            "\(coverage(trials.filter { $0.week == week })) % after \(week) weeks"
        }
        return Finding(
            name: "forecast range holds the year's end, \(what)",
            figure: "\(coverage(trials)) % (\(when.joined(separator: ", ")))", goal: nil)
    }

    private func total(_ what: String, _ trials: [Trial]) -> Finding {
        Finding(
            name: "forecast range holds the year's end, \(what) \(trials.count) trials",
            figure: "\(coverage(trials)) %", goal: "80 % ± 5")
    }

    private func likely(_ trials: [Trial]) -> Finding {
        Finding(
            name: "of targets called 70 to 90 % likely, met", figure: "\(called(trials)) %",
            goal: "70 to 90 %")
    }

    /// One forecast held against what came.
    struct Trial {
        let week: Int
        let holds: Bool
        let probability: Double
        let isMet: Bool

        /// Nil where the figure cannot move any more, and is right: that is no forecast, and
        /// counted as one it would make the range look better than it is.
        init?(
            _ week: Int, _ forecast: Forecast, _ end: Double, _ comparator: Comparator,
            _ target: Double
        ) {
            guard forecast.low < forecast.high || forecast.low != end else { return nil }
            self.week = week
            holds = forecast.low <= end && end <= forecast.high
            probability = forecast.probability(of: comparator, target) ?? 0
            isMet = comparator == .atMost ? end <= target : end >= target
        }
    }

    private func trial(_ gathering: Gathering, seed: UInt64, week: Int) -> [Trial] {
        var random = SeededRandom(seed: seed, for: gathering.rawValue)
        let year = SimulatedYear(gathering, &random)
        let forecaster = Forecaster(year.seen(after: week), seed: seed)
        guard let forecast = forecaster.outlook(gathering).forecast else { return [] }
        let end = year.end
        let comparator: Comparator = gathering == .longest ? .atMost : .atLeast
        let target = end * (0.85 + 0.3 * random.fraction())
        return [Trial(week, forecast, end, comparator, target)].compactMap(\.self)
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

/// Trials of what a formula makes of two measures.
private struct PairedTrial {
    private let operation: Formula.Operation
    private let kind: SimulatedPair.Kind
    private let gatherings: (Gathering, Gathering)
    private let formula: Formula

    init(_ operation: Formula.Operation, _ kind: SimulatedPair.Kind) throws {
        self.operation = operation
        self.kind = kind
        let isOfSums = operation == .ratio || operation == .difference
        // What the second counts are the pieces that the first adds up.
        gatherings = (
            isOfSums || kind == .driven ? .sum : .count,
            operation == .difference && kind != .driven ? .sum : .count
        )
        formula = try Formula(
            operation, other: Operand(measure: "b", gathering: gatherings.1))
    }

    func trial(seed: UInt64, week: Int) -> [ForecastBench.Trial] {
        var random = SeededRandom(seed: seed, for: "\(operation) \(kind)")
        let pair = SimulatedPair(kind, gatherings, &random)
        guard let end = pair.end(formula),
            let forecast = pair.outlook(formula, after: week, seed: seed).forecast
        else { return [] }
        // Differences lie about zero, where a part of the figure says nothing.
        let scale = max(abs(end), pair.first.end / 4)
        let target = end + scale * (0.3 * random.fraction() - 0.15)
        return [ForecastBench.Trial(week, forecast, end, .atLeast, target)].compactMap(\.self)
    }
}
