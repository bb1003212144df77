import Hummingbird
import Kernel
import People
import Performance

/// A year's targets: where each project stands, who has to act, and its versions.
struct CyclePage: Page {
    static let template = "cycle/year"
    let area: Area? = .cycle
    var assets: [String] { ["cycle.css"] }

    let title: String
    let summary: String
    let years: [YearPage.YearLink]
    let steps: [Step]
    let rows: [Row]
    let publication: String?
    let publicationHref: String?
    /// Where targets are drafted and adjusted.
    let draftsHref: String
    let exports: [Reference]

    /// One station of the cycle, with how many projects stand there.
    struct Step: Sendable {
        let name: String
        let count: Int
        let isEmpty: Bool
    }

    /// One project.
    struct Row: Sendable {
        let href: String
        let name: String
        let state: LampMark
        let version: String
        let waiting: Waiting?
        let inForceHref: String?
        let inForce: String
        let older: [Reference]
    }

    /// Who has to act.
    struct Waiting: Sendable {
        let words: String
        let clockHref: String
        let color: String
    }

    init(_ view: CycleView, _ visit: Visit) {
        let t = visit.t
        title = t("cycle_title", "\(view.year)")
        let newest = view.projects.compactMap(\.first)
        let inForce = view.projects.count { $0.contains(where: \.state.isInForce) }
        summary = t("cycle_summary", "\(newest.count)", "\(inForce)")
        years =
            view.years.count < 2
            ? []
            : view.years.map {
                YearPage.YearLink(
                    href: "/cycle/\($0)", text: "\($0)", isCurrent: $0 == view.year)
            }
        steps = CyclePage.stations.map { states in
            let count = newest.count { states.contains($0.state) }
            return Step(name: t(states[0].title), count: count, isEmpty: count == 0)
        }
        rows = view.projects.map { Row($0, visit) }
        let last = view.published.first { $0.withdrawal == nil }
        publication = last.map {
            t("cycle_published", "\($0.publishedAt.day)", "\($0.version)")
        }
        let mayPublish = visit.signedIn?.actor.may(.publishYear) == true
        publicationHref =
            mayPublish
            ? "/years/\(view.year)/publication" : last.map { _ in "/public/years/\(view.year)" }
        draftsHref = "/drafts?year=\(view.year)"
        exports = ExportFormat.links(to: "/cycle/exports?year=\(view.year)&", t)
    }

    /// The stations of the cycle in their order.
    private static let stations: [[TargetVersion.State]] = [
        [.submitted], [.returned], [.passed], [.approved, .imported], [.published],
    ]
}

extension CyclePage.Row {
    fileprivate init(_ versions: [TargetVersion], _ visit: Visit) {
        let (t, newest) = (visit.t, versions[0])
        href = newest.path
        name = newest.project
        state = newest.mark(t)
        version = t("version", "\(newest.version)")
        let current = versions.first(where: \.state.isInForce)
        // A superseded version may still have to be published, and a newer one be underway.
        waiting = versions.lazy.compactMap { $0.waiting(visit) }.first.map {
            CyclePage.Waiting(words: $0.words, clockHref: $0.clockHref, color: $0.mark.color)
        }
        inForceHref = current?.path
        inForce = current.map { t("version", "\($0.version)") } ?? t("cycle_none_in_force")
        older = versions.dropFirst().map {
            Reference(href: $0.path, text: "\(t("version", "\($0.version)")) \(t($0.state.title))")
        }
    }
}

/// A year's versions to take away.
enum CycleExport {
    static func answer(_ visit: Visit) async throws -> Response {
        guard let year = visit.query("year").flatMap({ Int($0) }) else { throw Missing() }
        let (t, view) = (visit.t, try await CycleView.read(year, visit))
        let columns = [
            ExportColumn(t("monitoring_project")), ExportColumn(t("version_column"), .number),
            ExportColumn(t("state")), ExportColumn(t("cycle_step")),
            ExportColumn(t("cycle_when"), .instant), ExportColumn(t("cycle_who")),
            ExportColumn(t("cycle_behalf")), ExportColumn(t("cycle_grade")),
            ExportColumn(t("cycle_opinion")),
        ]
        return try await visit.export(t("cycle_title", "\(year)"), columns) { sheet in
            for version in view.projects.flatMap(\.self) {
                for step in version.steps {
                    try sheet.add([
                        .text(version.project), .count(version.version),
                        .text(t(version.state.title)), .text(t(step.kind.title)),
                        .instant(step.instant), .text(Names.of(step.actor, view.names, t)),
                        .text(step.behalf.map { Names.of($0, view.names, t) } ?? ""),
                        .text(step.grade?.rawValue ?? ""), .text(step.opinion),
                    ])
                }
            }
        }
    }
}
