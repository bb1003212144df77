import Kernel
import Satisfaction

extension SatisfactionCentre {
    var surveys: SurveyDesk { SurveyDesk(centre) }
    var answers: AnswerDesk { AnswerDesk(centre) }

    /// An open survey with an overall grade, a choice and a text.
    func survey(
        _ audience: Audience = .businesses, anonymous: Bool = true, minimum: Int = 3
    ) async throws -> Survey {
        let id = try await surveys.draft(
            SurveyDraft(
                title: "企业满意度", audience: audience.rawValue, isAnonymous: anonymous,
                opensOn: "2025-10-01", closesOn: "2025-10-31", minimumSample: "\(minimum)"),
            by: .zhou)
        for draft in [
            QuestionDraft(text: "总体满意度", kind: "grade", isOverall: true),
            QuestionDraft(text: "办理方式", kind: "choice", choices: ["窗口", "网上"]),
            QuestionDraft(text: "建议", kind: "text"),
        ] { try await surveys.add(draft, to: id, by: .zhou) }
        try await surveys.open(id, by: .zhou)
        return try await read(id)
    }

    func read(_ id: String) async throws -> Survey {
        guard let survey = try await centre.read({ try $0.survey(id) }) else {
            throw Fault("no survey")
        }
        return survey
    }

    func result(_ id: String) async throws -> SurveyResult {
        let survey = try await read(id)
        return try await centre.read { try $0.result(of: survey) }
    }

    /// Answers by an open link.
    @discardableResult
    func answer(
        _ survey: Survey, _ token: String, _ grade: Int, text: String = "", device: String,
        address: String = "10.0.0.1"
    ) async throws -> Suspicion? {
        try await answers.answer(
            token: token, survey.draft(grade, text: text),
            from: AnswerOrigin(device: device, address: address))
    }
}

extension Survey {
    /// An answer to its questions.
    func draft(_ grade: Int, text: String = "", way: String = "窗口") -> AnswerDraft {
        let values = ["\(grade)", way, text]
        return AnswerDraft(
            Dictionary(uniqueKeysWithValues: zip(questions.map(\.id), values.map { [$0] })))
    }
}
