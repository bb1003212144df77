import Helpdesk
import Kernel

/// `/live/help/conversations/{secret}`: a conversation, for its visitor.
struct VisitorTopic: LiveTopic {
    let key: String
    let need = Route.Need.anybody
    static let kinds = ConversationNews.kinds
    private let secret: Secret

    init?(_ path: [String], _ visit: Visit) throws {
        guard path.count == 3, path[0] == "help", path[1] == "conversations" else { return nil }
        guard let secret = Secret(path[2]) else { throw Missing() }
        self.secret = secret
        key = "help/conversations/\(secret.text)"
    }

    func exists(_ reader: Reader) throws -> Bool { try reader.conversation(secret) != nil }

    func address(_ reader: Reader) throws -> String? {
        ConversationNews.subject(of: try reader.conversation(secret)?.id)
    }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try ConversationNews.message(for: entry, reader, forVisitor: true)
    }
}

/// `/live/help/desk/{id}`: a conversation, for assistants.
struct DeskConversationTopic: LiveTopic {
    let key: String
    let need = Route.Need.permission(.answerHelp)
    static let kinds = ConversationNews.kinds
    private let id: String

    init?(_ path: [String], _ visit: Visit) {
        guard path.count == 3, path[0] == "help", path[1] == "desk" else { return nil }
        id = path[2]
        key = "help/desk/\(id)"
    }

    func exists(_ reader: Reader) throws -> Bool { try reader.conversation(id) != nil }

    func address(_ reader: Reader) -> String? { ConversationNews.subject(of: id) }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try ConversationNews.message(for: entry, reader, forVisitor: false)
    }
}

/// What both sides of a conversation are told of it.
private enum ConversationNews {
    /// Everything that is said in it, or happens to it.
    static let kinds: Set<String>? = [
        MessageSent.kind, PersonCalled.kind, CallEscalated.kind, CallLost.kind,
        ConversationTaken.kind, ConversationTransferred.kind, ConversationReturned.kind,
        ColleagueInvited.kind, ColleagueWithdrew.kind, ConversationEnded.kind,
        VisitorReminded.kind, SolvedTold.kind, ConversationErased.kind,
    ]

    /// As entries name the conversation; what is not there has none.
    static func subject(of conversation: String?) -> String {
        Subject("helpdesk.conversation", conversation ?? "").description
    }

    /// A message as the interface for programs tells it; of everything else, that it changed.
    static func message(for entry: LiveEntry, _ reader: Reader, forVisitor: Bool) throws
        -> LiveMessage?
    {
        guard entry.kind == MessageSent.kind else { return .changed }
        let found = try entry.once(ChatMessage?.self) {
            let ordinal = try entry.event(SentNews.self).ordinal
            return try reader.messages(of: entry.conversation, after: ordinal - 1, limit: 1).first
        }
        return try found.map {
            try LiveMessage("message", ToldMessage($0, forVisitor: forVisitor))
        }
    }
}
