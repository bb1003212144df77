import Kernel

/// What a survey has found, with how many stand behind it.
package struct SurveyResult: Hashable, Sendable {
    /// All who were drawn, whether they answered or not.
    package let drawn: Int
    /// Of these, who used their link.
    package let answeredByDrawn: Int
    package let valid: Int
    package let satisfied: Int
    package let setAside: Int
    package let rejected: Int
    package let minimumSample: Int
    package let parts: [Part]

    /// Valid answers of one group.
    package struct Part: Hashable, Sendable {
        package let name: String
        package let valid: Int
        package let satisfied: Int
        /// Whether it is too small to be shown, or would give a smaller one away.
        package let isWithheld: Bool
    }

    /// Percent of valid answers that are satisfied; nil below the minimum sample.
    package var share: Ratio? {
        guard valid > 0, valid >= minimumSample else { return nil }
        return Ratio(Int128(satisfied) * 100, Int128(valid))
    }

    /// With 95 % confidence; nil where the share is.
    package var interval: WilsonInterval? {
        share == nil ? nil : WilsonInterval(satisfied: satisfied, of: valid)
    }

    /// Percent of all who were drawn that answered; nil when nobody was.
    package var responseRate: Ratio? {
        drawn == 0 ? nil : Ratio(Int128(answeredByDrawn) * 100, Int128(drawn))
    }
}

/// How often each value of a question was given, among valid answers.
package struct QuestionResult: Hashable, Sendable {
    package let question: Question
    /// Valid answers that answered it.
    package let answered: Int
    /// By value; of a text none are counted.
    package let counts: [String: Int]
}

extension [SurveyResult.Part] {
    /// Withholds small groups; when that hides a single one, the next smallest too, since what is
    /// missing from the total would give it away.
    static func shown(
        _ counts: [(name: String, valid: Int, satisfied: Int)], atLeast smallGroup: Int
    ) -> [SurveyResult.Part] {
        let small = counts.filter { $0.valid < smallGroup }
        var hidden = Set(small.map(\.name))
        if small.count == 1, small.first.map({ $0.valid > 0 }) == true {
            let next = counts.filter { !hidden.contains($0.name) }.min { $0.valid < $1.valid }
            if let next { hidden.insert(next.name) }
        }
        return counts.map {
            SurveyResult.Part(
                name: $0.name, valid: $0.valid, satisfied: $0.satisfied,
                isWithheld: hidden.contains($0.name))
        }
    }
}

extension Reader {
    /// What a survey has found so far.
    package func result(of survey: Survey) throws -> SurveyResult {
        let counts = try first(
            """
            SELECT COUNT(*) FILTER (WHERE state = 'valid') AS valid,
                COUNT(*) FILTER (WHERE state = 'valid' AND overall >= 4) AS satisfied,
                COUNT(*) FILTER (WHERE state = 'set-aside') AS aside,
                COUNT(*) FILTER (WHERE state = 'rejected') AS rejected
            FROM survey_answer WHERE survey = \(survey.id)
            """)
        let drawn = try first(
            """
            SELECT COUNT(*) AS drawn, COUNT(*) FILTER (WHERE i.used = 1) AS used
            FROM survey_member m LEFT JOIN survey_invitation i ON i.member = m.id
            WHERE m.survey = \(survey.id) AND m.drawn IS NOT NULL
            """)
        return try SurveyResult(
            drawn: drawn?("drawn") ?? 0, answeredByDrawn: drawn?("used") ?? 0,
            valid: counts?("valid") ?? 0, satisfied: counts?("satisfied") ?? 0,
            setAside: counts?("aside") ?? 0, rejected: counts?("rejected") ?? 0,
            minimumSample: survey.minimumSample, parts: parts(of: survey))
    }

    private func parts(of survey: Survey) throws -> [SurveyResult.Part] {
        let rows = try rows(
            """
            SELECT part, COUNT(*) AS valid, COUNT(*) FILTER (WHERE overall >= 4) AS satisfied
            FROM survey_answer WHERE survey = \(survey.id) AND state = 'valid' AND part <> ''
            GROUP BY part ORDER BY part
            """)
        let counts: [(name: String, valid: Int, satisfied: Int)] = try rows.map {
            (try $0("part"), try $0("valid"), try $0("satisfied"))
        }
        return .shown(counts, atLeast: survey.smallGroup)
    }

    /// What each question was answered, among valid answers.
    package func questionResults(of survey: Survey) throws -> [QuestionResult] {
        try survey.questions.map { question in
            let rows = try rows(
                """
                SELECT i.value, COUNT(*) AS n FROM survey_item i
                JOIN survey_answer a ON a.id = i.answer
                WHERE i.question = \(question.id) AND a.state = 'valid' GROUP BY i.value
                """)
            let counts: [String: Int] = try Dictionary(
                uniqueKeysWithValues: rows.map { (try $0("value"), try $0("n")) })
            let answered = try first(
                """
                SELECT COUNT(DISTINCT i.answer) AS n FROM survey_item i
                JOIN survey_answer a ON a.id = i.answer
                WHERE i.question = \(question.id) AND a.state = 'valid'
                """)
            return QuestionResult(
                question: question, answered: try answered?("n") ?? 0,
                counts: question.kind == .text ? [:] : counts)
        }
    }

    /// What was written to a question of text, among valid answers; in no order of time.
    package func texts(of question: Question, limit: Int = 200) throws -> [String] {
        try rows(
            """
            SELECT i.value FROM survey_item i JOIN survey_answer a ON a.id = i.answer
            WHERE i.question = \(question.id) AND a.state = 'valid' ORDER BY i.value LIMIT \(limit)
            """
        ).map { try $0("value") }
    }
}
