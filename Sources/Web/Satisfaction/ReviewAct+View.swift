import Kernel
import People
import Satisfaction

extension ReviewAct {
    /// Nil once nothing is left to do.
    init?(_ review: BadReview, _ base: String, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let noun: String
        switch review.state {
        case .received: noun = "contact"
        case .contacted: noun = "rectification"
        case .putRight: noun = "reply"
        case .replied: noun = "follow-up"
        case .followedUp: noun = "closure"
        case .closed, .dismissed: return nil
        }
        let key = noun.replacing("-", with: "_")
        action = "\(base)/\(Self.address[noun] ?? noun)"
        heading = t("satisfaction_do_\(key)")
        hint = t("satisfaction_do_\(key)_hint")
        button = t("satisfaction_do_\(key)_button")
        let typed = visit.form
        noteField =
            ["contact", "rectification", "follow-up"].contains(noun)
            ? Field("note", typed.text("note"), refusals, visit) : nil
        replyField =
            noun == "reply" ? Field("reply", typed.text("reply"), refusals, visit) : nil
        takesPaper = noun == "rectification"
        reopens = noun == "follow-up"
        let chosen = typed.text("outcome")
        switch noun {
        case "contact":
            choices = ContactOutcome.allCases.map {
                Choice(value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == chosen)
            }
        case "follow-up":
            choices = FollowUpOutcome.allCases.map {
                Choice(value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == chosen)
            }
        default: choices = []
        }
        takeAction =
            review.handler == nil || review.handler != visit.signedIn?.actor.id
            ? "\(base)/takings" : nil
    }

    private static let address = [
        "contact": "contacts", "rectification": "rectifications", "reply": "replies",
        "follow-up": "follow-ups", "closure": "closures",
    ]
}
