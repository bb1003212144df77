/// Which observations a figure is made of: measures, a part of them, a period, and what was known.
package struct Evidence: Hashable, Sendable {
    /// Usually one; a project's spending is the sum of several.
    package let measures: [String]
    /// Only this part of the measures; all parts when nil.
    package let breakdown: String?
    package let from: Day
    package let through: Day
    /// Only what the journal held up to this sequence; everything when nil.
    package let knownAt: Int64?

    package init(
        of measures: [String], breakdown: String? = nil, from: Day, through: Day,
        knownAt: Int64? = nil
    ) {
        self.measures = measures
        self.breakdown = breakdown
        self.from = from
        self.through = through
        self.knownAt = knownAt
    }

    /// The part of it that is about one measure.
    func only(_ measure: String) -> Evidence {
        Evidence(
            of: [measure], breakdown: breakdown, from: from, through: through, knownAt: knownAt)
    }
}

extension Reader {
    /// What the evidence comes to; nil when there is none.
    ///
    /// Costs a row for each month and for each day of the last one, however many observations
    /// stand behind them; what was known earlier is read from the observations themselves.
    package func summary(_ evidence: Evidence) throws -> Summary? {
        guard evidence.knownAt == nil else { return try daily(evidence).map(\.1).joined() }
        return try evidence.measures.flatMap { measure in
            try spans(evidence.only(measure)).flatMap {
                try cells($0, through: $1, measure, evidence)
            }
        }.joined()
    }

    /// What each day of the evidence comes to, in order; days without observations are left out.
    package func daily(_ evidence: Evidence) throws -> [(Day, Summary)] {
        var days: [Day: Summary] = [:]
        for measure in evidence.measures {
            let summaries =
                if let known = evidence.knownAt {
                    try daysKnown(at: known, measure, evidence)
                } else {
                    try cells(
                        evidence.from.description, through: evidence.through.description,
                        measure, evidence)
                }
            for summary in summaries {
                days[summary.latestDay] =
                    days[summary.latestDay]?.joined(with: summary) ?? summary
            }
        }
        return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Whole months by their month cell, what is left over by its days.
    private func spans(_ evidence: Evidence) -> [(String, through: String)] {
        let isFirst = evidence.from.dayOfMonth == 1
        let firstWhole =
            isFirst ? evidence.from : (evidence.from.firstOfMonth + 31).firstOfMonth
        let pastWhole = (evidence.through + 1).firstOfMonth
        guard firstWhole < pastWhole else {
            return [(evidence.from.description, evidence.through.description)]
        }
        var spans = [(firstWhole.monthText, through: (pastWhole + -1).monthText)]
        if evidence.from < firstWhole {
            spans.insert((evidence.from.description, (firstWhole + -1).description), at: 0)
        }
        if pastWhole <= evidence.through {
            spans.append((pastWhole.description, evidence.through.description))
        }
        return spans
    }

    private func cells(
        _ from: String, through: String, _ measure: String, _ evidence: Evidence
    ) throws -> [Summary] {
        // Months and days share the column; their lengths tell them apart.
        let part: SQL = evidence.breakdown.map { "AND breakdown = \($0)" } ?? ""
        return try rows(
            """
            SELECT \(part: Summary.columns) FROM tally
            WHERE measure = \(measure) \(part: part) AND span >= \(from) AND span <= \(through)
                AND length(span) = \(from.count)
            ORDER BY span
            """
        ).map(Summary.init(row:))
    }
}
