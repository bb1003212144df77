import Hummingbird
import Kernel
import Satisfaction

/// Filling in a survey by a link, personal or open.
enum SurveyAnswerRoutes {
    static let all: [Route] = [
        .get("/surveys/{token}", .anybody) { visit in
            try visit.limit(.look)
            return try await page(visit, typed: nil, refusals: [])
        },
        .post("/surveys/{token}", .anybody, answer),
    ]

    /// Tells one browser from another; nothing is in it but randomness.
    private static let cookie = "zx_answer"

    private static func page(
        _ visit: Visit, typed: AnswerDraft?, refusals: [Refusal]
    ) async throws -> Response {
        let token = try visit.parameter("token")
        let (link, survey) = try visit.found(try await find(token, visit))
        let page = SurveyPage(
            survey, token: token, closed: closed(link, survey, visit),
            isDone: visit.query("done") != nil, typed: typed, refusals, visit)
        var response = try visit.page(page, refusals.first?.status ?? .ok)
        if visit.cookies[cookie] == nil {
            response.setCookie(
                Cookie(
                    name: cookie, value: Token.make(), maxAge: 31_536_000, path: "/surveys",
                    secure: visit.site.configuration.secureCookies, httpOnly: true,
                    sameSite: .lax))
        }
        return response
    }

    private static func find(
        _ token: String, _ visit: Visit
    ) async throws -> (SurveyLink, Survey)? {
        try await visit.centre.read { reader in
            guard let link = try reader.surveyLink(token: token),
                let survey = try reader.survey(link.survey)
            else { return nil }
            return (link, survey)
        }
    }

    private static func closed(_ link: SurveyLink, _ survey: Survey, _ visit: Visit) -> String? {
        if link.isUsed { return visit.say(Refusal.alreadyAnswered.words) }
        guard !survey.takesAnswers(on: visit.today) else { return nil }
        let isEarly = survey.state == .draft || visit.today < survey.opensOn
        return visit.t(
            isEarly ? "satisfaction_survey_early" : "satisfaction_survey_over",
            "\(isEarly ? survey.opensOn : survey.closesOn)")
    }

    private static func answer(_ visit: Visit) async throws -> Response {
        try visit.limit(.rate)
        let token = try visit.parameter("token")
        let (_, survey) = try visit.found(try await find(token, visit))
        let draft = survey.answer(visit.form)
        let origin = AnswerOrigin(
            device: visit.cookies[cookie]?.value ?? Token.make(),
            address: visit.address)
        do {
            try await AnswerDesk(visit.centre).answer(token: token, draft, from: origin)
            return visit.redirect("/surveys/\(token.pathEncoded)?done=1")
        } catch {
            return try await page(visit, typed: draft, refusals: try error.refusals())
        }
    }
}
