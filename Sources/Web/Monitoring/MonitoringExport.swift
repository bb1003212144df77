import Hummingbird
import Kernel
import Performance

/// A year's warnings, to take away.
enum MonitoringExport {
    static func answer(_ visit: Visit) async throws -> Response {
        guard let year = visit.query("year").flatMap({ Int($0) }) else { throw Missing() }
        let t = visit.t
        let warnings = try await visit.centre.read { try $0.warnings(year: year) }
        let columns = [
            ExportColumn(t("monitoring_project")), ExportColumn(t("monitoring_about")),
            ExportColumn(t("monitoring_because")), ExportColumn(t("monitoring_by_rules")),
            ExportColumn(t("month"), .number), ExportColumn(t("monitoring_raised"), .instant),
            ExportColumn(t("state")), ExportColumn(t("monitoring_measure")),
            ExportColumn(t("monitoring_disposed_at"), .instant),
        ]
        return try await visit.export("\(t("monitoring_warnings")) \(year)", columns) { sheet in
            for warning in warnings {
                try sheet.add([
                    .text(warning.project), .text(warning.words(t)),
                    .text(t(warning.alarm.because)), .text(t(warning.alarm.title)),
                    .count(warning.month), .instant(warning.openedAt),
                    .text(warning.mark(visit).word), .text(warning.disposal?.measure ?? ""),
                    .maybe(warning.disposal?.instant, ExportValue.instant),
                ])
            }
        }
    }
}
