import Helpdesk
import Hummingbird
import Kernel
import People

/// 走访: the register of visits to businesses.
enum FieldVisitRoutes {
    static let all: [Route] = [
        .get("/help/visits", .permission(.seeHelp), list),
        .get("/help/visits/new", .permission(.answerHelp)) { visit in
            try await form(visit, refusals: [])
        },
        .post("/help/visits", .permission(.answerHelp), record),
        .get("/help/visits/exports", .permission(.answerHelp)) { visit in
            try await visit.exportFieldVisits()
        },
        .get("/help/visits/{id}", .permission(.seeHelp)) { visit in
            try await show(visit, refusals: [])
        },
        .post("/help/visits/{id}/answers", .permission(.answerHelp)) { visit in
            try await change(visit) { desk, id, text, actor in
                try await desk.answer(id, text: text, by: actor)
            }
        },
        .post("/help/visits/{id}/follow-ups", .permission(.answerHelp)) { visit in
            let solved = visit.form["solved"] == "yes"
            return try await change(visit) { desk, id, text, actor in
                try await desk.followUp(id, text: text, solved: solved, by: actor)
            }
        },
        .post("/help/visits/{id}/closures", .permission(.answerHelp)) { visit in
            try await change(visit) { desk, id, text, actor in
                try await desk.close(id, text: text, by: actor)
            }
        },
    ]

    private static func list(_ visit: Visit) async throws -> Response {
        let question = ListQuestion(visit)
        let filter = FieldVisitFilter(question)
        let (found, topics) = try await visit.centre.read { reader in
            (
                try reader.fieldVisits(
                    filter, before: question.before, limit: ListQuestion.pageSize + 1),
                try reader.helpTopics()
            )
        }
        let names = try await visit.site.accounts.names(of: Set(found.flatMap(\.visitors)))
        return try visit.page(
            FieldVisitsPage(found, question, topics: topics, names: names, visit))
    }

    private static func form(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let actor = try visit.actor
        let now = visit.centre.clock.now()
        let (topics, onDuty) = try await visit.centre.read { reader in
            (
                try reader.helpTopics(),
                try reader.helpConsole(for: actor.id, at: now).onDuty.map(\.account)
            )
        }
        let accounts = [actor.id] + onDuty.filter { $0 != actor.id }
        let names = try await visit.site.accounts.names(of: Set(accounts))
        let people = accounts.map { ($0, Names.of($0, names, visit.t)) }
        return try visit.page(
            NewFieldVisitPage(
                visit.form, topics: topics, people: people, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func record(_ visit: Visit) async throws -> Response {
        do {
            let made = try await FieldVisitDesk(visit.centre)
                .record(FieldVisitDraft(visit.form), by: visit.actor)
            return visit.redirect("/help/visits/\(made.id)")
        } catch {
            return try await form(visit, refusals: try error.refusals())
        }
    }

    private static func show(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let read = try await FieldVisitRead(try visit.parameter("id"), visit)
        return try visit.page(
            FieldVisitPage(read, typed: visit.form.text("text"), refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func change(
        _ visit: Visit, _ act: (FieldVisitDesk, String, String, Actor) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await act(
                FieldVisitDesk(visit.centre), id, visit.form.text("text"), visit.actor)
            return visit.redirect("/help/visits/\(id.pathEncoded)")
        } catch {
            return try await show(visit, refusals: try error.refusals())
        }
    }
}

extension FieldVisitFilter {
    init(_ question: ListQuestion) {
        self.init()
        isClosed = ["open": false, "closed": true][question.state]
        topic = question.topic.isEmpty ? nil : question.topic
        (from, through) = (question.from, question.through)
        text = question.text
    }
}

extension FieldVisitDraft {
    fileprivate init(_ form: Form) {
        self.init(
            business: form.text("business"), district: form.text("district"),
            visitedOn: form.text("visitedOn"), visitors: form.all("visitors"),
            topic: form.text("topic").isEmpty ? nil : form.text("topic"),
            problem: form.text("problem"), answer: form.text("answer"), contact: form.contact)
    }
}
