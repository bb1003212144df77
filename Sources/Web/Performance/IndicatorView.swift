import Kernel
import Performance

/// What an indicator's page is made of, read in one look.
struct IndicatorView: Sendable {
    let report: YearReport
    let project: ProjectReport
    let line: IndicatorLine
    /// The gathered measures that the actual is made of: one, or two of a formula.
    let operands: [IndicatorOperand]
    /// Which of them the evidence below is of.
    let chosen: Int
    /// The figure at each month's end, with the observations behind it.
    let months: [(month: Int, figure: Figure?)]
    let evidence: [EvidenceRow]
    let mark: EvidenceMark?
    let hasMore: Bool
    /// The cases still open on the report's day, longest first; of those times that they count for.
    let open: [OpenTimes.OpenTime]
    /// What people said about the measures this year, withdrawn ones too.
    let comments: [FigureComment]
    /// The names of who said it.
    let authors: [String: String]
    /// Where the year is expected to end; nil where nothing is bound, or the year is over.
    let outlook: IndicatorOutlook?

    static let pageSize = 50

    /// The measure that the evidence shown is of.
    var chosenOperand: IndicatorOperand? { operands.isEmpty ? nil : operands[chosen] }

    /// - Throws: `Missing` for an unknown indicator; `Refusal` as a report does.
    static func read(
        _ id: String, _ question: ReportQuestion, before mark: EvidenceMark?, _ visit: Visit
    ) async throws -> IndicatorView {
        guard let place = try await visit.centre.read({ try $0.place(ofIndicator: id) }) else {
            throw Missing()
        }
        let report = try await question.report(year: place.year, project: place.project, visit)
        guard let project = report.projects.first else { throw Missing() }
        guard let line = project.lines.first(where: { $0.stored.id == id }) else {
            let newer = try await visit.centre.read {
                try $0.successor(ofIndicator: id, in: project.stored)
            }
            throw Superseded(by: newer)
        }
        let centre = visit.centre
        let chosen = visit.query("operand") == "2" ? 1 : 0
        return try await centre.read { reader in
            try IndicatorView(report, project, line, chosen, mark, reader, centre)
        }
    }

    private init(
        _ report: YearReport, _ project: ProjectReport, _ line: IndicatorLine, _ chosen: Int,
        _ mark: EvidenceMark?, _ reader: Reader, _ centre: Centre
    ) throws {
        self.report = report
        self.project = project
        self.line = line
        self.mark = mark
        let looking = IndicatorLooking(report: report, reader: reader, centre: centre)
        let binding = line.stored.binding
        operands = try (binding?.operands ?? []).map(looking.operand)
        self.chosen = operands.indices.contains(chosen) ? chosen : 0
        open = try operands.flatMap { try looking.open($0.operand, on: report.asOf) }
        months = try binding.map(looking.months) ?? []
        comments = try reader.comments(
            on: operands.map(\.operand.measure), from: Day.first(of: report.year),
            through: report.asOf)
        authors = try reader.authors(of: comments, centre.vault)
        let isOver = report.asOf == Day.last(of: report.year)
        let request = try ReportRequest(
            year: report.year, asOf: report.asOf, today: report.asOf)
        outlook =
            isOver || binding == nil
            ? nil : try? OutlookReading(reader, request).outlook(for: line)
        guard let operand = operands.isEmpty ? nil : operands[self.chosen].operand else {
            (evidence, hasMore) = ([], false)
            return
        }
        let rows = try reader.evidence(
            looking.evidence(operand, through: report.asOf), before: mark,
            limit: Self.pageSize + 1)
        evidence = Array(rows.prefix(Self.pageSize))
        hasMore = rows.count > Self.pageSize
    }
}

/// One gathered measure of an indicator, with what each of its days came to.
struct IndicatorOperand: Sendable {
    let operand: Operand
    let measure: Measure?
    let figure: Figure?
    let days: [(Day, Summary)]
}

/// How an indicator's page looks things up.
private struct IndicatorLooking {
    let report: YearReport
    let reader: Reader
    let centre: Centre

    func evidence(_ operand: Operand, through day: Day) -> Evidence {
        Evidence(
            of: [operand.measure], breakdown: operand.breakdown,
            from: Day.first(of: report.year), through: day)
    }

    func open(_ operand: Operand, on day: Day) throws -> [OpenTimes.OpenTime] {
        guard operand.gathering == .longest else { return [] }
        return try centre.openTimes(reader, asOf: day)
            .of(operand.measure, breakdown: operand.breakdown)
    }

    func operand(_ operand: Operand) throws -> IndicatorOperand {
        IndicatorOperand(
            operand: operand, measure: try centre.measures(reader)[operand.measure],
            figure: try figure(operand, through: report.asOf),
            days: try reader.daily(evidence(operand, through: report.asOf)))
    }

    private func figure(_ operand: Operand, through day: Day) throws -> Figure? {
        try reader.figure(
            operand.gathering, evidence(operand, through: day),
            open: open(operand, on: day).map(\.elapsed))
    }

    func months(_ binding: Binding) throws -> [(month: Int, figure: Figure?)] {
        try (1...report.asOf.month).map { month in
            let next = Day(year: report.year, month: month, day: 1).map { ($0 + 31).firstOfMonth }
            let end = min((next ?? report.asOf) + -1, report.asOf)
            let figures = try binding.operands.map { try figure($0, through: end) }
            guard let formula = binding.formula else { return (month, figures[0]) }
            return (month, formula.figure(figures[0], figures.count > 1 ? figures[1] : nil))
        }
    }
}

/// The indicator belongs to an older version of its project's declaration.
struct Superseded: Error {
    /// The indicator that took its place, where one did.
    let by: String?
}
