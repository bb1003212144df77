import Kernel

extension Transaction {
    func insert(_ survey: Survey) throws {
        try run(
            """
            INSERT INTO survey (id, title, introduction, audience, anonymous, opens_on, closes_on,
                minimum_sample, small_group, state, salt, sequence)
            VALUES (\(survey.id), \(survey.title), \(survey.introduction),
                \(survey.audience.rawValue), \(survey.isAnonymous ? 1 : 0), \(survey.opensOn),
                \(survey.closesOn), \(survey.minimumSample), \(survey.smallGroup),
                \(survey.state.rawValue), \(Token.make()), \(survey.sequence))
            """)
    }

    /// The survey, which must exist.
    func requireSurvey(_ id: String) throws -> Survey {
        guard let survey = try reader.survey(id) else { throw Refusal.noSuchSurvey }
        return survey
    }

    func replaceQuestions(of survey: Survey, by questions: [Question]) throws {
        try run("DELETE FROM survey_question WHERE survey = \(survey.id)")
        for (place, question) in questions.enumerated() {
            try run(
                """
                INSERT INTO survey_question (id, survey, place, kind, words, required, choices,
                    overall)
                VALUES (\(question.id), \(survey.id), \(place), \(question.kind.rawValue),
                    \(question.text), \(question.isRequired ? 1 : 0),
                    \(question.choices.joined(separator: "\n")), \(question.isOverall ? 1 : 0))
                """)
        }
        try record(
            SurveyQuestionsChanged(questions: questions.map(\.text)), about: survey.subject)
    }
}

extension Survey {
    init(row: Row, questions: [Question]) throws {
        id = try row("id")
        title = try row("title")
        introduction = try row("introduction")
        let audience: String = try row("audience")
        let state: String = try row("state")
        guard let audience = Audience(rawValue: audience), let state = State(rawValue: state)
        else { throw Fault("no audience or state \(audience) \(state)") }
        self.audience = audience
        self.state = state
        isAnonymous = try row("anonymous") == 1
        opensOn = try row("opens_on")
        closesOn = try row("closes_on")
        minimumSample = try row("minimum_sample")
        smallGroup = try row("small_group")
        countedFrom = try row("counted_from")
        sequence = try row("sequence")
        self.questions = questions
    }
}

extension Question {
    fileprivate init(row: Row) throws {
        id = try row("id")
        text = try row("words")
        let kind: String = try row("kind")
        guard let known = Kind(rawValue: kind) else { throw Fault("no kind \(kind)") }
        self.kind = known
        isRequired = try row("required") == 1
        let choices: String = try row("choices")
        self.choices = choices.split(separator: "\n").map(String.init)
        isOverall = try row("overall") == 1
    }
}

extension Reader {
    /// One survey with its questions; nil when there is none.
    package func survey(_ id: String) throws -> Survey? {
        guard let row = try first("SELECT * FROM survey WHERE id = \(id)") else { return nil }
        let questions = try rows(
            "SELECT * FROM survey_question WHERE survey = \(id) ORDER BY place")
        return try Survey(row: row, questions: questions.map(Question.init(row:)))
    }

    /// Surveys without their questions, newest first.
    ///
    /// - Parameter text: only those whose title contains it.
    package func surveys(
        audience: Audience? = nil, containing text: String = "", before: Int64 = .max,
        limit: Int = 50
    ) throws -> [Survey] {
        let one: SQL = audience.map { "AND audience = \($0.rawValue)" } ?? ""
        let found: SQL =
            text.isEmpty
            ? "" : "AND lower(title) LIKE lower(\(text.likePattern)) ESCAPE '!'"
        return try rows(
            """
            SELECT * FROM survey WHERE sequence < \(before) \(part: one) \(part: found)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map { try Survey(row: $0, questions: []) }
    }
}
