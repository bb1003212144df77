import Kernel

/// How the service environment has moved from one period to another, by figures that nobody
/// typed: what businesses say, and how long visitors wait.
package struct EnvironmentEvidence: Hashable, Sendable {
    /// Percent of satisfied answers of businesses; more is better.
    package let satisfied: Trend
    /// Seconds of waiting at the counters; less is better.
    package let wait: Trend

    /// One figure in both periods; nil where there is none.
    package struct Trend: Hashable, Sendable {
        package let before: Ratio?
        package let now: Ratio?

        package init(before: Ratio?, now: Ratio?) {
            self.before = before
            self.now = now
        }
    }

    package init(satisfied: Trend, wait: Trend) {
        self.satisfied = satisfied
        self.wait = wait
    }

    /// Which way a figure has gone.
    package enum Direction: Int, Sendable {
        case worse = -1
        case same, better
    }
}

extension EnvironmentEvidence {
    /// A point of a percentage, or a twentieth of the wait: less than that is no movement.
    package static let rule = Words(
        "满意度变化达到 1 个百分点、平均等候变化达到 5% 才算变化。两项都变好：显著提升；一项变好、另一项没有变差：有所提升；"
            + "一项变差、另一项没有变好：下降；其余：持平。缺任何一项的数据不作建议。",
        "Satisfaction moves by one point or more, the average wait by 5 % or more, or it counts as "
            + "unchanged. Both better: 显著提升; one better and the other not worse: 有所提升; one worse "
            + "and the other not better: 下降; else 持平. Without a figure nothing is proposed.")

    /// Nil without both figures.
    package var satisfiedDirection: Direction? {
        guard let before = satisfied.before, let now = satisfied.now else { return nil }
        return direction(of: now - before, threshold: Ratio(1))
    }

    /// Nil without both figures.
    package var waitDirection: Direction? {
        guard let before = wait.before, let now = wait.now else { return nil }
        return direction(of: before - now, threshold: before * Ratio(5, 100))
    }

    private func direction(of gain: Ratio, threshold: Ratio) -> Direction {
        if gain == .zero { return .same }
        if gain >= threshold { return .better }
        return gain <= Ratio.zero - threshold ? .worse : .same
    }

    /// The grade that the stated rule gives; nil where a figure is missing.
    package var proposal: EnvironmentGrade? {
        guard let satisfiedDirection, let waitDirection else { return nil }
        switch satisfiedDirection.rawValue + waitDirection.rawValue {
        case 2: return .muchBetter
        case 1: return .better
        case 0: return .unchanged
        default: return .worse
        }
    }
}

extension Centre {
    /// The evidence for a period against another, as the measures stand now.
    package func environmentEvidence(
        _ period: ClosedRange<Day>, against earlier: ClosedRange<Day>, _ reader: Reader
    ) throws -> EnvironmentEvidence {
        let known = try measures(reader)
        func figure(_ name: String, _ period: ClosedRange<Day>) throws -> Ratio? {
            guard let measure = known[name] else { return nil }
            let evidence = Evidence(
                of: [name], from: period.lowerBound, through: period.upperBound)
            return try reader.figure(measure.gathering.averaged, evidence)?.value
        }
        func trend(_ name: String) throws -> EnvironmentEvidence.Trend {
            .init(before: try figure(name, earlier), now: try figure(name, period))
        }
        return try EnvironmentEvidence(
            satisfied: trend(MeasureName.businessesSatisfied.rawValue),
            wait: trend("queue.wait_seconds"))
    }
}

extension Gathering {
    /// Times are compared by their average, whatever their target gathers.
    fileprivate var averaged: Gathering { needsWhole ? self : .average }
}
