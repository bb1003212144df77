import Hummingbird
import Kernel
import Performance

/// 绩效自评: drafted by the unit, submitted by its head, re-checked by the department.
enum EvaluationRoutes {
    static let all: [Route] = [
        .get("/evaluations", .permission(.seeYear), overview),
        .get("/evaluations/exports", .permission(.seeYear), EvaluationExport.answer),
        .get("/evaluations/{year}/{project}", .permission(.seeYear)) { try await page($0) },
        .get("/evaluations/{year}/{project}/form", .permission(.seeYear)) { visit in
            let view = try await EvaluationView.read(EvaluationQuestion(visit), visit)
            return visit.paper(PrintedPaper(view.report))
        },
        .get("/evaluations/{year}/{project}/document", .permission(.seeYear)) { visit in
            let view = try await EvaluationView.read(EvaluationQuestion(visit), visit)
            return visit.document(try view.report.document())
        },
        .get(
            "/evaluations/{year}/{project}/rounds/{round}/{format}", .permission(.seeYear),
            FrozenFile.evaluation),
        .get("/evaluations/{year}/{project}/differences", .permission(.seeYear)) { visit in
            try await DifferencePage.answer(visit)
        },
        .post(
            "/evaluations/{year}/{project}/drafts", .permission(.evaluateTargets),
            limit: Route.uploadLimit, save),
        .post("/evaluations/{year}/{project}/submissions", .permission(.submitTargets)) { visit in
            try await act("submissions", visit) { question in
                try await EvaluationDesk(visit.centre).submit(
                    question.project, year: question.year, by: visit.actor)
            }
        },
        .post("/evaluations/{year}/{project}/rechecks", .permission(.recheckEvaluation)) { visit in
            try await act("rechecks", visit) { question in
                guard ["pass", "return"].contains(visit.form.text("decision")) else {
                    throw Refusal.decisionMissing
                }
                try await EvaluationDesk(visit.centre).recheck(
                    RecheckDraft(visit.form), of: question.project, year: question.year,
                    by: visit.actor)
            }
        },
    ]

    private static func overview(_ visit: Visit) async throws -> Response {
        let years = try await visit.centre.read { try $0.years() }
        guard let newest = years.first else { return try visit.page(FirstStepsPage(visit)) }
        let year = visit.query("year").flatMap { Int($0) } ?? newest
        guard years.contains(year) else { throw Missing() }
        return try visit.page(EvaluationsPage(try await .read(year, visit), visit))
    }

    private static func page(
        _ visit: Visit, typed: EvaluationDraft? = nil, refusals: [Refusal] = []
    ) async throws -> Response {
        let view = try await EvaluationView.read(EvaluationQuestion(visit), typed: typed, visit)
        let history =
            try await view.evaluation
            .asyncMap { try await CaseHistory.read([Evaluation.subject($0.id)], visit) }
        return try visit.page(
            EvaluationPage(view, history, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func save(_ visit: Visit) async throws -> Response {
        let question = try EvaluationQuestion(visit)
        var typed: EvaluationDraft?
        do {
            let draft = try EvaluationDraft(visit, year: question.year)
            typed = draft
            try await EvaluationDesk(visit.centre).save(
                draft, of: question.project, year: question.year, by: visit.actor)
            return visit.redirect("\(question.path)?done=drafts")
        } catch let mistyped as Mistyped {
            return try await page(visit, typed: mistyped.draft, refusals: mistyped.refusals)
        } catch {
            return try await page(visit, typed: typed, refusals: try error.refusals())
        }
    }

    private static func act(
        _ noun: String, _ visit: Visit, _ act: (EvaluationQuestion) async throws -> Void
    ) async throws -> Response {
        let question = try EvaluationQuestion(visit)
        do {
            try await act(question)
            return visit.redirect("\(question.path)?done=\(noun)")
        } catch {
            return try await page(visit, refusals: try error.refusals())
        }
    }
}

extension Optional where Wrapped: Sendable {
    /// The value worked on, where there is one.
    fileprivate func asyncMap<Value>(
        _ work: (Wrapped) async throws -> Value
    ) async throws -> Value? {
        guard let self else { return nil }
        return try await work(self)
    }
}
