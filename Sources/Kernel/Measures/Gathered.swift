/// What many measures came to over one period, read together: a page with thousands of figures
/// costs a few statements, not one for each.
package struct Gathered: Sendable {
    private var totals: [String: Total] = [:]
    private var latest: [String: Summary] = [:]
    private var weeks: [String: Weeks] = [:]
    private var kept: [String: (days: Int64, pieces: Int64)] = [:]

    /// Whether figures gathered so can be read together; others must be asked for one by one.
    package static func answers(_ gathering: Gathering) -> Bool {
        if case .percentile = gathering { return false }
        return true
    }

    /// How one of the measures was gathered; nil when there is nothing to make a figure of.
    package func figure(
        _ gathering: Gathering, of measure: String, open: [Quantity] = []
    ) -> Figure? {
        switch gathering {
        case .percentile: return nil
        case .lowestWeek, .averageWeek:
            guard let total = totals[measure], let weeks = weeks[measure] else { return nil }
            let value = gathering == .lowestWeek ? weeks.lowest : weeks.average
            return value.map { Figure(value: $0, observations: total.pieces) }
        case .daysKept:
            return kept[measure].map {
                Figure(value: Ratio(Int128($0.days)), observations: $0.pieces)
            }
        case .latest, .grade:
            return latest[measure].map {
                Figure(value: Ratio($0.latest), observations: $0.pieces)
            }
        default: return Figure(gathering, of: totals[measure], open: open)
        }
    }

    /// What several measures add up to together; nil when none has any evidence.
    package func total(of measures: [String]) -> Total? {
        measures.compactMap { totals[$0] }.reduce(nil) { sum, next in
            sum?.joined(with: next) ?? next
        }
    }
}

extension Reader {
    /// How many measures one statement asks for; databases limit the values of a statement.
    private static let batch = 400

    /// Reads what is needed to gather each of these measures so, over all of its parts.
    package func gather(
        _ wanted: [Gathering: Set<String>], summing spending: Set<String> = [], from: Day,
        through: Day
    ) throws -> Gathered {
        func measures(_ takes: (Gathering) -> Bool) -> [String] {
            wanted.filter { takes($0.key) }.reduce(into: Set<String>()) { $0.formUnion($1.value) }
                .sorted()
        }
        let period = Evidence(of: [], from: from, through: through)
        var gathered = Gathered()
        let summed = measures { $0 != .latest && $0 != .grade && $0 != .daysKept }
        let all = Set(summed).union(spending).sorted()
        for batch in all.batches(of: Self.batch) {
            try gathered.addTotals(batch, period, self)
        }
        let latest = measures { $0 == .latest || $0 == .grade }
        for batch in latest.batches(of: Self.batch) {
            try gathered.addLatest(batch, period, self)
        }
        let weekly = measures { $0 == .lowestWeek || $0 == .averageWeek }
        for batch in weekly.batches(of: Self.batch) {
            try gathered.addWeeks(batch, from...through, self)
        }
        let kept = measures { $0 == .daysKept }
        for batch in kept.batches(of: Self.batch) { try gathered.addKept(batch, period, self) }
        return gathered
    }
}

extension Gathered {
    fileprivate mutating func addTotals(
        _ measures: [String], _ period: Evidence, _ reader: Reader
    ) throws {
        let cells = reader.cellsOfMany(measures, period)
        for row in try reader.rows(
            """
            SELECT measure, CAST(SUM(pieces) AS BIGINT) AS pieces,
                CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(whole) AS BIGINT) AS whole,
                MIN(lowest) AS lowest, MAX(highest) AS highest
            FROM (\(part: cells)) AS cell GROUP BY measure
            """)
        {
            totals[try row("measure")] = try Total(
                pieces: row("pieces"), amount: row("amount"), whole: row("whole"),
                lowest: row("lowest"), highest: row("highest"))
        }
    }

    fileprivate mutating func addLatest(
        _ measures: [String], _ period: Evidence, _ reader: Reader
    ) throws {
        // Those whose latest amount counts are few and seldom recorded.
        let cells = reader.cellsOfMany(measures, period)
        for row in try reader.rows("SELECT * FROM (\(part: cells)) AS cell") {
            let (measure, summary) = try (row("measure") as String, Summary(row: row))
            latest[measure] = latest[measure]?.joined(with: summary) ?? summary
        }
    }

    fileprivate mutating func addWeeks(
        _ measures: [String], _ period: ClosedRange<Day>, _ reader: Reader
    ) throws {
        let mondays = Weeks.mondays(of: period)
        guard let first = mondays.first else {
            for measure in measures { weeks[measure] = Weeks(totals: []) }
            return
        }
        let rest = mondays.dropFirst().reduce("(\(first), \(first + 6))" as SQL) {
            "\(part: $0), (\($1), \($1 + 6))"
        }
        let named = measures.dropFirst().reduce("(\(measures[0]))" as SQL) {
            "\(part: $0), (\($1))"
        }
        var totals: [String: [Int64]] = [:]
        for row in try reader.rows(
            """
            WITH week (first_day, last_day) AS (VALUES \(part: rest)),
                wanted (measure) AS (VALUES \(part: named))
            SELECT wanted.measure, CAST(COALESCE(SUM(tally.amount), 0) AS BIGINT) AS amount
            FROM wanted CROSS JOIN week LEFT JOIN tally ON tally.measure = wanted.measure
                AND tally.span >= first_day AND tally.span <= last_day
            GROUP BY wanted.measure, first_day
            """)
        { try totals[row("measure"), default: []].append(row("amount")) }
        for (measure, totals) in totals { weeks[measure] = Weeks(totals: totals) }
    }

    fileprivate mutating func addKept(
        _ measures: [String], _ period: Evidence, _ reader: Reader
    ) throws {
        for row in try reader.rows(
            """
            SELECT measure, CAST(SUM(CASE WHEN lowest > 0 THEN 1 ELSE 0 END) AS BIGINT) AS kept,
                CAST(SUM(pieces) AS BIGINT) AS pieces
            FROM (SELECT measure, MIN(lowest) AS lowest, SUM(pieces) AS pieces FROM tally
                WHERE measure IN (\(part: SQL(list: measures)))
                    AND span >= \(period.from) AND span <= \(period.through)
                GROUP BY measure, span) AS day
            GROUP BY measure
            """)
        { kept[try row("measure")] = try (row("kept"), row("pieces")) }
    }
}

extension Total {
    fileprivate func joined(with other: Total) -> Total {
        Total(
            pieces: pieces + other.pieces,
            amount: Quantity(
                tenThousandths: amount.tenThousandths + other.amount.tenThousandths),
            whole: Quantity(tenThousandths: whole.tenThousandths + other.whole.tenThousandths),
            lowest: min(lowest, other.lowest), highest: max(highest, other.highest))
    }
}

extension SQL {
    /// Values one after the other, for `IN (…)`; at least one.
    package init(list values: [String]) {
        self.init(joining: values.map { "\($0)" }, by: ", ")
    }
}

extension Array {
    /// The elements in order, so many at a time.
    package func batches(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
