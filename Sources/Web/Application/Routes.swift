import Hummingbird
import Kernel
import NIOCore

extension Route {
    /// Every address of the site, with who may use it: the table that tests go through.
    static let all: [Route] =
        plain + DoorRoutes.all + YearRoutes.all + ProjectRoutes.all
        + IndicatorRoutes.all + JournalRoutes.all + RegisterRoutes.all + RegisterAPI.all
        + RegisterExport.all
        + ImportRoutes.all + BindingRoutes.all + PeopleRoutes.all + ReportAPI.all + DoorAPI.all
        + QueueRoutes.all + HelpdeskRoutes.all + VisitorHelpAPI.all
        + AssistantHelpAPI.all + KnowledgeRoutes.all + SatisfactionRoutes.all
        + LiveRoutes.all + CaseRoutes.all + ShiftRoutes.all + FinanceRoutes.all
        + DraftRoutes.all + MonitoringRoutes.all + EvaluationRoutes.all + CycleRoutes.all
        + DelegationRoutes.all
        + PublicationRoutes.all + PackRoutes.all + InsightRoutes.all + OverviewRoutes.all
        + KeyRoutes.all + OpenAPIRoutes.all + CalendarRoutes.all

    private static let plain: [Route] = [
        .get("/hello", .nothing) { _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "hello")))
        },
        .get("/health", .nothing) { visit in
            _ = try await visit.centre.read { try $0.first("SELECT 1 AS one") }
            return try visit.json(["status": "ok"])
        },
        .get("/assets/{name}", .nothing) { try $0.site.assets.answer($0) },
        .get("/languages/{language}", .anybody) { try LanguageChoice.answer($0) },
    ]
}
