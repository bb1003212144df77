import Helpdesk
import Kernel
import People

/// A conversation in the console, and what can be done in it.
struct AtHand: Sendable {
    let id: String
    /// Whether it is the one that keys and suggestions are for; others stand beside it where the
    /// screen is wide enough.
    let isCurrent: Bool
    /// Tells its fields from those of the others.
    let suffix: String
    let unread: Int?
    let unreadWords: String
    /// What is followed of a conversation that is somebody else's.
    let follows: String?
    let talkName: String
    let told: String
    let stateText: String
    let stateColour: String
    /// Until when the first answer is due; nil once it was given.
    let clock: Countdown?
    let clockWord: String
    let said: [Said]
    let notes: [String]
    /// Whether the reader takes part, and so may write.
    let say: SayForm?
    let acts: Acts?
    let takePath: String?
    let withdrawPath: String?
    let transcriptHref: String

    /// What its holder may do with it.
    struct Acts: Sendable {
        let transferPath: String
        let invitePath: String
        let endPath: String
        let note: Field
        let colleagues: [Choice]
        let fields: [Choice]
    }

    init(
        _ talk: Desk.OpenTalk, _ desk: Desk, typed: ConsoleTyped, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        let conversation = talk.conversation
        isCurrent = conversation.id == desk.current
        // What was refused was sent in the one at hand.
        let (typed, refusals) = isCurrent ? (typed, refusals) : (ConsoleTyped(), [])
        suffix = isCurrent ? "" : "-\(conversation.id)"
        let count = desk.console.mine.first { $0.conversation.id == conversation.id }?.unread ?? 0
        unread = count > 0 && !isCurrent ? count : nil
        unreadWords = t("help_unread", "\(count)")
        let me = visit.signedIn?.actor.id ?? ""
        let path = "/help/desk/\(conversation.id)"
        let isOver = conversation.state == .ended
        let takesPart = !isOver && (conversation.holder == me || talk.participants.contains(me))
        id = conversation.id
        follows = takesPart || isOver ? nil : "help/desk/\(conversation.id)"
        talkName = desk.name(of: conversation, visit)
        told = AtHand.told(talk, desk, t)
        stateText = t("help_talk_\(conversation.state.rawValue)")
        stateColour = [.waiting: "yellow", .talking: "green"][conversation.state] ?? ""
        clock = desk.countdown(of: conversation.id)
        clockWord = clock.map { t("help_word_\($0.stage.rawValue)") } ?? ""
        let view = Said.View(.desk, path: path, names: desk.names, visit)
        said = talk.messages.map { Said($0, view) }
        notes = AtHand.notes(talk, desk, t)
        say =
            takesPart
            ? SayForm(desk: path, id, suffix: suffix, typed: typed, refusals, visit) : nil
        acts =
            !isOver && AtHand.mayPass(conversation, me, visit)
            ? Acts(path, desk, me, note: typed.note, refusals, visit) : nil
        takePath = desk.mayTake(conversation) ? "\(path)/takes" : nil
        withdrawPath =
            takesPart && conversation.holder != me ? "\(path)/withdrawals" : nil
        transcriptHref = "/help/transcripts/\(conversation.id)"
    }

    private static func notes(_ talk: Desk.OpenTalk, _ desk: Desk, _ t: Strings) -> [String] {
        talk.notes.filter { !$0.text.isEmpty }.map {
            t("help_note_of", Names.of($0.from, desk.names, t), $0.text)
        }
    }

    /// A chief may end and pass on what others hold.
    private static func mayPass(_ conversation: Conversation, _ me: String, _ visit: Visit) -> Bool
    {
        guard let holder = conversation.holder else { return false }
        return holder == me || visit.signedIn?.actor.may(.manageHelp) == true
    }

    private static func told(_ talk: Desk.OpenTalk, _ desk: Desk, _ t: Strings) -> String {
        let people = talk.participants.map { Names.of($0, desk.names, t) }
        return [
            t("help_audience_\(talk.conversation.audience.rawValue)"),
            people.isEmpty ? nil : people.joined(separator: t("list_comma")),
        ].compactMap(\.self).joined(separator: " · ")
    }
}

extension SayForm {
    /// Of a conversation in the console.
    fileprivate init(
        desk path: String, _ id: String, suffix: String, typed: ConsoleTyped,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        self.init(
            action: "\(path)/messages", draft: "say-\(id)", suffix: suffix,
            placeholder: visit.t("help_say_desk"), typed: typed.message, refusals: refusals, visit)
    }
}

extension AtHand.Acts {
    fileprivate init(
        _ path: String, _ desk: Desk, _ me: String, note: String, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        transferPath = "\(path)/transfers"
        invitePath = "\(path)/invitations"
        endPath = "\(path)/ends"
        self.note = Field("note", note, refusals, visit)
        colleagues = desk.colleagues(of: me, visit)
        fields = desk.topics.values.filter(\.isOffered).sorted { $0.id < $1.id }.map {
            Choice(value: "topic:\($0.id)", text: visit.t($0.title), isChosen: false)
        }
    }
}

extension Desk {
    /// Whether it waits for somebody, or was taken by another and not answered.
    fileprivate func mayTake(_ conversation: Conversation) -> Bool {
        conversation.holder != me
            && console.waiting.contains { $0.conversation.id == conversation.id }
    }

    fileprivate func countdown(of id: String) -> Countdown? {
        due(of: id).map { Countdown(due: $0, rules, at: console.at) }
    }

    /// When a person must have answered in it; nil once one has.
    fileprivate func due(of id: String) -> Instant? {
        console.mine.first { $0.conversation.id == id }?.due
            ?? console.waiting.first { $0.conversation.id == id }?.due
    }

    /// Everybody else on duty, with their load.
    func colleagues(of me: String, _ visit: Visit) -> [Choice] {
        console.onDuty.filter { $0.account != me && $0.state != .off && $0.state != .away }.map {
            let name = Names.of($0.account, names, visit.t)
            return Choice(
                value: $0.account, text: "\(name)（\($0.load)/\($0.capacity)）", isChosen: false)
        }
    }
}
