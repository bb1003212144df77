import Helpdesk
import Kernel

/// The form by which an enquiry by telephone, letter or at the counter is registered.
struct NewEnquiryPage: Page {
    static let template = "helpdesk/new-enquiry"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let faults: [FieldFault]
    let channels: [Choice]
    let topics: [Choice]
    let isBusiness: Bool
    let question: Field
    let name: Field
    let telephone: Field

    init(_ form: Form, topics: [HelpTopic], refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("help_new_enquiry")
        nav = HelpNav.links(.enquiries, visit)
        faults = FieldFault.list(refusals, visit)
        let channel = form["channel"] ?? Enquiry.Channel.telephone.rawValue
        channels = [Enquiry.Channel.telephone, .letter, .counter, .web].map {
            Choice(
                value: $0.rawValue, text: t("help_by_\($0.rawValue)"),
                isChosen: $0.rawValue == channel)
        }
        self.topics = topics.filter(\.isOffered).map {
            Choice(value: $0.id, text: t($0.title), isChosen: $0.id == form["topic"])
        }
        isBusiness = form["audience"] != "individual"
        question = Field("question", form.text("question"), refusals, visit)
        name = Field("name", form.text("name"), refusals, visit)
        telephone = Field("telephone", form.text("telephone"), refusals, visit)
    }
}
