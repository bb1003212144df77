import Kernel

extension Centre {
    /// A project's monitoring of a month as it stands now.
    ///
    /// - Parameter month: 1 to 12.
    /// - Throws: `Refusal` for a project that is not declared, or a month that has not begun.
    package func monitoring(
        of project: String, year: Int, month: Int, _ draft: MonitoringDraft, _ reader: Reader
    ) throws -> MonitoringReport {
        guard let stored = try reader.declaration(of: project, year: year) else {
            throw Refusal.noSuchProject(project, year)
        }
        let day = try clock.lastDay(of: month, year)
        return try monitoring(
            stored, month: month, asOf: day, draft, at: reader.journalEnd(), isNow: true,
            calendar: [Arrangement].published.version(for: year), reader)
    }

    /// The report made once more from what the journal held then.
    package func recomputed(
        _ report: MonitoringReport, _ reader: Reader
    ) throws -> MonitoringReport {
        try monitoring(
            report.stored, month: report.month, asOf: report.asOf, report.draft,
            at: report.journal, isNow: false, calendar: report.calendar, reader)
    }

    private func monitoring(
        _ stored: StoredDeclaration, month: Int, asOf day: Day, _ draft: MonitoringDraft,
        at head: JournalHead, isNow: Bool, calendar: String, _ reader: Reader
    ) throws -> MonitoringReport {
        let year = stored.declaration.year
        var request = try ReportRequest(
            year: year, asOf: day, today: day, knownAt: isNow ? nil : head.sequence,
            project: stored.declaration.project)
        request.forecasts = true
        let rules = try RuleSet.named(request.rules)
        let gauge = Gauge(
            reader: reader, request: request, rules: rules, measures: try measures(reader),
            open: try openTimes(reader, asOf: day, knownAt: head.sequence),
            gathered: try reader.gathered(for: [stored], request))
        let project = try gauge.report(on: stored)
        let report = YearReport(
            year: year, asOf: day, sequence: head.sequence, digest: head.digest, rules: rules,
            projects: [project])
        return MonitoringReport(report, project, month: month, draft, calendar: calendar)
    }
}

extension MonitoringReport {
    /// What people typed.
    package var draft: MonitoringDraft {
        MonitoringDraft(
            remarks: Dictionary(
                lines.map { ($0.place, $0.remark) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The declaration that it is about, with the bindings of then.
    fileprivate var stored: StoredDeclaration {
        let indicators = lines.enumerated().map { place, line in
            StoredIndicator(
                id: "\(declaration.id)/\(place)", indicator: line.indicator, binding: line.binding)
        }
        return StoredDeclaration(
            id: declaration.id, version: declaration.version,
            declaration: Declaration(
                year: year, project: project, department: department, unit: unit, funds: funds,
                goalAnnual: goalDeclared, indicators: lines.map(\.indicator)),
            source: Source(name: "", paper: nil), sequence: declaration.sequence,
            indicators: indicators, spending: spending, budgetChanges: budgetChanges)
    }
}

extension WallClock {
    /// The last day of a month, or today while it runs.
    ///
    /// - Throws: `Refusal` for a month that there is not, or that has not begun.
    package func lastDay(of month: Int, _ year: Int) throws(Refusal) -> Day {
        guard let first = Day(year: year, month: month, day: 1) else { throw .badMonth(month) }
        guard first <= today else { throw .monthNotBegun(year, month) }
        return min((first + 31).firstOfMonth + -1, today)
    }
}
