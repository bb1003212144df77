import Hummingbird
import Kernel
import People
import Satisfaction

/// Surveys for staff: the list, making one, one of them.
enum SurveyRoutes {
    static let all: [Route] = [
        .get("/satisfaction/surveys", .permission(.seeSatisfaction)) { visit in
            try await list(visit, typed: nil, refusals: [])
        },
        .post("/satisfaction/surveys", .permission(.runSurvey), draft),
        .get("/satisfaction/surveys/{id}", .permission(.seeSatisfaction)) { visit in
            try await page(visit, refusals: [])
        },
    ]

    private static func list(
        _ visit: Visit, typed: SurveyDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let audience = visit.query("audience").flatMap { Audience(rawValue: $0) }
        let text = visit.query("search") ?? ""
        let before = visit.query("before").flatMap { Int64($0) } ?? .max
        let today = visit.today
        let (found, rules) = try await visit.centre.read { reader in
            let surveys = try reader.surveys(
                audience: audience, containing: text, before: before,
                limit: SurveysPage.pageSize + 1)
            return (
                try surveys.map { ($0, try reader.result(of: $0)) },
                try reader.satisfactionRules(on: today)
            )
        }
        return try visit.page(
            SurveysPage(
                found, audience: audience, typed: typed, minimum: rules.minimumSample, refusals,
                visit), refusals.first?.status ?? .ok)
    }

    private static func draft(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let draft = SurveyDraft(
            title: form.text("title"), introduction: form.text("introduction"),
            audience: form.text("audience"), isAnonymous: form.text("named") != "yes",
            opensOn: form.text("opens_on"), closesOn: form.text("closes_on"),
            minimumSample: form.text("minimum_sample"))
        do {
            let id = try await SurveyDesk(visit.centre).draft(draft, by: try visit.actor)
            return visit.redirect("/satisfaction/surveys/\(id)")
        } catch {
            return try await list(visit, typed: draft, refusals: try error.refusals())
        }
    }

    /// One survey: its questions, whom it asks, what it found.
    static func page(
        _ visit: Visit, refusals: [Refusal], asked: [Asked]? = nil
    ) async throws -> Response {
        let id = try visit.parameter("id")
        let found = try await visit.centre.read { try SurveyReading(id, $0) }
        guard let found else { throw Missing() }
        let page = try SurveyRecordPage(found, refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }
}
