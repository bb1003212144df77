import Hummingbird
import Kernel
import People
import Performance

/// Looking deeper: measures with their parts and signals, and what people say of them.
enum InsightRoutes {
    static let all: [Route] =
        [
            .get("/measures", .permission(.seeYear)) { visit in
                try visit.page(MeasureListPage(try await MeasureListPage.found(visit), visit))
            },
            .get("/measures/exports", .permission(.seeYear), exportList),
            .get("/measures/{name}", .permission(.seeYear)) { visit in
                let reading = try await MeasureReading.read(try visit.parameter("name"), visit)
                return try visit.page(MeasureInsightPage(reading, visit))
            },
            .get("/measures/{name}/exports", .permission(.seeYear), exportParts),
            .post("/comments", .permission(.commentFigure), comment),
            .post("/comments/{id}/withdrawals", .permission(.commentFigure), withdraw),
        ] + FormulaRoutes.all

    private static func exportList(_ visit: Visit) async throws -> Response {
        let (t, found) = (visit.t, try await MeasureListPage.found(visit))
        let columns = ["measure", "insight_code", "unit", "gathering", "insight_dimensions"]
            .map { ExportColumn(t($0)) }
        return try await visit.export(t("insight_measures"), columns) { sheet in
            for measure in found {
                try sheet.add([
                    .text(t(measure.title)), .text(measure.name), .text(measure.unit),
                    .text(t(measure.gathering.title)), .text(measure.parts(t)),
                ])
            }
        }
    }

    private static func exportParts(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let reading = try await MeasureReading.read(try visit.parameter("name"), visit)
        let columns = [
            ExportColumn(reading.dimension.map { t($0.title) } ?? t("insight_part")),
            ExportColumn(t("figure"), .number), ExportColumn(t("records"), .number),
            ExportColumn(t("amount"), .number), ExportColumn(t("whole"), .number),
        ]
        let name = "\(t(reading.measure.title)) \(reading.year)"
        return try await visit.export(name, columns) { sheet in
            for part in reading.parts {
                try sheet.add([
                    .text(reading.name(of: part.part, t)),
                    .number(reading.figure(of: part.summary).quantity),
                    .count(Int(part.summary.pieces)), .number(part.summary.amount),
                    .number(part.summary.whole),
                ])
            }
        }
    }

    private static func comment(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = CommentDraft(
            measure: form.text("measure"), day: form.text("day"), words: form.text("words"))
        do {
            try await CommentDesk(visit.centre).comment(draft, by: visit.actor)
            return visit.redirect("\(visit.back(to: draft.measure))#comments")
        } catch {
            let refusals = try error.refusals()
            // A measure that does not exist has no page to show the fault on.
            guard let reading = try? await MeasureReading.read(draft.measure, visit) else {
                throw Refusals(refusals)
            }
            return try visit.page(
                MeasureInsightPage(reading, draft: draft, refusals: refusals, visit),
                refusals.first?.status ?? .unprocessableContent)
        }
    }

    private static func withdraw(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        try await CommentDesk(visit.centre).withdraw(id, by: visit.actor)
        let comment = try await visit.centre.read { try $0.comment(id) }
        return visit.redirect("\(visit.back(to: comment?.measure ?? ""))#comments")
    }
}

extension Visit {
    /// The page that a comment came from, one of ours that shows comments; else the measure's.
    fileprivate func back(to measure: String) -> String {
        let back = form.text("back")
        let isOurs = back.hasPrefix("/indicators/") || back.hasPrefix("/measures/")
        return isOurs ? localPath(back) : "/measures/\(measure.pathEncoded)"
    }
}
