import Kernel

/// Where an indicator is likely to stand at the end of its year.
package struct IndicatorOutlook: Hashable, Sendable {
    package let outlook: Outlook
    /// How likely the target is met, 0 to 1; nil where nobody can say.
    package let probability: Double?
    /// What is proposed for the form; nil where there is too little to say.
    package let proposed: Possibility?
}

extension Reader {
    /// What the evidence up to a day says of the year's end.
    ///
    /// The same evidence gives the same forecast.
    ///
    /// - Throws: `Refusal` for a year whose holidays are not published.
    package func outlook(
        for line: IndicatorLine, _ request: ReportRequest, _ calendar: WorkCalendar
    ) throws -> IndicatorOutlook? {
        // Nobody knows how the two sides of a formula go together.
        guard let binding = line.stored.binding, binding.formula == nil else { return nil }
        let outlook = try outlook(
            binding.gathering, of: [binding.measure], breakdown: binding.breakdown, request,
            calendar)
        let probability = line.indicator.comparator.flatMap { comparator in
            line.target.flatMap {
                outlook.forecast?.probability(of: comparator, $0.approximate)
            }
        }
        let settled = line.settled()
        return IndicatorOutlook(
            outlook: outlook, probability: settled.map { $0 == .certain ? 1 : 0 } ?? probability,
            proposed: settled ?? probability.map { Possibility(probability: $0) })
    }

    /// What measures will come to by the year's end.
    ///
    /// - Throws: `Refusal` for a year whose holidays are not published.
    package func outlook(
        _ gathering: Gathering, of measures: [String], breakdown: String?,
        _ request: ReportRequest, _ calendar: WorkCalendar
    ) throws -> Outlook {
        func days(_ year: Int, through day: Day) throws -> [(Day, Summary)] {
            try daily(
                Evidence(
                    of: measures, breakdown: breakdown, from: Day.first(of: year), through: day,
                    knownAt: request.knownAt))
        }
        let year = try YearOfWork(
            days(request.year, through: request.asOf), year: request.year, asOf: request.asOf,
            calendar)
        let before = try days(request.year - 1, through: Day.last(of: request.year - 1))
        // A year that nobody recorded, or whose holidays are not known, shows no season.
        let lastYear =
            before.isEmpty
            ? nil
            : try? YearOfWork(
                before, year: request.year - 1, asOf: Day.last(of: request.year - 1), calendar)
        return Forecaster(year, lastYear: lastYear?.past).outlook(gathering)
    }
}
