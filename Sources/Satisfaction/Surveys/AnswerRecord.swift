import Kernel

/// How an answer came, and what is kept of that.
struct AnswerKeeping {
    /// `invitation`, `link` or `paper`.
    let way: String
    /// The open link or the batch; nil for invitations.
    var source: String?
    /// Who answered, of a survey that is not anonymous.
    var member: String?
    var part: String
    /// Whether the time of day is kept.
    var isTimed = false
    var device: String?
    var address: String?
    var suspicion: Suspicion?
}

extension Transaction {
    /// Keeps an answer and counts what may be counted.
    func keep(_ sound: SoundAnswer, _ survey: Survey, _ keeping: AnswerKeeping) throws {
        // Random, not by time, so that it says nothing of when it was given.
        let id = Token.make()
        let state: AnswerState = keeping.suspicion == nil ? .valid : .setAside
        try record(
            SurveyAnswered(
                survey: survey.id, way: keeping.way, setAside: keeping.suspicion?.rawValue),
            about: Subject("satisfaction.answer", id))
        try run(
            """
            INSERT INTO survey_answer (id, survey, way, source, member, part, day, answered_at,
                overall, state, why, device, address, content)
            VALUES (\(id), \(survey.id), \(keeping.way), \(keeping.source), \(keeping.member),
                \(keeping.part), \(instant.day), \(keeping.isTimed ? instant : nil),
                \(sound.overall.rawValue), \(state.rawValue), \(keeping.suspicion?.rawValue),
                \(keeping.device), \(keeping.address), \(sound.content))
            """)
        for (question, value) in sound.items {
            try run(
                """
                INSERT INTO survey_item (answer, question, value)
                VALUES (\(id), \(question), \(value))
                """)
        }
        try countAnswers(of: survey)
    }

    /// Keeps the answer of somebody who was invited, whose link is used from now on.
    func keep(
        _ sound: SoundAnswer, _ survey: Survey, invited member: String, part: String
    ) throws {
        let used = try run(
            "UPDATE survey_invitation SET used = 1 WHERE member = \(member) AND used = 0")
        guard used == 1 else { throw Refusal.alreadyAnswered }
        try keep(
            sound, survey,
            AnswerKeeping(
                way: "invitation", member: survey.isAnonymous ? nil : member, part: part))
    }

    /// Keeps an answer by an open link, unless it is one of a bulk: then it, and those of the bulk
    /// that had counted, are set aside.
    func keep(
        _ sound: SoundAnswer, _ survey: Survey, byLink link: String, part: String,
        from origin: AnswerOrigin
    ) throws -> Suspicion? {
        let rules = try reader.satisfactionRules(on: instant.day)
        let salt: String =
            try first("SELECT salt FROM survey WHERE id = \(survey.id)")?("salt") ?? ""
        let device = Token.digest([salt, "device", origin.device])
        let address = Token.digest([salt, "address", origin.address])
        let since = instant + -rules.burstMinutes * 60
        let before = try reader.answersBefore(
            survey, device: device, address: address, content: sound.content, since: since)
        let suspicion = Suspicion.judge(
            ofDevice: before.device, ofAddress: before.address, identical: before.content, rules)
        switch suspicion {
        case .addressBurst:
            try setAside(survey, .addressBurst, "address = \(address) AND answered_at >= \(since)")
        case .identicalBurst:
            try setAside(
                survey, .identicalBurst, "content = \(sound.content) AND answered_at >= \(since)")
        case .sameDevice, nil: break
        }
        try keep(
            sound, survey,
            AnswerKeeping(
                way: "link", source: link, part: part, isTimed: true, device: device,
                address: address, suspicion: suspicion))
        return suspicion
    }

    private func setAside(_ survey: Survey, _ why: Suspicion, _ which: SQL) throws {
        let found = try rows(
            """
            SELECT id, observed, ordinal FROM survey_answer
            WHERE survey = \(survey.id) AND way = 'link' AND state = 'valid' AND judged IS NULL
                AND \(part: which) ORDER BY id
            """)
        guard !found.isEmpty else { return }
        let retracted: [ObservationID] = try found.compactMap { row in
            guard let sequence: Int64 = try row("observed") else { return nil }
            return ObservationID(sequence: sequence, ordinal: try row("ordinal"))
        }
        try record(
            SurveyAnswersSetAside(answers: found.map { try $0("id") }, reason: why.rawValue),
            about: survey.subject, retracting: retracted)
        try run(
            """
            UPDATE survey_answer SET state = 'set-aside', why = \(why.rawValue), observed = NULL,
                ordinal = NULL
            WHERE survey = \(survey.id) AND way = 'link' AND state = 'valid' AND judged IS NULL
                AND \(part: which)
            """)
    }

    /// Counts valid answers for the audience's measure, once there are as many as the survey
    /// needs for a figure; from then on each as it comes.
    func countAnswers(of survey: Survey) throws {
        if survey.countedFrom == nil {
            let row = try first(
                """
                SELECT COUNT(*) AS n FROM survey_answer
                WHERE survey = \(survey.id) AND state = 'valid'
                """)
            guard let row, try row("n") >= survey.minimumSample else { return }
        }
        let waiting = try rows(
            """
            SELECT id, day, overall, part FROM survey_answer
            WHERE survey = \(survey.id) AND observed IS NULL AND state = 'valid'
            ORDER BY day, id
            """)
        guard !waiting.isEmpty else { return }
        let observations = try waiting.map { row in
            let isSatisfied = try row("overall") >= RatingGrade.satisfied.rawValue
            let part = Dimension.join([survey.id, try row("part")])
            return Observation(
                survey.audience.measure, on: try row("day"), isSatisfied ? 1 : 0, of: 1,
                part: part)
        }
        let sequence = try record(
            SurveyAnswersCounted(
                survey: survey.id, answers: waiting.count, minimumSample: survey.minimumSample),
            about: survey.subject, worth: observations)
        for (ordinal, row) in waiting.enumerated() {
            let id: String = try row("id")
            try run(
                """
                UPDATE survey_answer SET observed = \(sequence), ordinal = \(ordinal)
                WHERE id = \(id)
                """)
        }
        guard survey.countedFrom == nil else { return }
        try run("UPDATE survey SET counted_from = \(sequence) WHERE id = \(survey.id)")
    }
}

extension Reader {
    /// How many answers by open links came before, of each kind that is looked at.
    fileprivate func answersBefore(
        _ survey: Survey, device: String, address: String, content: String, since: Instant
    ) throws -> (device: Int, address: Int, content: Int) {
        func count(_ which: SQL) throws -> Int {
            try first(
                """
                SELECT COUNT(*) AS n FROM survey_answer
                WHERE survey = \(survey.id) AND way = 'link' AND \(part: which)
                """)?("n") ?? 0
        }
        return try (
            count("device = \(device)"),
            count("address = \(address) AND answered_at >= \(since)"),
            count("content = \(content) AND answered_at >= \(since)")
        )
    }
}
