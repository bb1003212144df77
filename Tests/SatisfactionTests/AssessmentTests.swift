import Kernel
import Satisfaction
import TestStores
import Testing

/// The assessed trend of the service environment.
@Suite struct AssessmentTests {
    @Test(arguments: [
        ("90", "92", "600", "500", EnvironmentGrade.muchBetter),
        ("90", "92", "600", "600", .better),
        ("90", "90.5", "600", "540", .better), ("90", "90", "600", "600", .unchanged),
        ("90", "92", "600", "700", .unchanged), ("90", "88", "600", "600", .worse),
        ("90", "88", "600", "700", .worse), ("90", "91", "0", "0", .better),
    ])
    func `the proposal follows the stated rule`(
        before: String, now: String, waitBefore: String, waitNow: String, grade: EnvironmentGrade
    ) {
        func ratio(_ text: String) -> Ratio? { Quantity(text).map { Ratio($0) } }
        let evidence = EnvironmentEvidence(
            satisfied: .init(before: ratio(before), now: ratio(now)),
            wait: .init(before: ratio(waitBefore), now: ratio(waitNow)))
        #expect(evidence.proposal == grade)
        let half = EnvironmentEvidence(
            satisfied: evidence.satisfied, wait: .init(before: nil, now: ratio(waitNow)))
        #expect(half.proposal == nil)
    }

    @Test(arguments: TestStore.allCases)
    func `a person's grade is kept with the evidence, a reason and the paper`(
        store: TestStore
    ) async throws {
        try await SatisfactionCentre.with(store) { hall in
            let survey = try await hall.survey(minimum: 1)
            let token = try await hall.surveys.makeLink("海报", of: survey.id, by: .zhou)
            try await hall.answer(survey, token, 5, device: "a")
            let desk = AssessmentDesk(hall.centre)
            let empty = AssessmentDraft(
                from: "2025-01-01", through: "2025-10-16", earlierFrom: "2024-01-01",
                earlierThrough: "2025-02-01")
            #expect(
                await refusal { _ = try await desk.assess(empty, by: .zhou) } == [
                    "missing", "no_level", "no_report", "bad_period",
                ])
            var draft = empty
            draft.through = "2025-10-17"
            draft.earlierThrough = "2024-10-17"
            draft.grade = "显著提升"
            draft.reason = "企业反映明显好转"
            draft.paper = "ab12"
            let sound = draft
            _ = try await desk.assess(sound, by: .zhou)
            let kept = try #require(try await hall.centre.read { try $0.assessments().first })
            #expect(kept.grade == .muchBetter && kept.evidence.satisfied.now == Ratio(100))
            #expect(kept.evidence.wait.now == nil && kept.evidence.proposal == nil)
            #expect(try await hall.figure(.serviceEnvironment) == "4")
            #expect(
                await refusal { _ = try await desk.assess(sound, by: .lin) } == ["not_allowed"])
        }
    }
}
