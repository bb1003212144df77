import Helpdesk
import Kernel
import People

/// Everything a console shows, read at one moment.
struct Desk: Sendable {
    /// The account that looks.
    let me: String
    let console: HelpConsole
    let rules: HelpRules
    let topics: [String: HelpTopic]
    let canned: [CannedAnswer]
    /// Conversations of colleagues, for whoever leads the desk.
    let others: [Conversation]
    let atHand: OpenTalk?
    /// Others of one's own, to stand beside it, the oldest first.
    let beside: [OpenTalk]
    /// Names of everybody concerned, by account.
    var names: [String: String] = [:]

    /// The conversation that is looked at.
    struct OpenTalk: Sendable {
        let conversation: Conversation
        let messages: [ChatMessage]
        let participants: [String]
        let notes: [TransferNote]

        /// What the visitor said last; what help is looked for with.
        var lastWords: String {
            messages.reversed().lazy.compactMap { message -> String? in
                guard message.sender == .visitor, case .text(let text) = message.content else {
                    return nil
                }
                return text
            }.first ?? ""
        }
    }

    /// Reads it for whoever is signed in.
    ///
    /// - Throws: `Missing` when the conversation asked for does not exist.
    init(_ visit: Visit, conversation id: String?) async throws {
        let actor = try visit.actor
        let now = visit.centre.clock.now()
        var desk = try await visit.centre.read { reader in
            let console = try reader.helpConsole(for: actor.id, at: now)
            let open = id ?? console.mine.first?.conversation.id
            let others = console.mine.map(\.conversation)
                .filter { $0.id != open && $0.holder == actor.id }
                .sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
            return Desk(
                me: actor.id, console: console, rules: try reader.helpRuleBook().rules(at: now),
                topics: try reader.topicsByID(),
                canned: try reader.cannedAnswers(for: actor.id),
                others: actor.may(.manageHelp) ? try reader.talking() : [],
                atHand: try open.map { try OpenTalk($0, reader) },
                beside: try others.prefix(Desk.besideLimit).map { try OpenTalk($0.id, reader) })
        }
        desk.names = try await visit.site.accounts.names(of: desk.accounts)
        self = desk
    }

    private init(
        me: String, console: HelpConsole, rules: HelpRules, topics: [String: HelpTopic],
        canned: [CannedAnswer], others: [Conversation], atHand: OpenTalk?, beside: [OpenTalk]
    ) {
        self.me = me
        self.console = console
        self.rules = rules
        self.topics = topics
        self.canned = canned
        self.others = others
        self.atHand = atHand
        self.beside = beside
    }

    /// How many stand beside the one at hand; a wide screen has room for three conversations.
    private static let besideLimit = 2

    /// The conversation that keys and suggestions are for.
    var current: String? { atHand?.conversation.id }

    /// All that are shown, each in its place whichever is at hand.
    var talks: [OpenTalk] {
        ([atHand].compactMap(\.self) + beside).sorted {
            ($0.conversation.startedAt, $0.conversation.id)
                < ($1.conversation.startedAt, $1.conversation.id)
        }
    }

    private var accounts: Set<String> {
        var all = Set(console.onDuty.map(\.account) + others.compactMap(\.holder))
        all.formUnion(console.waiting.flatMap(\.accounts))
        for talk in talks {
            all.formUnion(talk.messages.compactMap(\.account) + talk.participants)
            all.formUnion(talk.notes.flatMap { [$0.from, $0.to].compactMap(\.self) })
        }
        return all
    }
}

extension HelpConsole.Waiting {
    /// Whose names the line shows.
    var accounts: [String] { [call.offeredTo, conversation.holder].compactMap(\.self) }
}

extension Desk {
    func lines(mayTake: Bool) -> WaitingLine.View {
        WaitingLine.View(
            rules: rules, topics: topics, names: names, mayTake: mayTake, me: me,
            now: console.at)
    }

    /// What a conversation is called: its topic and when it began.
    func name(of conversation: Conversation, _ visit: Visit) -> String {
        let topic = conversation.topic.flatMap { topics[$0] }.map { visit.t($0.title) }
        let begun = Moments(visit).short(conversation.startedAt)
        return "\(topic ?? visit.t("help_any_topic")) · \(begun)"
    }

    /// What the placeholders of an answer kept ready stand for now.
    func placeholders(_ visit: Visit) -> [String: String] {
        let topic = atHand?.conversation.topic.flatMap { topics[$0] }.map { visit.t($0.title) }
        return [
            "topic": topic ?? visit.t("help_any_topic"),
            "time": String(console.at.clockText.prefix(5)),
            "hours": HelpHours(rules, at: console.at, visit).text,
            "me": visit.signedIn?.name ?? "",
        ]
    }
}

extension Desk.OpenTalk {
    init(_ id: String, _ reader: Reader) throws {
        guard let conversation = try reader.conversation(id) else { throw Missing() }
        self.conversation = conversation
        messages = try reader.newestMessages(of: id)
        participants = try reader.participants(of: id)
        notes = try reader.transferNotes(of: id)
    }
}

extension Reader {
    /// Every topic by its id.
    func topicsByID() throws -> [String: HelpTopic] {
        Dictionary(try helpTopics().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Conversations that somebody is in now.
    func talking() throws -> [Conversation] {
        var filter = ConversationFilter()
        filter.states = [.talking]
        return try conversations(filter, limit: 50)
    }
}
