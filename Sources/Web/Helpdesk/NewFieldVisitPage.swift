import Helpdesk
import Kernel
import People

/// The form by which a visit to a business is recorded.
struct NewFieldVisitPage: Page {
    static let template = "helpdesk/new-visit"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let faults: [FieldFault]
    let business: Field
    let district: Field
    let visitedOn: Field
    let latest: String
    let topics: [Choice]
    let visitors: [Choice]
    let visitorsFault: String?
    let problem: Field
    let answer: Field
    let name: Field
    let telephone: Field

    init(
        _ form: Form, topics: [HelpTopic], people: [(account: String, name: String)],
        refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        func field(_ name: String) -> Field { Field(name, form.text(name), refusals, visit) }
        title = t("help_new_visit")
        nav = HelpNav.links(.visits, visit)
        faults = FieldFault.list(refusals, visit)
        business = field("business")
        district = field("district")
        visitedOn = Field("visitedOn", form["visitedOn"] ?? "\(visit.today)", refusals, visit)
        latest = "\(visit.today)"
        self.topics = topics.filter(\.isOffered).map {
            Choice(value: $0.id, text: t($0.title), isChosen: $0.id == form["topic"])
        }
        let me = visit.signedIn?.actor.id
        let chosen = form.fields.isEmpty ? [me].compactMap(\.self) : form.all("visitors")
        visitors = people.map {
            Choice(value: $0.account, text: $0.name, isChosen: chosen.contains($0.account))
        }
        visitorsFault = refusals.first { $0.place == "visitors" }.map { visit.say($0.words) }
        problem = field("problem")
        answer = field("answer")
        name = field("name")
        telephone = field("telephone")
    }
}
