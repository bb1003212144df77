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

    fileprivate func through(_ day: Day) -> Evidence {
        Evidence(of: measures, breakdown: breakdown, from: from, through: day, knownAt: knownAt)
    }
}

extension Reader {
    /// What the evidence comes to; nil when there is none.
    ///
    /// Costs a cell for each month and for each day of the last one, however many observations
    /// stand behind them; what was known earlier is read from the observations themselves.
    package func summary(_ evidence: Evidence) throws -> Summary? {
        guard evidence.knownAt == nil else { return try daily(evidence).map(\.1).joined() }
        guard let cells = cells(evidence) else { return nil }
        return try first("WITH cell AS (\(part: cells)) \(part: Summary.ofCells)")
            .map(Summary.init(row:))
    }

    /// The fewest cells that cover the evidence; nil when it names no measure.
    func cells(_ evidence: Evidence) -> SQL? {
        joined(
            evidence.measures.flatMap { measure in
                spans(evidence).map { cells($0, through: $1, measure, evidence) }
            })
    }

    /// The cells of each of its days.
    func dayCells(_ evidence: Evidence) -> SQL? {
        joined(evidence.measures.map { days($0, evidence) })
    }

    private func joined(_ parts: [SQL]) -> SQL? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { all, next -> SQL in
            "\(part: all) UNION ALL \(part: next)"
        }
    }

    /// The fewest cells that cover the evidence's period, of these measures in one statement.
    func cellsOfMany(_ measures: [String], _ evidence: Evidence) -> SQL {
        let list = SQL(list: measures)
        let month = evidence.through.firstOfMonth
        let isRunning = evidence.from <= month && (evidence.through + 1).dayOfMonth > 1
        var whole = evidence
        if isRunning { whole = evidence.through(month + -1) }
        let parts = (whole.from <= whole.through ? spans(whole) : []).map { span -> SQL in
            """
            SELECT measure, breakdown, \(part: Summary.columns) FROM tally
            WHERE measure IN (\(part: list)) AND span >= \(span.0) AND span <= \(span.through)
            """
        }
        return joined(parts + (isRunning ? runningCells(list, evidence.through) : [])) ?? ""
    }

    /// The cells of the month that runs on a day: its own where it holds nothing later, which is so
    /// of today, else those of its days.
    private func runningCells(_ measures: SQL, _ through: Day) -> [SQL] {
        let month = through.firstOfMonth.monthSpan
        let later: SQL = """
            FROM tally WHERE measure IN (\(part: measures)) AND span = \(month)
                AND latest_day > \(through)
            """
        return [
            """
            SELECT measure, breakdown, \(part: Summary.columns) FROM tally
            WHERE measure IN (\(part: measures)) AND span = \(month)
                AND latest_day <= \(through)
            """,
            """
            SELECT measure, breakdown, \(part: Summary.columns) FROM tally
            WHERE measure IN (SELECT measure \(part: later))
                AND span >= \(through.firstOfMonth) AND span <= \(through)
                AND (measure, breakdown) IN (SELECT measure, breakdown \(part: later))
            """,
        ]
    }

    /// What each day of the evidence comes to, in order; days without observations are left out.
    package func daily(_ evidence: Evidence) throws -> [(Day, Summary)] {
        var days: [Day: Summary] = [:]
        for measure in evidence.measures {
            let summaries =
                if let known = evidence.knownAt {
                    try daysKnown(at: known, measure, evidence)
                } else {
                    try rows(
                        "\(part: self.days(measure, evidence)) ORDER BY span"
                    ).map(Summary.init(row:))
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
        var spans = [(firstWhole.monthSpan, through: (pastWhole + -1).monthSpan)]
        if evidence.from < firstWhole {
            spans.insert((evidence.from.description, (firstWhole + -1).description), at: 0)
        }
        if pastWhole <= evidence.through {
            spans.append((pastWhole.description, evidence.through.description))
        }
        return spans
    }

    private func days(_ measure: String, _ evidence: Evidence) -> SQL {
        let (from, through) = (evidence.from.description, evidence.through.description)
        return cells(from, through: through, measure, evidence)
    }

    private func cells(
        _ from: String, through: String, _ measure: String, _ evidence: Evidence
    ) -> SQL {
        let part: SQL = evidence.breakdown.map { "AND breakdown = \($0)" } ?? ""
        return """
            SELECT \(part: Summary.columns) FROM tally
            WHERE measure = \(measure) AND span >= \(from) AND span <= \(through) \(part: part)
            """
    }
}

extension Summary {
    /// All cells together, with the latest of them; no row when there are none.
    fileprivate static let ofCells: SQL = """
        SELECT CAST(SUM(pieces) AS BIGINT) AS pieces, CAST(SUM(amount) AS BIGINT) AS amount,
            CAST(SUM(whole) AS BIGINT) AS whole, MIN(lowest) AS lowest, MAX(highest) AS highest,
            newest.day AS latest_day, newest.amount_then AS latest,
            newest.sequence_then AS latest_sequence, newest.ordinal_then AS latest_ordinal
        FROM cell, (
            SELECT latest_day AS day, latest AS amount_then, latest_sequence AS sequence_then,
                latest_ordinal AS ordinal_then
            FROM cell ORDER BY latest_day DESC, latest_sequence DESC, latest_ordinal DESC LIMIT 1
        ) AS newest
        GROUP BY newest.day, newest.amount_then, newest.sequence_then, newest.ordinal_then
        """
}
