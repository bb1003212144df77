import Kernel

/// Works out where measures will stand at the end of a year: the one way that every page, list and
/// form does it, so that all of them show one number.
///
/// The same evidence gives the same forecast.
package struct OutlookReading {
    private let reader: Reader
    private let request: ReportRequest
    /// The year's weeks with their working days and nothing in them.
    private let year: YearOfWork
    /// Those of the year before; nil where its holidays are not known.
    private let before: YearOfWork?

    /// - Throws: `Refusal` for a year whose holidays are not published.
    package init(
        _ reader: Reader, _ request: ReportRequest, _ calendar: WorkCalendar = WorkCalendar()
    ) throws(Refusal) {
        self.reader = reader
        self.request = request
        year = try YearOfWork([], year: request.year, asOf: request.asOf, calendar)
        before = try? YearOfWork(
            [], year: request.year - 1, asOf: Day.last(of: request.year - 1), calendar)
    }

    /// Where an indicator's line will stand; nil where it is bound to nothing.
    package func outlook(for line: IndicatorLine) throws -> IndicatorOutlook? {
        guard let binding = line.stored.binding else { return nil }
        return IndicatorOutlook(line, try outlook(of: binding))
    }

    /// Where a binding's actual will stand; of a formula, from both of its measures together.
    func outlook(of binding: Binding) throws -> Outlook {
        let first = try forecaster([binding.measure], breakdown: binding.breakdown)
        guard let formula = binding.formula else { return first.outlook(binding.gathering) }
        guard let other = formula.other else {
            let outlook = first.outlook(binding.gathering)
            return outlook.forecast.map { forecast in
                .forecast(forecast.mapped { formula.approximate($0, 0) ?? $0 })
            } ?? outlook
        }
        return PairedForecaster(
            first, try forecaster([other.measure], breakdown: other.breakdown)
        ).outlook(formula, (binding.gathering, other.gathering))
    }

    /// What some measures together will come to.
    func sum(of measures: [String], breakdown: String?) throws -> Outlook {
        try forecaster(measures, breakdown: breakdown).outlook(.sum)
    }

    private func forecaster(_ measures: [String], breakdown: String?) throws -> Forecaster {
        func days(_ year: Int, through day: Day) throws -> [(Day, Summary)] {
            try reader.daily(
                Evidence(
                    of: measures, breakdown: breakdown, from: Day.first(of: year), through: day,
                    knownAt: request.knownAt))
        }
        let past = try days(request.year, through: request.asOf)
        let earlier = try before.map { _ in
            try days(request.year - 1, through: Day.last(of: request.year - 1))
        }
        // A year that nobody recorded shows no season.
        let lastYear = earlier.flatMap { $0.isEmpty ? nil : before?.filled($0, request.year - 1) }
        return Forecaster(year.filled(past, request.year), lastYear: lastYear?.past)
    }
}

extension YearOfWork {
    /// The year with what its days came to.
    fileprivate func filled(_ days: [(Day, Summary)], _ year: Int) -> YearOfWork {
        var past = past
        let first = Day.first(of: year).monday
        for (day, summary) in days {
            let week = (day.monday - first) / 7
            if past.indices.contains(week) { past[week].add(summary) }
        }
        return YearOfWork(past: past, ahead: ahead)
    }
}
