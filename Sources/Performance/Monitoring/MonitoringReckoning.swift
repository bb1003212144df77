import Kernel

extension MonitoringReport {
    /// A project's monitoring of the months that have passed on the day of a report.
    ///
    /// - Parameters:
    ///   - report: with forecasts, else the form's expectations stay blank.
    ///   - draft: what people say of it.
    package init(
        _ report: YearReport, _ project: ProjectReport, month: Int? = nil,
        _ draft: MonitoringDraft = MonitoringDraft(), calendar: String? = nil
    ) {
        let declaration = project.stored.declaration
        let elapsed = Ratio(
            Int128(report.asOf.ordinal), Int128(Day.last(of: report.year).ordinal))
        let month = month ?? report.asOf.month
        self.init(
            format: MonitoringReport.format, year: report.year, month: month,
            project: declaration.project, department: declaration.department,
            unit: declaration.unit,
            declaration: DeclarationVersion(
                id: project.stored.id, version: project.stored.version,
                sequence: project.stored.sequence),
            asOf: report.asOf,
            journal: JournalHead(sequence: report.sequence, digest: report.digest),
            calendar: calendar ?? [Arrangement].published.version(for: report.year),
            goalDeclared: declaration.goalAnnual, funds: declaration.funds,
            money: project.moneyRows, spending: project.stored.spending,
            budgetChanges: project.stored.budgetChanges, lamp: project.lamp,
            lines: project.lines.map { Line($0, draft[$0.indicator.place]) },
            alarms: WarningRules.inForce(on: report.asOf)
                .flatMap { $0.alarms(project, month: month, elapsed: elapsed) })
    }
}

extension MonitoringReport.Line {
    fileprivate init(_ line: IndicatorLine, _ remark: MonitoringReport.Remark) {
        let outlook = line.outlook
        let silence: Words? =
            switch outlook?.outlook {
            case .nothingToSay(let words): words
            case .forecast: nil
            case nil: line.figure == nil ? .notMeasured : nil
            }
        self.init(
            indicator: line.indicator, binding: line.stored.binding, actual: line.actual,
            observations: line.figure?.observations ?? 0, lamp: line.lamp,
            expected: outlook?.outlook.forecast.map {
                MonitoringReport.Estimate($0, decimals: line.decimals)
            },
            silence: silence,
            probability: outlook?.probability.map { Int(($0 * 100).rounded()) },
            proposed: outlook?.proposed, remark: remark)
    }
}

extension ProjectReport {
    /// The year's whole, then each source of money.
    fileprivate var moneyRows: [MonitoringReport.MoneyRow] {
        let whole = MonitoringReport.MoneyRow(
            source: nil, budget: execution.initial, adjusted: execution.budget,
            spent: execution.spent, expected: expected(""))
        return [whole]
            + FundSource.allCases.map { source in
                let budget = source.amount(in: stored.declaration.funds)
                let change = execution.changedBySource[source.rawValue]
                return MonitoringReport.MoneyRow(
                    source: source, budget: budget,
                    adjusted: change.map { (budget ?? .zero) + $0 } ?? budget,
                    spent: spentBySource[source.rawValue], expected: expected(source.rawValue))
            }
    }

    private func expected(_ source: String) -> MonitoringReport.Estimate? {
        expectedSpending[source].map { MonitoringReport.Estimate($0, decimals: 2) }
    }
}

extension MonitoringReport.MoneyRow {
    fileprivate init(
        source: FundSource?, budget: Money?, adjusted: Money?, spent: Money?,
        expected: MonitoringReport.Estimate?
    ) {
        self.source = source
        self.budget = budget
        self.spent = spent
        self.expected = expected
        rate =
            if let spent, let adjusted, adjusted > .zero {
                Ratio(Int128(spent.fen) * 100, Int128(adjusted.fen)).text(decimals: 2)
            } else {
                nil
            }
    }
}

extension MonitoringReport.Estimate {
    /// - Parameter decimals: 0 where what is counted is whole.
    package init(_ forecast: Forecast, decimals: Int) {
        func text(_ value: Double) -> String {
            // No centre has more than this of anything, and it fits with room to spare.
            let hundredths = Int128((min(max(value, -1e13), 1e13) * 100).rounded())
            return Ratio(hundredths, 100).text(decimals: decimals, trimmed: true)
        }
        middle = text(forecast.expected)
        low = text(forecast.low)
        high = text(forecast.high)
    }
}

extension IndicatorLine {
    /// How many decimals its forecast is worth.
    package var decimals: Int {
        switch stored.binding?.gathering {
        case .count, .daysKept: 0
        default: 2
        }
    }
}
