import Kernel

/// Makes surveys, draws whom to ask, opens and closes them.
package struct SurveyDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Makes a survey; returns its id.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order.
    package func draft(_ draft: SurveyDraft, by actor: Actor) async throws -> String {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let id = Identifier.make(at: transaction.instant)
            let rules = try transaction.reader.satisfactionRules(on: transaction.instant.day)
            let survey = try draft.checked(id: id, sequence: 0, rules)
            let sequence = try transaction.record(
                SurveyDrafted(
                    title: survey.title, audience: survey.audience,
                    isAnonymous: survey.isAnonymous, opensOn: survey.opensOn,
                    closesOn: survey.closesOn, minimumSample: survey.minimumSample),
                about: survey.subject)
            try transaction.insert(draft.checked(id: id, sequence: sequence, rules))
            return id
        }
    }

    /// Adds a question at the end; returns its id.
    ///
    /// - Throws: `Refusals` for fields not in order; `Refusal` once the survey was opened, or for
    ///   a second overall question.
    @discardableResult
    package func add(
        _ draft: QuestionDraft, to survey: String, by actor: Actor
    ) async throws -> String {
        try await change(survey, by: actor) { survey, transaction in
            let question = try draft.checked(id: Identifier.make(at: transaction.instant))
            guard survey.questions.count < 50 else { throw Refusal.tooManyQuestions }
            guard !question.isOverall || survey.overall == nil else {
                throw Refusal.secondOverall
            }
            try transaction.replaceQuestions(of: survey, by: survey.questions + [question])
            return question.id
        }
    }

    /// Takes a question out.
    package func remove(_ question: String, of survey: String, by actor: Actor) async throws {
        try await change(survey, by: actor) { survey, transaction in
            let rest = survey.questions.filter { $0.id != question }
            guard rest.count < survey.questions.count else { throw Refusal.noSuchQuestion }
            try transaction.replaceQuestions(of: survey, by: rest)
        }
    }

    /// Moves a question one place up; the first stays where it is.
    package func moveUp(_ question: String, of survey: String, by actor: Actor) async throws {
        try await change(survey, by: actor) { survey, transaction in
            var questions = survey.questions
            guard let place = questions.firstIndex(where: { $0.id == question }) else {
                throw Refusal.noSuchQuestion
            }
            guard place > 0 else { return }
            questions.swapAt(place, place - 1)
            try transaction.replaceQuestions(of: survey, by: questions)
        }
    }

    /// Lets a survey take answers, on the days it says.
    package func open(_ survey: String, by actor: Actor) async throws {
        try await move(survey, by: actor, SurveyOpened()) { survey throws(Refusal) in
            try survey.open()
        }
    }

    /// Ends a survey; what told devices and addresses apart is forgotten, and so is whom it could
    /// have asked: the list has served its purpose.
    package func close(_ survey: String, by actor: Actor) async throws {
        try await move(survey, by: actor, SurveyClosed()) { survey throws(Refusal) in
            try survey.close()
        }
    }

    private func move(
        _ id: String, by actor: Actor, _ event: some JournalEvent,
        _ act: @escaping @Sendable (inout Survey) throws(Refusal) -> Void
    ) async throws {
        let vault = centre.vault
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            var survey = try transaction.requireSurvey(id)
            try act(&survey)
            try transaction.record(event, about: survey.subject)
            try transaction.run(
                "UPDATE survey SET state = \(survey.state.rawValue) WHERE id = \(id)")
            guard survey.state == .closed else { return }
            try transaction.run(
                """
                UPDATE survey_answer SET device = NULL, address = NULL
                WHERE survey = \(id) AND state <> 'set-aside'
                """)
            for row in try transaction.rows("SELECT id FROM survey_member WHERE survey = \(id)") {
                try vault.erase(Self.person(try row("id")), in: transaction)
            }
        }
    }

    private func change<Value: Sendable>(
        _ id: String, by actor: Actor,
        _ act: @escaping @Sendable (Survey, Transaction) throws -> Value
    ) async throws -> Value {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(id)
            try survey.mustBeDraft()
            return try act(survey, transaction)
        }
    }
}

extension Refusal {
    fileprivate static let tooManyQuestions = Refusal(
        "too_many_questions", "一份问卷最多 50 题。", "A survey has at most 50 questions.",
        conflict: true)

    fileprivate static let secondOverall = Refusal(
        "second_overall", "已经有一道总体满意度题，只能有一道。",
        "There is an overall question already; there is one.", at: "overall")
}
