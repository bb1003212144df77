import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Performance

/// 运行监控: any month of a year, its projects, and the warnings.
enum MonitoringRoutes {
    static let all: [Route] =
        [
            .get("/monitoring", .permission(.seeYear), overview),
            .get("/monitoring/exports", .permission(.seeYear), MonitoringExport.answer),
            .get("/monitoring/{year}/{month}/{project}", .permission(.seeYear)) { visit in
                let view = try await MonthView.read(MonthQuestion(visit), visit)
                return try visit.page(MonthPage(view, visit))
            },
            .get("/monitoring/{year}/{month}/{project}/form", .permission(.seeYear)) { visit in
                let view = try await MonthView.read(MonthQuestion(visit), visit)
                return visit.paper(PrintedPaper(view.report))
            },
            .get("/monitoring/{year}/{month}/{project}/document", .permission(.seeYear)) { visit in
                let view = try await MonthView.read(MonthQuestion(visit), visit)
                return visit.document(try view.report.document())
            },
            .get(
                "/monitoring/{year}/{month}/{project}/rounds/{round}/{format}",
                .permission(.seeYear), FrozenFile.month),
            act("drafts") { visit, question, draft in
                try await MonitoringDesk(visit.centre).save(
                    draft, of: question.project, year: question.year, month: question.month,
                    by: visit.actor)
            },
            act("submissions") { visit, question, draft in
                try await MonitoringDesk(visit.centre).submit(
                    draft, of: question.project, year: question.year, month: question.month,
                    by: visit.actor)
            },
            act("reopenings") { visit, question, _ in
                try await MonitoringDesk(visit.centre).reopen(
                    question.project, year: question.year, month: question.month,
                    because: visit.form.text("reason"), by: visit.actor)
            },
        ] + WarningRoutes.all

    private static func overview(_ visit: Visit) async throws -> Response {
        let years = try await visit.centre.read { try $0.years() }
        guard let newest = years.first else { return try visit.page(FirstStepsPage(visit)) }
        let year = visit.query("year").flatMap { Int($0) } ?? newest
        guard years.contains(year) else { throw Missing() }
        let view = try await MonitoringYear.read(year, years, visit)
        return try visit.page(MonitoringPage(view, visit))
    }

    /// What is typed is kept and shown again when it is refused.
    private static func act(
        _ noun: String,
        _ act: @escaping @Sendable (Visit, MonthQuestion, MonitoringDraft) async throws -> Void
    ) -> Route {
        .post("/monitoring/{year}/{month}/{project}/\(noun)", .permission(.monitorTargets)) {
            visit in
            let question = try MonthQuestion(visit)
            let draft = MonitoringDraft(visit.form)
            do {
                try await act(visit, question, draft)
                return visit.redirect("\(question.path)?done=\(noun)")
            } catch {
                let refusals = try error.refusals()
                let view = try await MonthView.read(question, typed: draft, visit)
                return try visit.page(
                    MonthPage(view, refusals: refusals, visit), refusals.first?.status ?? .ok)
            }
        }
    }
}

extension Visit {
    /// A form that stands alone and carries its own styles, since it can be kept.
    func paper(_ paper: PrintedPaper) -> Response {
        var response = html(PaperHTML.text(paper))
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
        return response
    }

    /// A frozen document, byte for byte.
    func document(_ bytes: some Sequence<UInt8> & Sendable) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
