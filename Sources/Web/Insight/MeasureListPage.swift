import Kernel

/// Every measure of the centre, to be looked into.
struct MeasureListPage: Page {
    static let template = "insight/measures"
    let area: Area? = .year

    let title: String
    let summary: String
    let search: String
    let lines: [Line]
    let exports: [Reference]

    /// One measure.
    struct Line: Sendable {
        let href: String
        let name: String
        let code: String
        let unit: String
        let gathered: String
        let dimensions: String
    }

    init(_ measures: [Measure], _ visit: Visit) {
        let t = visit.t
        title = t("insight_measures")
        summary = t("insight_measures_summary", "\(measures.count)")
        search = visit.query("search") ?? ""
        lines = measures.map { measure in
            Line(
                href: "/measures/\(measure.name.pathEncoded)", name: t(measure.title),
                code: measure.name, unit: measure.unit, gathered: t(measure.gathering.title),
                dimensions: measure.parts(t))
        }
        exports = ExportFormat.links(to: "/measures/exports?search=\(search.queryEncoded)&", t)
    }

    /// Those whose title or name holds what is searched for, by name.
    static func found(_ visit: Visit) async throws -> [Measure] {
        let centre = visit.centre
        let measures = try await centre.read { try centre.measures($0) }
        return measures.values.filter { visit.searches([visit.t($0.title), $0.name]) }
            .sorted { $0.name < $1.name }
    }
}

extension Measure {
    /// The ways in which it falls into parts, in words.
    func parts(_ t: Strings) -> String {
        dimensions.map { t($0.title) }.joined(separator: t("list_comma"))
    }
}
