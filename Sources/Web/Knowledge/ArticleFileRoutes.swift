import Foundation
import Helpdesk
import Hummingbird
import Kernel
import People

/// Many articles at once: from a file, to a file, reviewed or published together.
enum ArticleFileRoutes {
    static let all: [Route] = [
        .post(
            "/help/articles/imports", .permission(.manageHelp), limit: Route.uploadLimit,
            importFile),
        .get("/help/articles/exports", .permission(.seeHelp), exportFile),
        .post("/help/articles/reviews", .permission(.manageHelp)) { visit in
            try await together(visit) { desk, ids, actor in
                try await desk.reviewAll(ids, by: actor)
            }
        },
        .post("/help/articles/publications", .permission(.manageHelp)) { visit in
            try await together(visit) { desk, ids, actor in
                try await desk.publishAll(ids, by: actor)
            }
        },
    ]

    private static func importFile(_ visit: Visit) async throws -> Response {
        do {
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            let table = try read(file)
            let outcome = try await KnowledgeDesk(visit.centre).draft(table, by: visit.actor)
            let done = visit.t(
                "knowledge_imported", "\(outcome.new.count)", "\(outcome.revised.count)",
                "\(outcome.unchanged.count)")
            return try visit.page(
                ArticlesPage(try await ArticlesRead(visit, imported: done), visit))
        } catch {
            let read = try await ArticlesRead(visit, importFaults: try error.refusals())
            return try visit.page(ArticlesPage(read, visit), .unprocessableContent)
        }
    }

    private static func read(_ file: Form.Upload) throws -> ArticleTable {
        if file.name.lowercased().hasSuffix(".json") { return try ArticleTable(json: file.bytes) }
        guard let text = String(bytes: file.bytes, encoding: .utf8) else { throw Refusal.notText }
        return try ArticleTable(csv: text)
    }

    private static func exportFile(_ visit: Visit) async throws -> Response {
        let now = visit.centre.clock.now()
        let lines = try await visit.centre.read {
            try $0.articles(ArticleFilter(), at: now, limit: 100_000)
        }
        let columns = ArticleTable.columns.map { ExportColumn($0) }
        return try await visit.export(visit.t("knowledge_editors_title"), columns) { sheet in
            for line in lines {
                try sheet.add(ArticleTable.fields(line.version).map { .text($0) })
            }
        }
    }

    private static func together(
        _ visit: Visit,
        _ act: @escaping @Sendable (KnowledgeDesk, [String], Actor) async throws -> Void
    ) async throws -> Response {
        let ids = visit.form.all("article")
        do {
            guard !ids.isEmpty else { throw Refusal.nothingChosen }
            try await act(KnowledgeDesk(visit.centre), ids, visit.actor)
            return visit.redirect("/help/articles")
        } catch {
            let read = try await ArticlesRead(visit, refusals: try error.refusals())
            return try visit.page(ArticlesPage(read, visit), .unprocessableContent)
        }
    }
}

extension Refusal {
    fileprivate static let nothingChosen = Refusal(
        "nothing_chosen", "请先勾选条目。", "Choose articles first.")
}
