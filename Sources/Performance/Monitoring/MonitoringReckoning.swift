import Kernel

/// Makes a month's monitoring of a project's figures and of what people said.
struct MonitoringReckoning {
    let project: ProjectReport
    let request: ReportRequest
    let month: Int
    let draft: MonitoringDraft
    let head: JournalHead
    let calendar: String
    let reader: Reader

    private var declaration: Declaration { project.stored.declaration }
    private let work = WorkCalendar()

    init(
        project: ProjectReport, request: ReportRequest, month: Int, draft: MonitoringDraft,
        head: JournalHead, calendar: String, reader: Reader
    ) {
        self.project = project
        self.request = request
        self.month = month
        self.draft = draft
        self.head = head
        self.calendar = calendar
        self.reader = reader
    }

    var report: MonitoringReport {
        get throws {
            let lines = try project.lines.map { try line($0) }
            return MonitoringReport(
                format: MonitoringReport.format, year: declaration.year, month: month,
                project: declaration.project, department: declaration.department,
                unit: declaration.unit,
                declaration: DeclarationVersion(
                    id: project.stored.id, version: project.stored.version,
                    sequence: project.stored.sequence),
                asOf: request.asOf, journal: head, calendar: calendar,
                goalDeclared: declaration.goalAnnual, funds: declaration.funds,
                money: try money(), spending: project.stored.spending, lamp: project.lamp,
                lines: lines, alarms: alarms)
        }
    }

    private var alarms: [Alarm] {
        let elapsed = Ratio(
            Int128(request.asOf.ordinal), Int128(Day.last(of: request.year).ordinal))
        return WarningRules.inForce(on: request.asOf)
            .flatMap { $0.alarms(project, month: month, elapsed: elapsed) }
    }

    private func line(_ line: IndicatorLine) throws -> MonitoringReport.Line {
        let outlook = try reader.outlook(for: line, request, work)
        let silence: Words? =
            switch outlook?.outlook {
            case .nothingToSay(let words): words
            case .forecast: nil
            case nil: .notMeasured
            }
        return MonitoringReport.Line(
            indicator: line.indicator, binding: line.stored.binding, actual: line.actual,
            observations: line.figure?.observations ?? 0, lamp: line.lamp,
            expected: outlook?.outlook.forecast.map {
                MonitoringReport.Estimate($0, decimals: line.decimals)
            },
            silence: silence,
            probability: outlook?.probability.map { Int(($0 * 100).rounded()) },
            proposed: outlook?.proposed, remark: draft[line.indicator.place])
    }

    private func money() throws -> [MonitoringReport.MoneyRow] {
        let spent = project.execution.spent
        let bySource = try reader.spentBySource(
            project.stored, spent: spent, through: request.asOf, knownAt: request.knownAt)
        let whole = MonitoringReport.MoneyRow(
            source: nil, budget: project.execution.budget, spent: spent,
            expected: try expected(breakdown: nil))
        let funds = declaration.funds
        return try [whole]
            + FundSource.allCases.map { source in
                let own = bySource[source.rawValue]
                let isOnly = own != nil && bySource.count == 1
                return MonitoringReport.MoneyRow(
                    source: source, budget: source.amount(in: funds), spent: own,
                    expected: own == nil
                        ? nil : try expected(breakdown: isOnly ? nil : source.rawValue))
            }
    }

    private func expected(breakdown: String?) throws -> MonitoringReport.Estimate? {
        guard !project.stored.spending.isEmpty else { return nil }
        return try reader.outlook(
            .sum, of: project.stored.spending, breakdown: breakdown, request, work
        ).forecast.map { MonitoringReport.Estimate($0, decimals: 2) }
    }
}

extension MonitoringReport.MoneyRow {
    fileprivate init(
        source: FundSource?, budget: Money?, spent: Money?, expected: MonitoringReport.Estimate?
    ) {
        self.source = source
        self.budget = budget
        self.spent = spent
        self.expected = expected
        rate =
            if let spent, let budget, budget > .zero {
                Ratio(Int128(spent.fen) * 100, Int128(budget.fen)).text(decimals: 2)
            } else {
                nil
            }
    }
}

extension MonitoringReport.Estimate {
    /// - Parameter decimals: 0 where what is counted is whole.
    package init(_ forecast: Forecast, decimals: Int) {
        func text(_ value: Double) -> String {
            // A hundred years of hundredths fit easily; what does not is no figure anybody has.
            let hundredths = Int128((min(max(value, -1e15), 1e15) * 100).rounded())
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
