/// An actual: one exact number, and how many observations stand behind it.
package struct Figure: Hashable, Sendable {
    package let value: Ratio
    package let observations: Int64

    package init(value: Ratio, observations: Int64) {
        self.value = value
        self.observations = observations
    }
}

extension Reader {
    /// The figure of the evidence, gathered so; nil when there is nothing to make one of.
    ///
    /// - Parameter open: the cases still open with their time so far, which count for `longest`,
    ///   so that a case nobody answers cannot look good.
    package func figure(
        _ gathering: Gathering, _ evidence: Evidence, open: [Quantity] = []
    ) throws -> Figure? {
        switch gathering {
        case .lowestWeek, .averageWeek: return try weeklyFigure(gathering, evidence)
        case .daysKept: return try daysKept(evidence)
        case .percentile(let rank): return try percentile(rank, evidence)
        case .latest, .grade:
            guard let summary = try summary(evidence) else { return nil }
            return Figure(value: Ratio(summary.latest), observations: summary.pieces)
        default: return Figure(gathering, of: try total(evidence), open: open)
        }
    }

    private func weeklyFigure(_ gathering: Gathering, _ evidence: Evidence) throws -> Figure? {
        guard let total = try total(evidence) else { return nil }
        let weeks = try weeks(evidence)
        return (gathering == .lowestWeek ? weeks.lowest : weeks.average).map {
            Figure(value: $0, observations: total.pieces)
        }
    }

    private func daysKept(_ evidence: Evidence) throws -> Figure? {
        try keptDays(evidence).map {
            Figure(value: Ratio(Int128($0.days)), observations: $0.pieces)
        }
    }

    private func percentile(_ rank: Int, _ evidence: Evidence) throws -> Figure? {
        let amounts = try evidence.measures.flatMap { try self.amounts($0, evidence) }.sorted()
        guard !amounts.isEmpty else { return nil }
        // Nearest rank: the smallest amount that at least `rank` percent do not exceed.
        let place = (rank * amounts.count + 99) / 100
        return Figure(value: Ratio(amounts[place - 1]), observations: Int64(amounts.count))
    }
}

extension Figure {
    /// The figure of a total; nil without observations, or with a denominator of zero.
    init?(_ gathering: Gathering, of total: Total?, open: [Quantity]) {
        let longestOpen = gathering == .longest ? open.max() : nil
        guard let total else {
            guard let longestOpen else { return nil }
            self.init(value: Ratio(longestOpen), observations: 0)
            return
        }
        let value: Ratio
        switch gathering {
        case .average:
            value = Ratio(total.amount) / Ratio(Int128(total.pieces))
        case .longest: value = Ratio(max(total.highest, longestOpen ?? total.highest))
        case .shortest: value = Ratio(total.lowest)
        case .share, .ratio:
            guard total.whole != .zero else { return nil }
            let ratio = Ratio(total.amount) / Ratio(total.whole)
            value = gathering == .share ? ratio * Ratio(100) : ratio
        default: value = Ratio(total.amount)
        }
        self.init(value: value, observations: total.pieces)
    }
}

extension Reader {
    /// Every amount that stands, in no order; for what no tally can answer.
    private func amounts(_ measure: String, _ evidence: Evidence) throws -> [Quantity] {
        let part: SQL = evidence.breakdown.map { "AND o.breakdown = \($0)" } ?? ""
        let known = evidence.knownAt ?? .max
        return try rows(
            """
            SELECT o.amount FROM observation o
            LEFT JOIN retraction r ON r.sequence = o.sequence AND r.ordinal = o.ordinal
                AND r.by_sequence <= \(known)
            WHERE o.measure = \(measure) \(part: part) AND o.sequence <= \(known)
                AND o.day >= \(evidence.from) AND o.day <= \(evidence.through)
                AND r.sequence IS NULL
            """
        ).map { try $0("amount") }
    }
}
