import Kernel

/// One step on the way of a bad review: what is done, from where to where, by whom, how soon.
package struct ReviewStep: Hashable, Sendable {
    package let action: Action
    package let from: [BadReview.State]
    package let to: BadReview.State
    /// Who may do it; nil for the person rated.
    package let by: Permission?
    /// From the bad review's receipt; nil where no rule sets one.
    package let within: Limit?

    /// What somebody does with a bad review.
    package enum Action: String, CaseIterable, Sendable {
        case contact, putRight = "put-right", reply, followUp = "follow-up", putRightAgain = "again"
        case close, object, uphold, reject

        package var title: Words {
            switch self {
            case .contact: Words("联系核实", "Contact and verify")
            case .putRight: Words("整改", "Put right")
            case .reply: Words("公开回复", "Reply in public")
            case .followUp: Words("回访", "Call back")
            case .putRightAgain: Words("回访不满意，重新整改", "Not satisfied: put right again")
            case .close: Words("办结", "Close")
            case .object: Words("本人申诉", "Objection of the person rated")
            case .uphold: Words("申诉成立", "Objection upheld")
            case .reject: Words("申诉不成立", "Objection rejected")
            }
        }
    }

    /// The whole way, in order: the page of a bad review prints it.
    package static func table(
        contact: Int = SatisfactionRules.usual.contactWorkingDays,
        rectification: Int = SatisfactionRules.usual.rectificationWorkingDays
    ) -> [ReviewStep] {
        [
            step(.contact, [.received], .contacted, within: .workingDays(contact)),
            step(.putRight, [.contacted], .putRight, within: .workingDays(rectification)),
            step(.reply, [.putRight], .replied),
            step(.followUp, [.replied], .followedUp),
            step(.putRightAgain, [.replied], .contacted, within: .workingDays(rectification)),
            step(.close, [.followedUp], .closed),
        ]
    }

    /// Objection and decision, which may come at any step before the end and leave the step as
    /// it is, unless the objection is upheld.
    package static let objections: [ReviewStep] = BadReview.State.allCases.filter { !$0.isFinal }
        .map { ReviewStep(action: .reject, from: [$0], to: $0, by: .handleReview, within: nil) }

    private static func step(
        _ action: Action, _ from: [BadReview.State], _ to: BadReview.State, within: Limit? = nil
    ) -> ReviewStep {
        ReviewStep(action: action, from: from, to: to, by: .handleReview, within: within)
    }
}

extension BadReview {
    /// Moves along the table.
    ///
    /// - Throws: `Refusal` when the action does not follow from the state.
    mutating func take(_ action: ReviewStep.Action) throws(Refusal) {
        guard let step = ReviewStep.table().first(where: { $0.action == action }),
            step.from.contains(state)
        else { throw .notNow(action, state) }
        state = step.to
    }
}

extension Refusal {
    static func notNow(_ action: ReviewStep.Action, _ state: BadReview.State) -> Refusal {
        Refusal(
            "not_now", "这件差评现在是“\(state.title.zh)”，不能\(action.title.zh)。请按步骤办理。",
            "This bad review is at “\(state.title.en)”; “\(action.title.en)” does not follow.",
            conflict: true)
    }
}
