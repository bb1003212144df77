import Foundation
import Hummingbird
import Kernel
import People
import Satisfaction

/// What is done with a survey: every address is what happened.
enum SurveyActRoutes {
    static let all: [Route] = [
        act("openings") { desk, id, _, actor in try await desk.open(id, by: actor) },
        act("closings") { desk, id, _, actor in try await desk.close(id, by: actor) },
        act("questions") { desk, id, visit, actor in
            let form = visit.form
            try await desk.add(
                QuestionDraft(
                    text: form.text("text"), kind: form.text("kind"),
                    isRequired: form["required"] == "yes",
                    choices: form.text("choices").split(whereSeparator: \.isNewline)
                        .map(String.init), isOverall: form["overall"] == "yes"),
                to: id, by: actor)
        },
        act("questions/{question}/moves") { desk, id, visit, actor in
            try await desk.moveUp(try visit.parameter("question"), of: id, by: actor)
        },
        act("questions/{question}/removals") { desk, id, visit, actor in
            try await desk.remove(try visit.parameter("question"), of: id, by: actor)
        },
        act("frames", limit: Route.uploadLimit) { desk, id, visit, actor in
            guard let file = visit.form.files["file"] else { throw Refusal.noFile }
            guard let text = String(bytes: file.bytes, encoding: .utf8) else {
                throw Refusal.notText
            }
            try await desk.importFrame(FrameTable(csv: text), to: id, by: actor)
        },
        act("draws") { desk, id, visit, actor in
            try await desk.draw(
                Int(visit.form.text("count")) ?? 0, of: id, seed: visit.form.text("seed"),
                by: actor)
        },
        act("links") { desk, id, visit, actor in
            _ = try await desk.makeLink(visit.form.text("label"), of: id, by: actor)
        },
        act("judgements") { _, id, visit, actor in
            try await AnswerDesk(visit.centre).judge(
                visit.form.all("answers"), of: id, accept: visit.form["accept"] == "yes",
                because: visit.form.text("reason"), by: actor)
        },
        .post("/satisfaction/surveys/{id}/invitations", .permission(.runSurvey), invite),
        .get("/satisfaction/surveys/{id}/exports", .permission(.seeSatisfaction), export),
    ]

    private static func act(
        _ noun: String, limit: Int = Route.typedLimit,
        _ act: @escaping @Sendable (SurveyDesk, String, Visit, Actor) async throws -> Void
    ) -> Route {
        .post("/satisfaction/surveys/{id}/\(noun)", .permission(.runSurvey), limit: limit) {
            visit in
            let id = try visit.parameter("id")
            guard try await visit.centre.read({ try $0.survey(id) }) != nil else {
                throw Missing()
            }
            do {
                try await act(SurveyDesk(visit.centre), id, visit, try visit.actor)
                return visit.redirect("/satisfaction/surveys/\(id)")
            } catch {
                return try await SurveyRoutes.page(visit, refusals: try error.refusals())
            }
        }
    }

    /// Asks those drawn, and gives the list of whom to send which link: the one table that names
    /// people, for whoever sends the messages.
    private static func invite(_ visit: Visit) async throws -> Response {
        let (id, t) = (try visit.parameter("id"), visit.t)
        let asked: [Asked]
        do {
            asked = try await SurveyDesk(visit.centre).invite(id, by: try visit.actor)
        } catch { return try await SurveyRoutes.page(visit, refusals: try error.refusals()) }
        let columns = [
            ExportColumn(t("satisfaction_number"), .number), ExportColumn(t("satisfaction_name")),
            ExportColumn(t("satisfaction_contact_by")), ExportColumn(t("satisfaction_link")),
            ExportColumn(t("satisfaction_times_asked"), .number),
        ]
        return try await visit.export(t("satisfaction_invitations"), columns) { sheet in
            for one in asked {
                try sheet.add([
                    .count(one.number), .text(one.person?.name ?? ""),
                    .text(one.person?.telephone ?? ""),
                    .text(visit.address("/surveys/\(one.token)")), .count(one.times),
                ])
            }
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let (id, t) = (try visit.parameter("id"), visit.t)
        guard let read = try await visit.centre.read({ try SurveyReading(id, $0) }) else {
            throw Missing()
        }
        let page = try SurveyRecordPage(read, [], visit)
        let columns = [
            ExportColumn(t("satisfaction_question")), ExportColumn(t("satisfaction_value")),
            ExportColumn(t("satisfaction_n")),
        ]
        return try await visit.export(read.survey.title, columns) { sheet in
            for card in page.cards {
                try sheet.add([.text(card.label), .text(card.value), .text(card.note)])
            }
            for question in page.results {
                for bar in question.bars {
                    try sheet.add([.text(question.text), .text(bar.value), .text(bar.count)])
                }
            }
            for part in page.parts {
                try sheet.add([.text(part.name), .text(part.share), .text(part.valid)])
            }
        }
    }
}
