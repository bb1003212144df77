import Helpdesk
import Hummingbird
import Kernel
import People

/// The answers kept ready: one's own, and those shared by all.
struct CannedPage: Page {
    static let template = "helpdesk/canned"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let faults: [FieldFault]
    let mayShare: Bool
    let isShared: Bool
    let editing: String
    let cannedTitle: Field
    let cannedWords: Field
    let topics: [Choice]
    let canned: [Line]

    /// One of them.
    struct Line: Sendable {
        let id: String
        let name: String
        let text: String
        let topicName: String?
        let isOfAll: Bool
        let editHref: String?
        let removePath: String?
    }

    init(
        _ canned: [CannedAnswer], topics: [HelpTopic], refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        let form = visit.form
        let chosen = visit.query("edit").flatMap { id in canned.first { $0.id == id } }
        title = t("help_canned")
        nav = HelpNav.links(.console, visit)
        faults = FieldFault.list(refusals, visit)
        mayShare = visit.signedIn?.actor.may(.manageHelp) == true
        isShared =
            form.fields.isEmpty ? chosen?.owner == nil && chosen != nil : form["shared"] == "yes"
        editing = form["id"] ?? chosen?.id ?? ""
        cannedTitle = Field("title", form["title"] ?? chosen?.title ?? "", refusals, visit)
        cannedWords = Field("text", form["text"] ?? chosen?.text ?? "", refusals, visit)
        let topic = form["topic"] ?? chosen?.topic
        self.topics = topics.filter(\.isOffered).map {
            Choice(value: $0.id, text: t($0.title), isChosen: $0.id == topic)
        }
        let titles = Dictionary(
            topics.map { ($0.id, t($0.title)) }, uniquingKeysWith: { first, _ in first })
        let mayShare = mayShare
        self.canned = canned.map { Line($0, titles, mayShare: mayShare) }
    }
}

extension CannedPage.Line {
    fileprivate init(_ canned: CannedAnswer, _ topics: [String: String], mayShare: Bool) {
        let mayChange = canned.owner != nil || mayShare
        id = canned.id
        name = canned.title
        text = canned.text
        topicName = canned.topic.flatMap { topics[$0] }
        isOfAll = canned.owner == nil
        editHref = mayChange ? "/help/canned?edit=\(canned.id)" : nil
        removePath = mayChange ? "/help/canned/\(canned.id)/removals" : nil
    }
}

/// Answers kept ready.
enum CannedRoutes {
    static let all: [Route] = [
        .get("/help/canned", .permission(.answerHelp)) { visit in
            try await show(visit, refusals: [])
        },
        .post("/help/canned", .permission(.answerHelp)) { visit in
            let form = visit.form
            return try await change(visit) { desk, actor in
                _ = try await desk.save(
                    form.text("id").isEmpty ? nil : form.text("id"), title: form.text("title"),
                    text: form.text("text"),
                    topic: form.text("topic").isEmpty ? nil : form.text("topic"),
                    shared: form["shared"] == "yes", by: actor)
            }
        },
        .post("/help/canned/{id}/removals", .permission(.answerHelp)) { visit in
            let id = try visit.parameter("id")
            return try await change(visit) { try await $0.remove(id, by: $1) }
        },
    ]

    private static func show(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let me = try visit.actor.id
        let (canned, topics) = try await visit.centre.read {
            (try $0.cannedAnswers(for: me), try $0.helpTopics())
        }
        return try visit.page(
            CannedPage(canned, topics: topics, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func change(
        _ visit: Visit, _ act: (CannedAnswerDesk, Actor) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(CannedAnswerDesk(visit.centre), visit.actor)
            return visit.redirect("/help/canned")
        } catch {
            return try await show(visit, refusals: try error.refusals())
        }
    }
}
