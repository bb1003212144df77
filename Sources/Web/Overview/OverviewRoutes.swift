import Hummingbird
import Kernel
import Performance

/// The director's page and the whole of its lists.
enum OverviewRoutes {
    static let all: [Route] = [
        .get("/overview", .permission(.seeOverview)) { visit in
            try visit.page(OverviewPage(try await .read(visit), visit))
        },
        .get("/overview/risks", .permission(.seeOverview)) { visit in
            try visit.page(RiskListPage(try await .read(visit), visit))
        },
        .get("/overview/risks/exports", .permission(.seeOverview), exportRisks),
        .get("/overview/projects", .permission(.seeOverview)) { visit in
            try visit.page(ProjectListPage(try await .read(visit), visit))
        },
        .get("/overview/projects/exports", .permission(.seeOverview), exportProjects),
    ]

    private static func exportRisks(_ visit: Visit) async throws -> Response {
        let (t, reading) = (visit.t, try await DirectorReading.read(visit))
        let columns = [
            ExportColumn(t("overview_project")), ExportColumn(t("overview_indicator")),
            ExportColumn(t("target")), ExportColumn(t("actual")),
            ExportColumn(t("overview_expected"), .number), ExportColumn(t("overview_low"), .number),
            ExportColumn(t("overview_high"), .number),
            ExportColumn(t("overview_chance_title"), .number), ExportColumn(t("overview_why")),
        ]
        let found = RiskListPage.found(reading, visit)
        return try await visit.export(t("overview_risks"), columns) { sheet in
            for risk in found {
                let (line, outlook) = (risk.line, risk.outlook)
                try sheet.add([
                    .text(risk.project.stored.declaration.project), .text(line.indicator.name),
                    .text(line.targetText), .text(line.actual ?? ""),
                    .maybe(outlook?.expected, ExportValue.number),
                    .maybe(outlook?.low, ExportValue.number),
                    .maybe(outlook?.high, ExportValue.number),
                    .maybe(outlook?.chance, ExportValue.number), .text(risk.why(t)),
                ])
            }
        }
    }

    private static func exportProjects(_ visit: Visit) async throws -> Response {
        let (t, reading) = (visit.t, try await DirectorReading.read(visit))
        let columns = [
            ExportColumn(t("overview_project")), ExportColumn(t("state")),
            ExportColumn(t("points"), .number), ExportColumn(t("overview_budget"), .money),
            ExportColumn(t("overview_spent"), .money), ExportColumn(t("overview_rate"), .number),
            ExportColumn(t("overview_amiss_title"), .number),
        ]
        let found = ProjectListPage.found(reading, visit)
        return try await visit.export(t("overview_projects"), columns) { sheet in
            for project in found {
                let execution = project.execution
                try sheet.add([
                    .text(project.stored.declaration.project), .text(t(project.lamp.title)),
                    .number(project.points.quantity), .maybe(execution.budget, ExportValue.money),
                    .maybe(execution.spent, ExportValue.money),
                    .maybe(execution.rate, { .number($0.quantity) }), .count(project.amiss),
                ])
            }
        }
    }
}

extension Ratio {
    /// Rounded to the two decimals that are printed.
    var quantity: Quantity { Quantity(tenThousandths: Int64(clamping: scaled(decimals: 2)) * 100) }
}
