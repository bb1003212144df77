import Kernel
import Performance

/// Two measures over one year made up, for what a formula makes of both.
struct SimulatedPair {
    let first: SimulatedYear
    let second: SimulatedYear

    /// How the two belong together.
    enum Kind: CaseIterable {
        /// Each has busy times of its own.
        case apart
        /// Both are busy when the house is.
        case together
        /// The second is the pieces that the first adds up: what a piece costs.
        case driven
    }

    init(
        _ kind: Kind, _ gatherings: (Gathering, Gathering), _ random: inout SeededRandom
    ) {
        let climate = Climate(&random)
        first = SimulatedYear(gatherings.0, in: climate, &random)
        switch kind {
        case .apart:
            second = SimulatedYear(
                gatherings.1, in: Climate(&random, besides: climate), &random)
        case .together: second = SimulatedYear(gatherings.1, in: climate, &random)
        case .driven: second = first.counted
        }
    }

    /// Where the formula's figure ends; nil where it has none.
    func end(_ formula: Formula) -> Double? { formula.approximate(first.end, second.end) }

    /// What is said of it after so many weeks.
    func outlook(
        _ formula: Formula, after week: Int, seed: UInt64
    ) -> Outlook {
        PairedForecaster(
            Forecaster(first.seen(after: week), seed: seed),
            Forecaster(second.seen(after: week), seed: seed)
        ).outlook(formula, (first.gathering, second.gathering))
    }
}
