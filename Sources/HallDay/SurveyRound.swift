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
        let frame = try FrameTable(csv: Self.frame(round))
        let count = round.drawn
        let opened = try await trial.attempt("survey") {
            let id = try await desk.draft(draft, by: chief)
            let question = QuestionDraft(
                text: "总体而言，您对我们的服务满意吗？", kind: "grade", isRequired: true, isOverall: true)
            let overall = try await desk.add(question, to: id, by: chief)
            _ = try await desk.add(
                QuestionDraft(text: "您还有什么建议？", kind: "text"), to: id, by: chief)
            try await desk.importFrame(frame, to: id, by: chief)
            try await desk.draw(count, of: id, seed: "\(draft.title)", by: chief)
            try await desk.open(id, by: chief)
            let tokens = try await desk.invite(id, by: chief).map(\.token)
            return (id, overall, tokens)
        }
        guard let (id, overall, tokens) = opened else { return }
        let survey = OpenSurvey(id: id, overall: overall, satisfied: round.satisfied)
        for token in tokens where random.happens(perMille: 820) {
            let day = try calendar.day(random.roll(1...8), workingDaysAfter: round.opensOn)
            agenda.note(
                .surveyAnswer(survey, token: token),
                at: Instant(day, secondOfDay: 9 * 3600 + random.below(8 * 3600)))
        }
        agenda.note(.surveyCloses(id), at: Instant(closesOn, secondOfDay: 17 * 3600))
    }

    mutating func answer(_ survey: OpenSurvey, _ token: String, _ device: String) async throws {
        let isSatisfied = random.happens(perMille: survey.satisfied)
        let grade = isSatisfied ? random.pick([5, 5, 5, 4]) : random.pick([3, 3, 2])
        let draft = AnswerDraft([survey.overall: ["\(grade)"]])
        let desk = AnswerDesk(centre)
        let origin = AnswerOrigin(device: device, address: "203.0.113.\(random.below(250))")
        do {
            let done: Suspicion?? = try await trial.attempt("survey answer") {
                try await desk.answer(token: token, draft, from: origin)
            }
            if done == nil { agenda.note(.surveyAnswer(survey, token: token), at: now + 60) }
        } catch let refusal as Refusal where refusal.conflict {
            // It was kept the first time.
        }
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
