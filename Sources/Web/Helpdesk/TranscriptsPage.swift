import Helpdesk
import Kernel

/// Conversations that were had, to be searched.
struct TranscriptsPage: Page {
    static let template = "helpdesk/transcripts"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let list: ListForm
    let faults: [FieldFault]
    let conversations: [Line]

    /// One of them.
    struct Line: Sendable {
        let href: String
        let began: String
        let topic: String
        let audience: String
        let assistant: String
        let state: String
        let solved: String
        let count: Int
    }

    init(
        _ found: [Conversation], _ question: ListQuestion, topics: [HelpTopic],
        names: [String: String], _ visit: Visit
    ) {
        let t = visit.t
        title = t("help_nav_transcripts")
        nav = HelpNav.links(.transcripts, visit)
        let shown = found.prefix(ListQuestion.pageSize)
        let next = found.count > ListQuestion.pageSize ? shown.last?.id : nil
        let states = Conversation.State.allCases.map {
            ($0.rawValue, t("help_talk_\($0.rawValue)"))
        }
        list = ListForm(
            question, action: "/help/transcripts",
            states: states + [
                ("solved", t("help_solved_said")), ("unsolved", t("help_unsolved_said")),
            ], topics: topics, next: next, visit)
        faults = FieldFault.list(question.refusals, visit)
        let titles = Dictionary(
            topics.map { ($0.id, t($0.title)) }, uniquingKeysWith: { first, _ in first })
        conversations = shown.map { Line($0, titles, names, t) }
    }
}

extension TranscriptsPage.Line {
    fileprivate init(
        _ conversation: Conversation, _ topics: [String: String], _ names: [String: String],
        _ t: Strings
    ) {
        href = "/help/transcripts/\(conversation.id)"
        let begun = conversation.startedAt
        began = "\(begun.day) \(begun.clockText.prefix(5))"
        topic = conversation.topic.flatMap { topics[$0] } ?? t("help_any_topic")
        audience = t("help_audience_\(conversation.audience.rawValue)")
        assistant = conversation.holder.map { Names.of($0, names, t) } ?? ""
        state =
            conversation.erasedAt == nil
            ? t("help_talk_\(conversation.state.rawValue)") : t("help_erased")
        solved = conversation.solved.map { t($0 ? "help_yes" : "help_no") } ?? ""
        count = conversation.lastOrdinal
    }
}

extension ConversationFilter {
    init(_ question: ListQuestion) {
        self.init()
        states = Conversation.State(rawValue: question.state).map { [$0] } ?? []
        solved = ["solved": true, "unsolved": false][question.state]
        topic = question.topic.isEmpty ? nil : question.topic
        (from, through) = (question.from, question.through)
        text = question.text
    }
}
