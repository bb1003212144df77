import Kernel

/// 过程行为图 (XmR): whether a change from one value to the next is more than noise.
///
/// The limits come from how much neighbouring values differ, so that what the process does by
/// itself stays within them: mean ± 2.66 × the mean moving range (Wheeler, *Understanding
/// Variation*).
package struct ProcessBehaviour: Hashable, Sendable {
    package let values: [Double]
    package let mean: Double
    /// Natural process limits; a figure that cannot be negative has none below zero.
    package let lower: Double
    package let upper: Double
    /// Differences of neighbours, one fewer than values.
    package let ranges: [Double]
    package let meanRange: Double
    /// The limit of the ranges: 3.268 × their mean.
    package let rangeLimit: Double
    /// What is more than noise, in the order of its last value.
    package let signals: [Signal]

    /// How few values say nothing.
    package static let fewest = 12

    /// A change that noise does not explain.
    package struct Signal: Hashable, Sendable {
        package let rule: Rule
        /// The values that show it.
        package let places: ClosedRange<Int>
        /// Whether it is towards higher values.
        package let isAbove: Bool
        /// The mean of those values.
        package let level: Double
    }

    /// What gives a change away.
    package enum Rule: String, CaseIterable, Sendable {
        /// One value outside the natural limits.
        case outside
        /// Eight or more in a row on one side of the mean.
        case run
        /// Three of four in a row nearer to a limit than to the mean.
        case nearLimit = "near-limit"
    }

    /// Nil where there are too few values to tell noise from change.
    ///
    /// - Parameter floor: the least that a value can be, such as zero; the lower limit stops there.
    package init?(_ values: [Double], floor: Double? = nil, ceiling: Double? = nil) {
        guard values.count >= Self.fewest else { return nil }
        self.values = values
        mean = values.reduce(0, +) / Double(values.count)
        ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
        meanRange = ranges.reduce(0, +) / Double(ranges.count)
        rangeLimit = 3.268 * meanRange
        let (low, high) = (mean - 2.66 * meanRange, mean + 2.66 * meanRange)
        lower = floor.map { max($0, low) } ?? low
        upper = ceiling.map { min($0, high) } ?? high
        signals = Detection(values, mean: mean, low: low, high: high).signals
    }

    /// What is going on now: the signals that reach into the last values.
    ///
    /// - Parameter last: how many values are now.
    package func current(last: Int = 4) -> [Signal] {
        signals.filter { $0.places.upperBound >= values.count - last }
    }
}

/// Looks through the values for what noise does not explain.
private struct Detection {
    let values: [Double]
    let mean: Double
    let low: Double
    let high: Double

    init(_ values: [Double], mean: Double, low: Double, high: Double) {
        self.values = values
        self.mean = mean
        self.low = low
        self.high = high
    }

    var signals: [ProcessBehaviour.Signal] {
        guard high > low else { return [] }
        let all = outside + runs + nearLimit
        return all.sorted {
            ($0.places.upperBound, $0.places.lowerBound) < (
                $1.places.upperBound, $1.places.lowerBound
            )
        }
    }

    private func signal(
        _ rule: ProcessBehaviour.Rule, _ places: ClosedRange<Int>, above: Bool
    ) -> ProcessBehaviour.Signal {
        let part = values[places]
        return ProcessBehaviour.Signal(
            rule: rule, places: places, isAbove: above,
            level: part.reduce(0, +) / Double(part.count))
    }

    private var outside: [ProcessBehaviour.Signal] {
        values.indices.filter { values[$0] > high || values[$0] < low }
            .map { signal(.outside, $0...$0, above: values[$0] > high) }
    }

    /// Whole runs, however long.
    private var runs: [ProcessBehaviour.Signal] {
        var found: [ProcessBehaviour.Signal] = []
        var start = 0
        for place in 0...values.count {
            let goesOn = place < values.count && side(place) != 0 && side(place) == side(start)
            guard !goesOn else { continue }
            if place - start >= 8, side(start) != 0 {
                found.append(signal(.run, start...(place - 1), above: side(start) > 0))
            }
            start = place
        }
        return found
    }

    private func side(_ place: Int) -> Int {
        place >= values.count || values[place] == mean ? 0 : values[place] > mean ? 1 : -1
    }

    /// Three of four beyond the middle between mean and limit, none of them told already as being
    /// outside; neighbouring finds are one.
    private var nearLimit: [ProcessBehaviour.Signal] {
        var found: [ProcessBehaviour.Signal] = []
        for isAbove in [true, false] {
            let line = isAbove ? (mean + high) / 2 : (mean + low) / 2
            func isNear(_ place: Int) -> Bool {
                isAbove ? values[place] > line : values[place] < line
            }
            var last: ClosedRange<Int>?
            for end in 3..<max(values.count, 3) where (end - 3...end).count(where: isNear) >= 3 {
                let joined = last.map { $0.upperBound >= end - 3 ? $0.lowerBound : end - 3 }
                if let previous = last, joined == end - 3, previous.lowerBound != end - 3 {
                    found.append(signal(.nearLimit, previous, above: isAbove))
                }
                last = (joined ?? end - 3)...end
            }
            if let last { found.append(signal(.nearLimit, last, above: isAbove)) }
        }
        return found
    }
}
