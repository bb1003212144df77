import Kernel

extension Centre {
    /// A project's self-evaluation as it would be submitted now.
    ///
    /// - Throws: `Refusal` when the year has no such project, or no such rules.
    package func evaluation(
        of project: String, year: Int, _ draft: EvaluationDraft, round: Int, _ reader: Reader
    ) throws -> (report: EvaluationReport, refusals: [Refusal]) {
        guard let stored = try reader.declaration(of: project, year: year) else {
            throw Refusal.noSuchProject(project, year)
        }
        return try reckon(
            stored, draft, round: round, rules: RuleSet.named(draft.rules),
            at: reader.journalEnd(), isNow: true,
            calendar: [Arrangement].published.version(for: year), reader)
    }

    /// The report made once more from what the journal held then: the same document, as long as
    /// nobody has changed the past.
    ///
    /// - Throws: `Refusal` when this version no longer has the rules it names.
    package func recomputed(
        _ report: EvaluationReport, _ reader: Reader
    ) throws -> EvaluationReport {
        try reckon(
            report.stored, report.draft, round: report.round,
            rules: RuleSet.named(report.rules.name, version: report.rules.version),
            at: report.journal, isNow: false, calendar: report.calendar, reader
        ).report
    }

    /// The same targets, rules and remarks by what is known now: where it differs, something was
    /// corrected after the submission.
    package func asKnownNow(
        _ report: EvaluationReport, _ reader: Reader
    ) throws -> EvaluationReport {
        try reckon(
            report.stored, report.draft, round: report.round,
            rules: RuleSet.named(report.rules.name, version: report.rules.version),
            at: reader.journalEnd(), isNow: true, calendar: report.calendar, reader
        ).report
    }

    private func reckon(
        _ stored: StoredDeclaration, _ draft: EvaluationDraft, round: Int, rules: RuleSet,
        at head: JournalHead, isNow: Bool, calendar: String, _ reader: Reader
    ) throws -> (report: EvaluationReport, refusals: [Refusal]) {
        let report = try measured(stored, draft, rules, at: head, isNow: isNow, reader)
        return EvaluationReckoning(
            report: report, project: report.projects[0], draft: draft, round: round,
            calendar: calendar
        ).reckon()
    }

    /// The figures of a submitted self-evaluation, by the targets, the bindings and the rules it
    /// was frozen with, whatever became of them since.
    ///
    /// - Throws: `Refusal` when this version no longer has the rules it names.
    func measured(_ frozen: EvaluationReport, _ reader: Reader) throws -> YearReport {
        try measured(
            frozen.stored(ids: reader.indicatorIDs(of: frozen.declaration.id)), frozen.draft,
            RuleSet.named(frozen.rules.name, version: frozen.rules.version), at: frozen.journal,
            isNow: false, reader)
    }

    private func measured(
        _ stored: StoredDeclaration, _ draft: EvaluationDraft, _ rules: RuleSet,
        at head: JournalHead, isNow: Bool, _ reader: Reader
    ) throws -> YearReport {
        let year = stored.declaration.year
        let known = isNow ? nil : head.sequence
        let request = try ReportRequest(
            year: year, asOf: draft.asOf, today: draft.asOf, knownAt: known,
            project: stored.declaration.project, rules: rules.name)
        let gauge = Gauge(
            reader: reader, request: request, rules: rules, measures: try measures(reader),
            open: try openTimes(reader, asOf: draft.asOf, knownAt: head.sequence),
            gathered: nil)
        return YearReport(
            year: year, asOf: draft.asOf, sequence: head.sequence, digest: head.digest,
            rules: rules, projects: [try gauge.report(on: stored)])
    }
}

extension EvaluationReport {
    /// What people typed.
    package var draft: EvaluationDraft {
        var remarks = Dictionary(
            lines.map { ($0.place, $0.remark) }, uniquingKeysWith: { first, _ in first })
        remarks[EvaluationDraft.execution] = execution.remark
        return EvaluationDraft(
            rules: rules.name, asOf: asOf, goalActual: goalActual, remarks: remarks)
    }

    /// The declaration that it is about, with the bindings of then.
    var stored: StoredDeclaration { stored(ids: []) }

    /// - Parameter ids: of its indicators, where they matter.
    fileprivate func stored(ids: [String]) -> StoredDeclaration {
        let indicators = lines.enumerated().map { place, line in
            StoredIndicator(
                id: ids.indices.contains(place) ? ids[place] : "\(declaration.id)/\(place)",
                indicator: line.indicator, binding: line.binding)
        }
        return StoredDeclaration(
            id: declaration.id, version: declaration.version,
            declaration: Declaration(
                year: year, project: project, department: department, unit: unit,
                funds: execution.funds, goalAnnual: goalDeclared,
                indicators: lines.map(\.indicator)),
            source: Source(name: "", paper: nil), sequence: declaration.sequence,
            indicators: indicators, spending: execution.measures,
            budgetChanges: execution.changes)
    }
}

extension Reader {
    /// The ids of a declaration's indicators, in the order of the form.
    fileprivate func indicatorIDs(of declaration: String) throws -> [String] {
        try rows(
            "SELECT id FROM indicator WHERE declaration = \(declaration) ORDER BY position"
        ).map { try $0("id") }
    }
}

extension EvaluationReport {
    /// A live report in the shape of a self-evaluation that nobody has worked on yet.
    package init(_ report: YearReport, _ project: ProjectReport) {
        let draft = EvaluationDraft(rules: report.rules.name, asOf: report.asOf)
        self =
            EvaluationReckoning(
                report: report, project: project, draft: draft, round: 0,
                calendar: [Arrangement].published.version(for: report.year)
            ).reckon().report
    }
}

extension Refusal {
    static func noSuchProject(_ project: String, _ year: Int) -> Refusal {
        Refusal(
            "nothing_declared", "\(year) 年度没有项目“\(project)”。",
            "\(year) has no project “\(project)”.", at: "project")
    }
}
