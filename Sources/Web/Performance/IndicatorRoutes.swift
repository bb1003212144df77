import Hummingbird
import Kernel
import Performance

/// One indicator with its evidence.
enum IndicatorRoutes {
    static let all: [Route] = [
        .get("/indicators/{id}", .permission(.seeYear), indicator)
    ]

    private static func indicator(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let question = try ReportQuestion(visit)
        let mark = visit.query("before").flatMap(EvidenceMark.init)
        do {
            let view = try await IndicatorView.read(id, question, before: mark, visit)
            return try visit.page(IndicatorPage(view, question, visit))
        } catch let superseded as Superseded {
            guard let newer = superseded.by else { throw Missing() }
            return visit.redirect("/indicators/\(newer)\(question.query)")
        }
    }
}
