import Kernel

/// One question of a survey.
package struct Question: Hashable, Sendable {
    package let id: String
    package let text: String
    package let kind: Kind
    package let isRequired: Bool
    /// Of a choice; a grade has the five grades.
    package let choices: [String]
    /// Whether its grade is what makes an answer satisfied; one question of a survey is.
    package let isOverall: Bool

    /// How it is answered.
    package enum Kind: String, CaseIterable, Sendable {
        case grade, choice, choices, text

        package var title: Words {
            switch self {
            case .grade: Words("五档满意度", "Five grades")
            case .choice: Words("单选", "One choice")
            case .choices: Words("多选", "Several choices")
            case .text: Words("填写", "Text")
            }
        }
    }
}

/// A question as it was typed.
package struct QuestionDraft: Hashable, Sendable {
    package var text: String
    package var kind: String
    package var isRequired: Bool
    package var choices: [String]
    package var isOverall: Bool

    package init(
        text: String, kind: String, isRequired: Bool = false, choices: [String] = [],
        isOverall: Bool = false
    ) {
        self.text = text
        self.kind = kind
        self.isRequired = isRequired
        self.choices = choices
        self.isOverall = isOverall
    }
}

extension QuestionDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(id: String) throws(Refusals) -> Question {
        var faults: [Refusal] = []
        faults.check(text, "text", "问题", "question", limit: 300)
        let kind = Question.Kind(rawValue: self.kind)
        if kind == nil { faults.append(.noKind) }
        let choices = choices.map(\.trimmingSpaces).filter { !$0.isEmpty }
        let chooses = kind == .choice || kind == .choices
        if chooses {
            if Set(choices).count != choices.count || !(2...20).contains(choices.count) {
                faults.append(.badChoices)
            }
            for choice in choices { faults.check(choice, "choices", "选项", "choice", limit: 100) }
        }
        if isOverall, kind != .grade { faults.append(.overallIsNoGrade) }
        guard faults.isEmpty, let kind else { throw Refusals(faults) }
        return Question(
            id: id, text: text.trimmingSpaces, kind: kind, isRequired: isRequired || isOverall,
            choices: chooses ? choices : [], isOverall: isOverall)
    }
}

extension Refusal {
    fileprivate static let noKind = Refusal(
        "no_kind", "请选择题型。", "Choose how it is answered.", at: "kind")

    fileprivate static let badChoices = Refusal(
        "bad_choices", "选择题要有 2 至 20 个不同的选项，一行一个。",
        "A choice needs 2 to 20 different choices, one a line.", at: "choices")

    fileprivate static let overallIsNoGrade = Refusal(
        "overall_is_no_grade", "总体满意度必须是五档满意度题；“没有投诉”“没有意见”不能当作满意。",
        "The overall question is one of five grades; no complaint is not an answer.", at: "overall"
    )
}
