import Kernel
import Satisfaction

/// Everything the page of a survey shows, read in one look.
struct SurveyReading: Sendable {
    let survey: Survey
    let result: SurveyResult
    let questions: [QuestionResult]
    let texts: [String: [String]]
    let links: [OpenLink]
    let papers: [PaperBatch]
    let waiting: [SetAsideAnswer]
    /// How many are on the list.
    let frame: Int
    let draws: [Entry]

    init?(_ id: String, _ reader: Reader) throws {
        guard let survey = try reader.survey(id) else { return nil }
        self.survey = survey
        result = try reader.result(of: survey)
        questions = try reader.questionResults(of: survey)
        // Single words of a few people may give them away.
        texts =
            result.valid < survey.smallGroup
            ? [:]
            : try Dictionary(
                uniqueKeysWithValues: survey.questions.filter { $0.kind == .text }
                    .map { ($0.id, try reader.texts(of: $0)) })
        links = try reader.openLinks(of: id)
        papers = try reader.paperBatches(of: id)
        waiting = try reader.setAsideAnswers(of: id)
        frame = try reader.frameSize(of: id)
        draws = try reader.journalEntries(
            kind: SurveySampleDrawn.kind, subject: survey.subject.description, limit: 50)
    }
}
