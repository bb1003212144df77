import Hummingbird
import Kernel
import Performance

/// All self-evaluations of a year, read at one moment.
struct EvaluationYear: Sendable {
    let year: Int
    let projects: [StoredDeclaration]
    let evaluations: [Evaluation]
    let rounds: [String: [EvaluationRound]]

    static func read(_ year: Int, _ visit: Visit) async throws -> EvaluationYear {
        try await visit.centre.read { reader in
            let evaluations = try reader.evaluations(year: year)
            return EvaluationYear(
                year: year, projects: try reader.declarations(year: year),
                evaluations: evaluations,
                rounds: Dictionary(
                    uniqueKeysWithValues: try evaluations.map {
                        ($0.project, try reader.rounds(of: $0.id))
                    }))
        }
    }

    func evaluation(of project: String) -> Evaluation? {
        evaluations.first { $0.project == project }
    }
}

/// A year's self-evaluations: where each stands, its score, and the department's.
struct EvaluationsPage: Page {
    static let template = "evaluation/year"
    let area: Area? = .year
    var assets: [String] { ["monitoring.css"] }

    let title: String
    let crumbs: [Crumb]
    let summary: String
    let rows: [Row]
    let exports: [Reference]

    /// One project.
    struct Row: Sendable {
        let href: String
        let name: String
        let state: LampMark
        let round: String
        let points: String
        let grade: String
        let checkedPoints: String
        let checkedGrade: String
        let opinion: String
    }

    init(_ view: EvaluationYear, _ visit: Visit) {
        let t = visit.t
        title = t("evaluation_title", "\(view.year)")
        crumbs = [Crumb(href: "/years/\(view.year)", text: t("year_title", "\(view.year)"))]
        let passed = view.evaluations.count { $0.state == .passed }
        let submitted = view.evaluations.count { !$0.state.isOpen }
        summary = t(
            "evaluation_summary", "\(view.projects.count)", "\(submitted)", "\(passed)")
        rows = view.projects.map { Row($0.declaration.project, view, t) }
        exports = ExportFormat.links(to: "/evaluations/exports?year=\(view.year)&", t)
    }
}

extension EvaluationsPage.Row {
    init(_ project: String, _ view: EvaluationYear, _ t: Strings) {
        let evaluation = view.evaluation(of: project)
        let last = view.rounds[project]?.last
        href = EvaluationQuestion(year: view.year, project: project).path
        name = project
        state = LampMark(evaluation?.state ?? .draft, t)
        round = last.map { "\($0.round)" } ?? "–"
        points = last?.points ?? "–"
        grade = last?.grade ?? ""
        checkedPoints = last?.recheck?.points ?? "–"
        checkedGrade = last?.recheck?.grade ?? ""
        opinion = last?.recheck?.opinion ?? ""
    }
}

extension LampMark {
    /// Where a self-evaluation stands.
    init(_ state: Evaluation.State, _ t: Strings) {
        let lamp: Lamp? =
            switch state {
            case .draft: nil
            case .submitted: .yellow
            case .returned: .red
            case .passed: .green
            }
        self.init(lamp, word: t(state.title))
    }
}

/// A year's self-evaluations to take away.
enum EvaluationExport {
    static func answer(_ visit: Visit) async throws -> Response {
        guard let year = visit.query("year").flatMap({ Int($0) }) else { throw Missing() }
        let (t, view) = (visit.t, try await EvaluationYear.read(year, visit))
        let columns = [
            ExportColumn(t("monitoring_project")), ExportColumn(t("state")),
            ExportColumn(t("evaluation_round"), .number),
            ExportColumn(t("evaluation_points"), .number), ExportColumn(t("evaluation_grade")),
            ExportColumn(t("evaluation_checked_points"), .number),
            ExportColumn(t("evaluation_checked_grade")), ExportColumn(t("evaluation_opinion")),
            ExportColumn(t("evaluation_digest")),
        ]
        return try await visit.export(t("evaluation_title", "\(year)"), columns) { sheet in
            for stored in view.projects {
                let project = stored.declaration.project
                let last = view.rounds[project]?.last
                let state = view.evaluation(of: project)?.state ?? .draft
                try sheet.add([
                    .text(project), .text(t(state.title)),
                    .maybe(last?.round, ExportValue.count),
                    .maybe(last.flatMap { Quantity($0.points) }, ExportValue.number),
                    .text(last?.grade ?? ""),
                    .maybe(last?.recheck.flatMap { Quantity($0.points) }, ExportValue.number),
                    .text(last?.recheck?.grade ?? ""), .text(last?.recheck?.opinion ?? ""),
                    .text(last?.report ?? ""),
                ])
            }
        }
    }
}
