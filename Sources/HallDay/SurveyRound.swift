import Kernel
import Satisfaction

/// A survey that a simulated year holds: whom it asks, when, and how content they are.
package struct SurveyRound: Hashable, Sendable {
    package let title: String
    package let audience: Audience
    package let opensOn: Day
    /// How many are drawn, out of a list a third longer.
    package let drawn: Int
    /// Of a thousand answers, those of the top two grades.
    package let satisfied: Int

    package init(
        title: String, audience: Audience, opensOn: Day, drawn: Int, satisfied: Int
    ) {
        self.title = title
        self.audience = audience
        self.opensOn = opensOn
        self.drawn = drawn
        self.satisfied = satisfied
    }
}

extension HallPlay {
    /// Notes a survey for its day.
    package mutating func note(_ round: SurveyRound) {
        agenda.note(
            .surveyOpens(round), at: Instant(round.opensOn, secondOfDay: 9 * 3600 + 1200))
    }

    mutating func open(_ round: SurveyRound) async throws {
        let (desk, chief) = (SurveyDesk(centre), company.chief)
        let closesOn = try calendar.day(9, workingDaysAfter: round.opensOn)
        let draft = SurveyDraft(
            title: round.title, audience: round.audience.rawValue,
            opensOn: round.opensOn.description, closesOn: closesOn.description,
            minimumSample: "30")
        let id = try await insist("draft a survey") { try await desk.draft(draft, by: chief) }
        let overall = try await prepare(id, round)
        try await insist("open a survey") { try await desk.open(id, by: chief) }
        let tokens = try await insist("invite") {
            try await desk.invite(id, by: chief).map(\.token)
        }
        book.surveyAnswers[id] = 0
        let survey = OpenSurvey(id: id, overall: overall, satisfied: round.satisfied)
        for token in tokens where random.happens(perMille: 820) {
            let day = try calendar.day(random.roll(1...8), workingDaysAfter: round.opensOn)
            agenda.note(
                .surveyAnswer(survey, token: token),
                at: Instant(day, secondOfDay: 9 * 3600 + random.below(8 * 3600)))
        }
        agenda.note(.surveyCloses(id), at: Instant(closesOn, secondOfDay: 17 * 3600))
    }

    /// Its questions, and whom it asks; returns the question whose grade counts.
    private mutating func prepare(_ id: String, _ round: SurveyRound) async throws -> String {
        let (desk, chief) = (SurveyDesk(centre), company.chief)
        let question = QuestionDraft(
            text: "总体而言，您对我们的服务满意吗？", kind: "grade", isRequired: true, isOverall: true)
        let overall = try await insist("ask") {
            try await desk.add(question, to: id, by: chief)
        }
        try await insist("ask") {
            try await desk.add(
                QuestionDraft(text: "您还有什么建议？", kind: "text"), to: id, by: chief)
        }
        let frame = try FrameTable(csv: Self.frame(round))
        try await insist("bring in a list") {
            try await desk.importFrame(frame, to: id, by: chief)
        }
        try await insist("draw") {
            try await desk.draw(round.drawn, of: id, seed: "\(round.title)", by: chief)
        }
        return overall
    }

    mutating func answer(_ survey: OpenSurvey, _ token: String, _ device: String) async throws {
        let isSatisfied = random.happens(perMille: survey.satisfied)
        let grade = isSatisfied ? random.pick([5, 5, 5, 4]) : random.pick([3, 3, 2])
        let draft = AnswerDraft([survey.overall: ["\(grade)"]])
        let desk = AnswerDesk(centre)
        let origin = AnswerOrigin(device: device, address: "203.0.113.\(random.below(250))")
        let done: Suspicion?? = try await trial.attempt("survey answer") {
            try await desk.answer(token: token, draft, from: origin)
        }
        guard done != nil else {
            return agenda.note(.surveyAnswer(survey, token: token), at: now + 60)
        }
        book.surveyAnswers[survey.id, default: 0] += 1
    }

    mutating func close(_ survey: String) async throws {
        let (desk, chief) = (SurveyDesk(centre), company.chief)
        let done: Void? = try await trial.attempt("close a survey") {
            try await desk.close(survey, by: chief)
        }
        if done == nil { agenda.note(.surveyCloses(survey), at: now + 60) }
    }

    private static func frame(_ round: SurveyRound) -> String {
        let rows = (1...(round.drawn * 4 / 3)).map { number in
            "对象\(number),survey\(number)@\(round.audience.rawValue).example,"
        }
        return (["name,contact,group"] + rows).joined(separator: "\n")
    }
}

/// A survey that takes answers, as its respondents see it.
struct OpenSurvey: Hashable, Sendable {
    let id: String
    /// The question whose grade counts.
    let overall: String
    let satisfied: Int
}
