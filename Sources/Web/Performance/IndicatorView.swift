import Kernel
import Performance

/// What an indicator's page is made of, read in one look.
struct IndicatorView: Sendable {
    let report: YearReport
    let project: ProjectReport
    let line: IndicatorLine
    /// What each day with evidence came to.
    let days: [(Day, Summary)]
    /// The figure at each month's end, with the observations behind it.
    let months: [(month: Int, figure: Figure?)]
    let evidence: [EvidenceRow]
    let mark: EvidenceMark?
    let hasMore: Bool
    /// The cases still open on the report's day, longest first; of those times that they count for.
    let open: [OpenTimes.OpenTime]
    /// Where the year is expected to end; nil where nothing is bound, or the year is over.
    let outlook: IndicatorOutlook?

    static let pageSize = 50

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
        return try await centre.read { reader in
            try IndicatorView(report, project, line, mark, reader) { day in
                try centre.openTimes(reader, asOf: day)
            }
        }
    }

    private init(
        _ report: YearReport, _ project: ProjectReport, _ line: IndicatorLine,
        _ mark: EvidenceMark?, _ reader: Reader, _ openTimes: (Day) throws -> OpenTimes
    ) throws {
        self.report = report
        self.project = project
        self.line = line
        self.mark = mark
        guard let binding = line.stored.binding else {
            (days, months, self.evidence, hasMore, open) = ([], [], [], false, [])
            outlook = nil
            return
        }
        func stillOpen(on day: Day) throws -> [OpenTimes.OpenTime] {
            guard binding.gathering == .longest else { return [] }
            return try openTimes(day).of(binding.measure, breakdown: binding.breakdown)
        }
        open = try stillOpen(on: report.asOf)
        let isOver = report.asOf == Day.last(of: report.year)
        let request = try ReportRequest(
            year: report.year, asOf: report.asOf, today: report.asOf)
        outlook = isOver ? nil : try? reader.outlook(for: line, request, WorkCalendar())
        let first = Day.first(of: report.year)
        func behind(through day: Day) -> Evidence {
            Evidence(
                of: [binding.measure], breakdown: binding.breakdown, from: first, through: day)
        }
        let all = behind(through: report.asOf)
        days = try reader.daily(all)
        months = try (1...report.asOf.month).map { month in
            let next = Day(year: report.year, month: month, day: 1).map { ($0 + 31).firstOfMonth }
            let end = min((next ?? report.asOf) + -1, report.asOf)
            let figure = try reader.figure(
                binding.gathering, behind(through: end), open: stillOpen(on: end).map(\.elapsed))
            return (month, figure)
        }
        let rows = try reader.evidence(all, before: mark, limit: Self.pageSize + 1)
        self.evidence = Array(rows.prefix(Self.pageSize))
        hasMore = rows.count > Self.pageSize
    }
}

/// The indicator belongs to an older version of its project's declaration.
struct Superseded: Error {
    /// The indicator that took its place, where one did.
    let by: String?
}
