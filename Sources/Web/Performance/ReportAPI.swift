import Hummingbird
import Kernel
import Performance

/// A year's report for programs.
enum ReportAPI {
    static let all: [Route] = [
        .get("/api/years/{year}/report", .permission(.seeYear)) { visit in
            guard let year = Int(try visit.parameter("year")) else { throw Missing() }
            let question = try ReportQuestion(visit)
            let report = try await question.report(
                year: year, project: visit.query("project"), visit)
            return try visit.json(ReportJSON(report))
        }
    ]
}
