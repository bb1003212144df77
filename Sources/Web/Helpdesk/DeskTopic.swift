import Helpdesk
import Kernel
import People

/// `/live/help/desk`: the line, who is on duty, and what visitors say in one's own conversations.
struct DeskTopic: LiveTopic {
    let key: String
    let need = Route.Need.permission(.seeHelp)
    static let kinds: Set<String>? = [
        MessageSent.kind, PersonCalled.kind, CallOffered.kind, CallEscalated.kind, CallLost.kind,
        ConversationTaken.kind, ConversationTransferred.kind, ConversationReturned.kind,
        ColleagueInvited.kind, ColleagueWithdrew.kind, ConversationEnded.kind,
        DutyChanged.kind, EnquiryReceived.kind, EnquiryAnswered.kind,
    ]
    private let account: String

    init?(_ path: [String], _ visit: Visit) {
        guard path == ["help", "desk"] else { return nil }
        account = visit.signedIn?.actor.id ?? ""
        key = "help/desk of \(account)"
    }

    /// What happened, and to which conversation; nobody's words.
    private struct Told: Encodable {
        let kind: String
        let about: String
    }

    func address(_ reader: Reader) -> String? { account }

    /// What is said to one's own visitors concerns nobody else's console, but that a call which
    /// rang everywhere was answered does.
    static func addressees(of entry: LiveEntry, _ reader: Reader) throws -> [String]? {
        guard entry.kind == MessageSent.kind else { return nil }
        let sent = try entry.event(SentNews.self)
        guard sent.call == nil else { return nil }
        let holder = sent.holder.map { [$0] } ?? []
        return try sent.isShared ? holder + reader.participants(of: entry.conversation) : holder
    }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try entry.once(Self.self) {
            try LiveMessage("changed", Told(kind: entry.kind, about: entry.subject))
        }
    }
}
