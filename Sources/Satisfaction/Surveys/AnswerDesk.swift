import Kernel

/// Takes answers: by personal invitation, by open link, and from paper.
package struct AnswerDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Keeps an answer given by a link, personal or open.
    ///
    /// Of an anonymous survey the invitation is marked as used, and nothing ties it to the
    /// answer: neither an id nor a time of day.
    ///
    /// - Returns: why it waits for somebody to look at it; nil when it counts.
    /// - Throws: `Refusal` for an unknown or used link and outside the survey's days; `Refusals`
    ///   for questions not answered in order.
    @discardableResult
    package func answer(
        token: String, _ draft: AnswerDraft, from origin: AnswerOrigin
    ) async throws -> Suspicion? {
        try await centre.write(as: RatingDesk.visitor) { transaction in
            guard let link = try transaction.reader.surveyLink(token: token) else {
                throw Refusal.noSuchLink
            }
            let survey = try transaction.requireSurvey(link.survey)
            if link.isUsed { throw Refusal.alreadyAnswered }
            try survey.mustTakeAnswers(on: transaction.instant.day)
            let sound = try draft.checked(survey)
            switch link.way {
            case .invitation(let member):
                try transaction.keep(sound, survey, invited: member, part: link.part)
                return nil
            case .open(let id):
                return try transaction.keep(
                    sound, survey, byLink: id, part: link.part, from: origin)
            }
        }
    }

    /// Begins entering answers on paper; returns the batch's id.
    ///
    /// - Parameters:
    ///   - paper: SHA-256 of the scan of them all.
    ///   - sheets: how many there are.
    package func beginPaper(
        of survey: String, paper: String?, sheets: Int, by actor: Actor
    ) async throws -> String {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(survey)
            guard survey.state != .draft else { throw Refusal.notOpen }
            var faults: [Refusal] = []
            if paper == nil { faults.append(.noScan) }
            if !(1...1000).contains(sheets) { faults.append(.outOfRange("sheets", 1...1000)) }
            try faults.throwAny()
            let (id, scan) = (Identifier.make(at: transaction.instant), paper ?? "")
            let sequence = try transaction.record(
                SurveyPaperBegun(paper: scan, sheets: sheets), about: survey.subject)
            try transaction.run(
                """
                INSERT INTO survey_paper (id, survey, paper, sheets, entered, sequence)
                VALUES (\(id), \(survey.id), \(scan), \(sheets), 0, \(sequence))
                """)
            return id
        }
    }

    /// Enters one sheet of a batch.
    ///
    /// - Throws: `Refusal` when all its sheets were entered; `Refusals` as for any answer.
    package func enterPaper(
        _ batch: String, _ draft: AnswerDraft, by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            guard let paper = try transaction.reader.paperBatch(batch) else {
                throw Refusal.noSuchSurvey
            }
            guard paper.entered < paper.sheets else { throw Refusal.allEntered(paper.sheets) }
            let survey = try transaction.requireSurvey(paper.survey)
            let sound = try draft.checked(survey)
            try transaction.keep(
                sound, survey, AnswerKeeping(way: "paper", source: batch, part: ""))
            try transaction.run(
                "UPDATE survey_paper SET entered = entered + 1 WHERE id = \(batch)")
        }
    }

    /// Accepts or rejects answers that were set aside.
    ///
    /// - Throws: `Refusal` without a reason, or for an answer that does not wait.
    package func judge(
        _ answers: [String], of survey: String, accept: Bool, because reason: String,
        by actor: Actor
    ) async throws {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            var faults: [Refusal] = []
            faults.checkReason(reason)
            if answers.isEmpty { faults.append(.noneChosen) }
            try faults.throwAny()
            let survey = try transaction.requireSurvey(survey)
            let state: AnswerState = accept ? .valid : .rejected
            for answer in answers {
                let changed = try transaction.run(
                    """
                    UPDATE survey_answer SET state = \(state.rawValue), judged = \(reason)
                    WHERE id = \(answer) AND survey = \(survey.id) AND state = 'set-aside'
                    """)
                guard changed == 1 else { throw Refusal.notWaiting }
            }
            try transaction.record(
                SurveyAnswersJudged(answers: answers, accepted: accept, reason: reason),
                about: survey.subject)
            try transaction.countAnswers(of: survey)
        }
    }
}

/// Whether an answer counts.
package enum AnswerState: String, CaseIterable, Sendable {
    case valid
    case setAside = "set-aside"
    case rejected

    package var title: Words {
        switch self {
        case .valid: Words("有效", "Valid")
        case .setAside: Words("待复核", "To be looked at")
        case .rejected: Words("不采用", "Rejected")
        }
    }
}

extension Refusal {
    fileprivate static let noScan = Refusal(
        "no_scan", "请附上纸质问卷的扫描件。", "Attach the scan of the sheets.", at: "paper")

    fileprivate static func allEntered(_ sheets: Int) -> Refusal {
        Refusal(
            "all_entered", "这一批 \(sheets) 份已全部录入。", "All \(sheets) sheets are entered.",
            conflict: true)
    }

    fileprivate static let noneChosen = Refusal(
        "none_chosen", "请先勾选答卷。", "Choose answers first.", at: "answers")

    fileprivate static let notWaiting = Refusal(
        "not_waiting", "所选答卷中有的已经复核过，请刷新后再试。",
        "Some of these were looked at already; reload the page.", conflict: true)
}
