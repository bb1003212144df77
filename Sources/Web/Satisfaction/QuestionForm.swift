import Kernel
import Satisfaction

/// One question as whoever answers sees it.
struct QuestionForm: Sendable {
    let name: String
    let text: String
    let isRequired: Bool
    let fault: String?
    /// Grades or single choices.
    let radios: [Choice]
    let boxes: [Choice]
    let textarea: Area?

    /// What was written so far.
    struct Area: Sendable {
        let written: String
    }

    init(_ question: Question, typed: [String], _ refusals: [Refusal], _ visit: Visit) {
        name = question.field
        text = question.text
        isRequired = question.isRequired
        fault = Field(question.field, "", refusals, visit).fault
        switch question.kind {
        case .grade:
            radios = RatingGrade.allCases.reversed().map {
                Choice(
                    value: "\($0.rawValue)", text: visit.t($0.title),
                    isChosen: typed.contains("\($0.rawValue)"))
            }
        case .choice:
            radios = question.choices.map {
                Choice(value: $0, text: $0, isChosen: typed.contains($0))
            }
        case .choices, .text: radios = []
        }
        boxes =
            question.kind == .choices
            ? question.choices.map { Choice(value: $0, text: $0, isChosen: typed.contains($0)) }
            : []
        textarea = question.kind == .text ? Area(written: typed.first ?? "") : nil
    }
}

extension Survey {
    /// The answer that a form brings.
    func answer(_ form: Form) -> AnswerDraft {
        AnswerDraft(
            Dictionary(
                questions.map { ($0.id, form.all($0.field)) }, uniquingKeysWith: { a, _ in a }))
    }

    func forms(
        _ typed: AnswerDraft?, _ refusals: [Refusal], _ visit: Visit
    ) -> [QuestionForm] {
        questions.map { QuestionForm($0, typed: typed?.values[$0.id] ?? [], refusals, visit) }
    }
}
