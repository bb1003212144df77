import Hummingbird
import Kernel
import People
import Satisfaction

/// Entering answers on paper, sheet by sheet, beside their scan.
enum SurveyPaperRoutes {
    static let all: [Route] = [
        .post(
            "/satisfaction/surveys/{id}/papers", .permission(.runSurvey),
            limit: Route.uploadLimit, begin),
        .get("/satisfaction/paper-batches/{batch}", .permission(.runSurvey)) { visit in
            try await page(visit, typed: nil, refusals: [])
        },
        .post("/satisfaction/paper-batches/{batch}/sheets", .permission(.runSurvey), enter),
    ]

    private static func begin(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            let batch = try await AnswerDesk(visit.centre).beginPaper(
                of: id, paper: try visit.keptPaper(),
                sheets: Int(visit.form.text("sheets")) ?? 0, by: try visit.actor)
            return visit.redirect("/satisfaction/paper-batches/\(batch)")
        } catch { return try await SurveyRoutes.page(visit, refusals: try error.refusals()) }
    }

    private static func find(_ visit: Visit) async throws -> (PaperBatch, Survey) {
        let id = try visit.parameter("batch")
        let found = try await visit.centre.read { reader -> (PaperBatch, Survey)? in
            guard let batch = try reader.paperBatch(id),
                let survey = try reader.survey(batch.survey)
            else { return nil }
            return (batch, survey)
        }
        guard let found else { throw Missing() }
        return found
    }

    private static func page(
        _ visit: Visit, typed: AnswerDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let (batch, survey) = try await find(visit)
        return try visit.page(
            SurveySheetPage(batch, survey, typed, refusals, visit), refusals.first?.status ?? .ok)
    }

    private static func enter(_ visit: Visit) async throws -> Response {
        let (batch, survey) = try await find(visit)
        let draft = survey.answer(visit.form)
        do {
            try await AnswerDesk(visit.centre).enterPaper(batch.id, draft, by: try visit.actor)
            return visit.redirect("/satisfaction/paper-batches/\(batch.id)")
        } catch {
            return try await page(visit, typed: draft, refusals: try error.refusals())
        }
    }
}

/// The next sheet of a batch.
struct SurveySheetPage: Page {
    static let template = "satisfaction/sheet"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let survey: String
    let surveyHref: String
    let progress: String
    let paperHref: String
    let faults: [FieldFault]
    let action: String?
    let questions: [QuestionForm]

    init(
        _ batch: PaperBatch, _ survey: Survey, _ typed: AnswerDraft?, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        let isDone = batch.entered == batch.sheets
        title =
            isDone
            ? t("satisfaction_all_entered") : t("satisfaction_sheet", "\(batch.entered + 1)")
        self.survey = survey.title
        surveyHref = "/satisfaction/surveys/\(survey.id)"
        progress = t("satisfaction_entered", "\(batch.entered)", "\(batch.sheets)")
        paperHref = "/satisfaction/papers/\(batch.paper)"
        faults = FieldFault.list(refusals, visit)
        action = isDone ? nil : "/satisfaction/paper-batches/\(batch.id)/sheets"
        questions = isDone ? [] : survey.forms(typed, refusals, visit)
    }
}
