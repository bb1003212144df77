import Kernel
import Performance

/// Every target that may be missed.
struct RiskListPage: Page {
    static let template = "overview/risks"
    let area: Area? = .overview
    var assets: [String] { ["overview.css"] }

    let title: String
    let summary: String
    let search: String
    let lines: [OverviewPage.RiskLine]
    let exports: [Reference]

    init(_ reading: DirectorReading, _ visit: Visit) {
        let t = visit.t
        let found = Self.found(reading, visit)
        title = t(reading.isOver ? "overview_missed" : "overview_risks")
        summary = t("overview_risks_summary", "\(found.count)")
        search = visit.query("search") ?? ""
        lines = found.map { OverviewPage.RiskLine($0, isOver: reading.isOver, t) }
        exports = ExportFormat.links(
            to: "/overview/risks/exports?search=\(search.queryEncoded)&", t)
    }

    /// Those whose indicator or project holds what is searched for.
    static func found(_ reading: DirectorReading, _ visit: Visit) -> [Risk] {
        Risk.all(reading).filter {
            visit.searches([$0.line.indicator.name, $0.project.stored.declaration.project])
        }
    }
}

/// Every project with its lamp, its points and its money.
struct ProjectListPage: Page {
    static let template = "overview/projects"
    let area: Area? = .overview
    var assets: [String] { ["overview.css"] }

    let title: String
    let summary: String
    let search: String
    let projects: [OverviewPage.ProjectLine]
    let exports: [Reference]

    init(_ reading: DirectorReading, _ visit: Visit) {
        let t = visit.t
        let found = Self.found(reading, visit)
        title = t("overview_projects")
        summary = t("overview_projects_summary", "\(found.count)")
        search = visit.query("search") ?? ""
        projects = found.map { OverviewPage.ProjectLine($0, reading.elapsed, t) }
        exports = ExportFormat.links(
            to: "/overview/projects/exports?search=\(search.queryEncoded)&", t)
    }

    static func found(_ reading: DirectorReading, _ visit: Visit) -> [ProjectReport] {
        (reading.report?.byUrgency ?? []).filter {
            visit.searches([$0.stored.declaration.project])
        }
    }
}

extension Visit {
    /// Whether one of the texts holds what the address searches for, whatever its capitals.
    func searches(_ texts: [String]) -> Bool {
        guard let search = query("search")?.lowercased() else { return true }
        return texts.contains { $0.lowercased().contains(search) }
    }
}
