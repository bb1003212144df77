import Kernel
import Performance

/// Which report a page is about, as its address asks for it.
struct ReportQuestion: Sendable {
    let asOf: Day?
    let rules: String

    /// - Throws: `Refusal` for a day that is none.
    init(_ visit: Visit) throws(Refusal) {
        rules = visit.query("rules") ?? "national-2020"
        guard let text = visit.query("as_of") else {
            asOf = nil
            return
        }
        guard let day = Day(text) else { throw .badDay(text) }
        asOf = day
    }

    /// The address's questions, for links that keep them.
    var query: String {
        var parts = asOf.map { ["as_of=\($0)"] } ?? []
        if rules != "national-2020" { parts.append("rules=\(rules.queryEncoded)") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// The report as it stands.
    func report(
        year: Int, project: String? = nil, forecasts: Bool = false, _ visit: Visit
    ) async throws -> YearReport {
        var asked = try ReportRequest(
            year: year, asOf: asOf, today: visit.today, project: project, rules: rules)
        asked.forecasts = forecasts
        let request = asked
        let centre = visit.centre
        return try await centre.read { reader in
            try reader.report(
                request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf))
        }
    }
}

extension Refusal {
    fileprivate static func badDay(_ text: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
            "“\(text)” is not a day; write it as 2025-01-31.", at: "as_of")
    }
}
