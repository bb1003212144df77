import Helpdesk
import Kernel

/// Where a visitor asks: the knowledge base first, then a person, or an enquiry when it is closed.
struct AskPage: Page {
    static let template = "helpdesk/ask"
    var frame: Frame { .visitor }
    var assets: [String] { ["help-visitor.css", "help-ask.js"] }

    let title: String
    let state: String
    let colour: String
    let hours: String
    let isOpen: Bool
    /// What happens when one asks for a person, or leaves an enquiry.
    let promise: String
    let question: Field
    let answers: [Answer]
    let nothingFound: Bool
    /// The question whose answers are counted as shown already.
    let looked: String
    let topics: [Choice]
    let isBusiness: Bool
    let words: Field
    let name: Field
    let telephone: Field
    let faults: [FieldFault]

    /// An answer of the knowledge base, with where it comes from.
    struct Answer: Sendable {
        let name: String
        let text: String
        let source: String
        /// The whole answer on a page of its own.
        let moreHref: String
    }

    init(
        _ hours: HelpHours, _ rules: HelpRules, topics: [HelpTopic], answers: [Suggestion],
        typed: AskTyped, refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("help_title")
        state = hours.state(t)
        colour = hours.colour
        self.hours = hours.text
        isOpen = hours.isOpen
        promise =
            hours.isOpen
            ? t("help_promise_open", "\(rules.answerSeconds)")
            : t("help_promise_closed", "\(rules.enquiryWorkingDays)")
        question = Field("question", typed.question, refusals, visit)
        self.answers = answers.map { Answer($0, visit) }
        looked = typed.looked
        nothingFound = answers.isEmpty && !typed.question.isEmpty
        self.topics = topics.filter(\.isOffered).map {
            Choice(value: $0.id, text: t($0.title), isChosen: $0.id == typed.topic)
        }
        isBusiness = typed.isBusiness
        words = Field("words", typed.words, refusals, visit)
        name = Field("name", typed.name, refusals, visit)
        telephone = Field("telephone", typed.telephone, refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}

/// What a visitor typed before a conversation began.
struct AskTyped: Sendable {
    var question = ""
    var words = ""
    var topic = ""
    var isBusiness = false
    var name = ""
    var telephone = ""
    /// The question whose answers were counted when they were shown.
    var looked = ""

    init(question: String) {
        self.question = question
        words = question
    }

    init(_ form: Form) {
        question = form.text("question")
        words = form["words"] ?? question
        topic = form.text("topic")
        isBusiness = form["business"] == "yes"
        name = form.text("name")
        telephone = form.text("telephone")
        looked = form.text("looked")
    }
}
