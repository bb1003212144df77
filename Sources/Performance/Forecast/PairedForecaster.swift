import Foundation
import Kernel

/// Plays the rest of a year for two measures at once, for what a formula makes of both.
///
/// In each played year both go through the same weeks, so that what was busy together stays busy
/// together, and how far their levels move together is what their weeks so far show.
package struct PairedForecaster: Sendable {
    private let first: Forecaster
    private let second: Forecaster

    /// - Parameters:
    ///   - first: one measure's year.
    ///   - second: the other's, over the same weeks.
    package init(_ first: Forecaster, _ second: Forecaster) {
        self.first = first
        self.second = second
    }

    /// Where the formula's figure will stand at the year's end.
    ///
    /// - Parameter gatherings: how the first and the second measure are gathered.
    package func outlook(_ formula: Formula, _ gatherings: (Gathering, Gathering)) -> Outlook {
        if let silence = first.silence(gatherings.0) { return silence.of(Formula.firstSide) }
        if let silence = second.silence(gatherings.1) { return silence.of(Formula.secondSide) }
        guard first.sample.count == second.sample.count else { return .tooThin }
        let ends =
            first.year.ahead.isEmpty
            ? [formula.approximate(first.figure(gatherings.0), second.figure(gatherings.1))]
            : played(formula, gatherings)
        let known = ends.compactMap(\.self)
        // A second measure that may well be zero gives no figure, and then no range either.
        guard known.count * 10 >= ends.count * 9 else { return .tooThin }
        return .forecast(Forecast(draws: known))
    }

    private func played(
        _ formula: Formula, _ gatherings: (Gathering, Gathering)
    ) -> [Double?] {
        var random = SeededRandom(seed: first.seed)
        let runs = (first.year.ahead.count + Course.run - 1) / Course.run
        let together = together
        let apart = (1 - together * together).squareRoot()
        let levels = (first.levelDeviation, second.levelDeviation)
        return (0..<first.draws).map { _ in
            let starts = (0..<runs).map { _ in random.below(first.sample.count) }
            let level = random.normal()
            let a = Course(level: level, starts: starts)
            let b = Course(level: together * level + apart * random.normal(), starts: starts)
            return formula.approximate(
                first.play(gatherings.0, levels.0, a, &random),
                second.play(gatherings.1, levels.1, b, &random))
        }
    }

    /// How far the levels of both go together in the weeks ahead, as a correlation from -1 to 1.
    ///
    /// The season is shared as far as their weeks so far were; what is left between them is known
    /// as badly as the difference of those weeks is.
    private var together: Double {
        let (a, b) = (first.shares, second.shares)
        let weeks = Double(a.count)
        func product(_ x: [Double], _ y: [Double]) -> Double {
            zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / weeks
        }
        // What chance alone adds to few pieces hides how alike the seasons are.
        let spreads = [(a, first), (b, second)].map { share, forecaster in
            let whole = product(share, share)
            return max(whole - weeks / max(forecaster.pieces, 1), whole * 0.3)
        }
        let scale = (spreads[0] * spreads[1]).squareRoot()
        let alike = scale > 0 ? min(max(product(a, b) / scale, -1), 1) : 0
        let shared = max(alike - (1 - alike * alike) / weeks.squareRoot() / 2, -1)
        let difference = zip(a, b).map { $0 - $1 }
        let own = product(difference, difference) / (weeks / 2)
        let seasons =
            first.seasonDeviation * first.seasonDeviation
            + second.seasonDeviation * second.seasonDeviation
        let levels = (first.levelDeviation, second.levelDeviation)
        let apart = (1 - shared) * seasons + own
        let both = levels.0 * levels.0 + levels.1 * levels.1
        return min(max((both - apart) / (2 * levels.0 * levels.1), -1), 1)
    }
}

extension Forecaster {
    /// How far each week lies from the mean, as a part of it.
    fileprivate var shares: [Double] {
        let rates = sample.map { $0.amount / Double($0.workingDays) }
        let mean = rates.reduce(0, +) / Double(rates.count)
        return rates.map { mean > 0 ? $0 / mean - 1 : 0 }
    }
}

extension Formula {
    /// As the pages name its sides.
    static let firstSide = Words("甲", "A")
    static let secondSide = Words("乙", "B")
}
