import Kernel

/// An answer as it was given, by question: what was chosen or written.
package struct AnswerDraft: Hashable, Sendable {
    package var values: [String: [String]]

    package init(_ values: [String: [String]]) { self.values = values }
}

/// An answer in order, ready to be kept.
struct SoundAnswer {
    let overall: RatingGrade
    /// Every value with the question it answers.
    let items: [(question: String, value: String)]

    /// Equal for equal answers.
    var content: String { Token.digest(items.flatMap { [$0.question, $0.value] }) }
}

extension AnswerDraft {
    /// - Throws: `Refusals`, one for each question that is not answered in order. A question left
    ///   empty is no answer: it never counts as satisfied.
    func checked(_ survey: Survey) throws(Refusals) -> SoundAnswer {
        var faults: [Refusal] = []
        var items: [(question: String, value: String)] = []
        var overall: RatingGrade?
        for question in survey.questions {
            let values = (values[question.id] ?? []).map(\.trimmingSpaces).filter { !$0.isEmpty }
            if values.isEmpty, question.isRequired { faults.append(.unanswered(question)) }
            guard question.takes(values) else {
                faults.append(.badAnswer(question))
                continue
            }
            items += Set(values).sorted().map { (question.id, $0) }
            if question.isOverall {
                overall = values.first.flatMap { Int($0) }.flatMap { RatingGrade(rawValue: $0) }
            }
        }
        guard faults.isEmpty, let overall else { throw Refusals(faults) }
        return SoundAnswer(overall: overall, items: items)
    }
}

extension Question {
    /// The field of a form that answers it.
    package var field: String { "q_\(id)" }

    fileprivate func takes(_ values: [String]) -> Bool {
        switch kind {
        case .grade:
            values.count <= 1
                && values.allSatisfy { Int($0).flatMap { RatingGrade(rawValue: $0) } != nil }
        case .choice: values.count <= 1 && values.allSatisfy(choices.contains)
        case .choices: values.allSatisfy(choices.contains)
        case .text:
            values.count <= 1 && values.allSatisfy { $0.count <= 1000 && !$0.contains("\0") }
        }
    }
}

extension Refusal {
    fileprivate static func unanswered(_ question: Question) -> Refusal {
        Refusal(
            "unanswered", "请回答“\(question.text)”。", "Please answer “\(question.text)”.",
            at: question.field)
    }

    fileprivate static func badAnswer(_ question: Question) -> Refusal {
        Refusal(
            "bad_answer", "“\(question.text)”的回答不在选项里，或超过 1000 字。",
            "The answer to “\(question.text)” is none of the choices, or is too long.",
            at: question.field)
    }
}

/// Where an answer by an open link came from; only digests of it are kept, until the survey ends.
package struct AnswerOrigin: Hashable, Sendable {
    /// A random mark in the browser.
    package let device: String
    /// The network address.
    package let address: String

    package init(device: String, address: String) {
        self.device = device
        self.address = address
    }
}

/// Why an answer does not count until somebody has looked at it.
package enum Suspicion: String, CaseIterable, Sendable {
    case sameDevice = "same-device"
    case addressBurst = "address-burst"
    case identicalBurst = "identical-burst"

    package var title: Words {
        switch self {
        case .sameDevice: Words("同一设备重复提交", "Same device again")
        case .addressBurst: Words("同一网络短时间大量提交", "Many at once from one network")
        case .identicalBurst: Words("短时间大量相同答卷", "Many equal answers at once")
        }
    }
}

extension Suspicion {
    /// What to think of an answer by what came before it within the time looked at.
    ///
    /// - Parameters:
    ///   - ofDevice: answers of the same device, at any time.
    ///   - ofAddress: answers of the same address within the time.
    ///   - identical: equal answers within the time.
    static func judge(
        ofDevice: Int, ofAddress: Int, identical: Int, _ rules: SatisfactionRules
    ) -> Suspicion? {
        if ofDevice > 0 { return .sameDevice }
        if ofAddress + 1 >= rules.addressBurst { return .addressBurst }
        if identical + 1 >= rules.identicalBurst { return .identicalBurst }
        return nil
    }
}
