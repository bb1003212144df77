import Kernel

/// Works out where every indicator will stand at the end of its year: once a day, some at a time,
/// so that no page has to.
package struct OutlookDesk: Sendable {
    private let centre: Centre
    /// How many are worked out between two writes.
    private let batch: Int

    package init(_ centre: Centre, batch: Int = 50) {
        self.centre = centre
        self.batch = batch
    }

    /// Brings the newest year's outlooks up to today.
    ///
    /// - Returns: how many were made.
    @discardableResult
    package func bringUpToDate() async throws -> Int {
        guard let year = try await centre.read({ try $0.years().first }) else { return 0 }
        let asOf = max(min(Day.last(of: year), centre.clock.today), Day.first(of: year))
        let due = try await due(year, asOf)
        for batch in due.batches(of: batch) {
            let outlooks = try await read(batch, year, asOf)
            try await centre.write(as: "performance") { transaction in
                for outlook in outlooks { try transaction.keep(outlook) }
            }
        }
        return due.count
    }

    /// What was not worked out today, or is bound to something else since.
    private func due(_ year: Int, _ asOf: Day) async throws -> [StoredIndicator] {
        let midnight = Instant(centre.clock.today)
        return try await centre.read { reader in
            let fresh = try Set<String>(
                reader.rows(
                    """
                    SELECT o.indicator FROM outlook o LEFT JOIN binding b
                        ON b.indicator = o.indicator
                    LEFT JOIN journal j ON j.sequence = b.sequence
                    WHERE o.as_of = \(asOf) AND o.made_at >= \(midnight)
                        AND (j.instant IS NULL OR j.instant <= o.made_at)
                    """
                ).map { try $0("indicator") })
            return try reader.declarations(year: year).flatMap(\.indicators)
                .filter { !fresh.contains($0.id) }
        }
    }

    private func read(
        _ indicators: [StoredIndicator], _ year: Int, _ asOf: Day
    ) async throws -> [KeptOutlook] {
        try await centre.read { reader in
            let measures = try centre.measures(reader)
            let almanac = try YearAlmanac(year, asOf: asOf)
            return try indicators.map { indicator in
                let outlook = try indicator.binding.map {
                    try reader.outlook($0, almanac)
                }
                return KeptOutlook(
                    indicator, outlook ?? .notMeasured,
                    target: indicator.indicator.number(
                        on: indicator.binding.flatMap { measures[$0.measure] }),
                    asOf: asOf)
            }
        }
    }
}

/// A year's weeks with their working days, counted once for all indicators.
struct YearAlmanac: Sendable {
    let year: Int
    let asOf: Day
    let empty: YearOfWork

    /// - Throws: `Refusal` for a year whose holidays are not published.
    init(_ year: Int, asOf: Day) throws(Refusal) {
        self.year = year
        self.asOf = asOf
        empty = try YearOfWork([], year: year, asOf: asOf, WorkCalendar())
    }

    /// The year with what its days came to.
    func filled(_ days: [(Day, Summary)]) -> YearOfWork {
        var past = empty.past
        let first = Day.first(of: year).monday
        for (day, summary) in days where day <= asOf {
            let week = (day.monday - first) / 7
            if past.indices.contains(week) { past[week].add(summary) }
        }
        return YearOfWork(past: past, ahead: empty.ahead)
    }
}

extension Reader {
    /// Where a binding's actual will stand; of a formula, from both of its measures as if they
    /// went their own ways.
    func outlook(_ binding: Binding, _ almanac: YearAlmanac) throws -> Outlook {
        let outlooks = try binding.operands.enumerated().map { place, operand in
            let days = try daily(
                Evidence(
                    of: [operand.measure], breakdown: operand.breakdown,
                    from: Day.first(of: almanac.year), through: almanac.asOf))
            return Forecaster(almanac.filled(days), seed: UInt64(place + 1))
                .outlook(operand.gathering)
        }
        guard let formula = binding.formula else { return outlooks[0] }
        guard let missing = outlooks.first(where: { $0.forecast == nil }) else {
            return formula.outlook(outlooks.compactMap(\.forecast))
        }
        return missing
    }
}

extension Formula {
    fileprivate func outlook(_ forecasts: [Forecast]) -> Outlook {
        guard let first = forecasts.first else { return .notMeasured }
        let second = forecasts.count > 1 ? forecasts[1] : first
        let ends = first.paired(with: second, by: approximate)
        return ends.isEmpty ? .tooThin : .forecast(Forecast(draws: ends))
    }
}

extension Indicator {
    /// The target as a number: levels by their place on the measure's scale; nil where it is words.
    func number(on measure: Measure?) -> Ratio? {
        if comparator == .qualitative { return measure?.amount(ofLevel: target).map { Ratio($0) } }
        return Quantity(target).map { Ratio($0) }
    }
}

extension Chore {
    /// Looks every five minutes; what is worked out already costs one statement.
    static let outlooks = Chore(
        "performance.outlooks", everySeconds: 300, worksAhead: true
    ) { centre in
        do { try await OutlookDesk(centre).bringUpToDate() } catch is Refusal {
            // A year whose holidays are not published has no forecast yet.
        }
    }
}
