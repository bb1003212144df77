import Kernel
import Performance

/// Which project's month an address is about.
struct MonthQuestion: Sendable {
    let year: Int
    let month: Int
    let project: String

    /// - Throws: `Missing` for what is no year or no month.
    init(_ visit: Visit) throws {
        guard let year = Int(try visit.parameter("year")),
            let month = Int(try visit.parameter("month")), (1...12).contains(month)
        else { throw Missing() }
        self.year = year
        self.month = month
        project = try visit.parameter("project")
    }

    init(year: Int, month: Int, project: String) {
        self.year = year
        self.month = month
        self.project = project
    }

    var path: String { "/monitoring/\(year)/\(month)/\(project.pathEncoded)" }
}

/// A project's month as its page shows it, read at one moment.
struct MonthView: Sendable {
    let question: MonthQuestion
    let monitoring: Monitoring?
    /// Frozen where it is submitted, else as it stands now.
    let report: MonitoringReport
    let rounds: [MonitoringRound]
    let warnings: [Warning]
    /// The projects of the year, in their order.
    let projects: [String]

    var isOpen: Bool { monitoring?.state != .submitted }

    /// - Parameter draft: what was typed, where it is shown again.
    static func read(
        _ question: MonthQuestion, typed draft: MonitoringDraft? = nil, _ visit: Visit
    ) async throws -> MonthView {
        let centre = visit.centre
        return try await centre.read { reader in
            let (year, month, project) = (question.year, question.month, question.project)
            let monitoring = try reader.monitoring(of: project, year: year, month: month)
            let rounds = try monitoring.map { try reader.rounds(ofMonitoring: $0.id) } ?? []
            let report =
                if monitoring?.state == .submitted, let last = rounds.last {
                    try centre.frozen(last)
                } else {
                    try centre.monitoring(
                        of: project, year: year, month: month,
                        draft ?? monitoring?.draft ?? MonitoringDraft(), reader)
                }
            return MonthView(
                question: question, monitoring: monitoring, report: report, rounds: rounds,
                warnings: try reader.warnings(year: year, project: project),
                projects: try reader.declarations(year: year).map(\.declaration.project))
        }
    }
}

extension MonitoringDraft {
    /// As the form brought it.
    init(_ form: Form) {
        let remarks = form.lines.map { number, place in
            (
                place,
                MonitoringReport.Remark(
                    kinds: Deviation.allCases.filter {
                        form.all("kinds-\(number)").contains($0.rawValue)
                    },
                    reason: form.text("reason-\(number)"),
                    measure: form.text("measure-\(number)"),
                    possibility: Possibility(rawValue: form.text("possibility-\(number)")),
                    note: form.text("note-\(number)"))
            )
        }
        self.init(remarks: Dictionary(remarks, uniquingKeysWith: { first, _ in first }))
    }
}
