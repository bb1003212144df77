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
        return try await visit.centre.read { reader in
            try IndicatorView(report, project, line, mark, reader)
        }
    }

    private init(
        _ report: YearReport, _ project: ProjectReport, _ line: IndicatorLine,
        _ mark: EvidenceMark?, _ reader: Reader
    ) throws {
        self.report = report
        self.project = project
        self.line = line
        self.mark = mark
        guard let binding = line.stored.binding else {
            (days, months, self.evidence, hasMore) = ([], [], [], false)
            return
        }
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
            return (month, try reader.figure(binding.gathering, behind(through: end)))
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
