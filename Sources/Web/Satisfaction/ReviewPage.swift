import Kernel
import Satisfaction

/// One bad review: what was said, both clocks, the steps, what can be done now, its history.
struct ReviewPage: Page {
    static let template = "satisfaction/review"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let state: String
    let color: String
    let faults: [FieldFault]
    let mark: GradeMark
    let served: String
    let person: String
    let reasonWords: String
    let words: String
    let named: String
    let who: Who?
    let personAction: String?
    let ratingHref: String
    let reply: String?
    let clocks: [Clock]
    let clocksHref: String
    let steps: [StepLine]
    let act: ReviewAct?
    let objection: ObjectionView?
    let objectAction: String?
    let more: MoreTime
    let history: [CaseHistoryLine]

    /// Who gave the rating, once somebody has looked it up.
    struct Who: Sendable {
        let name: String
        let telephone: String
    }

    /// One clock of the case.
    struct Clock: Sendable {
        let name: String
        let text: String
        let color: String
        let limit: String
        let isLate: Bool
    }

    /// One step of the way.
    struct StepLine: Sendable {
        let text: String
        let within: String?
        let kind: String
    }

    /// The objection, and the decision on it or the form for one.
    struct ObjectionView: Sendable {
        let by: String
        let at: String
        let reason: String
        let paperHref: String
        let decided: String?
        let decideAction: String?
    }

    /// More time: asked, approved, or to be asked for.
    struct MoreTime: Sendable {
        let told: String?
        let askAction: String?
        let approveAction: String?
        let approveWord: String
        let hint: String
    }
}

/// What can be done next, and the form for it.
struct ReviewAct: Sendable {
    let action: String
    let heading: String
    let hint: String
    let button: String
    let choices: [Choice]
    /// Which form: a note, a reply, or nothing but the button.
    let noteField: Field?
    let replyField: Field?
    let takesPaper: Bool
    let reopens: Bool
    let takeAction: String?
}
