import Helpdesk
import Kernel
import Synchronization

/// `/live/help/conversations/{secret}`: a conversation, for its visitor.
struct VisitorTopic: LiveTopic {
    let key: String
    let need = Route.Need.anybody
    static let kinds = ConversationFollowing.kinds
    private let secret: Secret
    private let following = ConversationFollowing()

    init?(_ path: [String], _ visit: Visit) throws {
        guard path.count == 3, path[0] == "help", path[1] == "conversations" else { return nil }
        guard let secret = Secret(path[2]) else { throw Missing() }
        self.secret = secret
        key = "help/conversations/\(secret.text)"
    }

    func exists(_ reader: Reader) throws -> Bool { try find(reader) != nil }

    func subject(_ reader: Reader) throws -> String? {
        ConversationFollowing.subject(of: try find(reader))
    }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try following.message(for: entry, reader, in: find(reader), forVisitor: true)
    }

    private func find(_ reader: Reader) throws -> String? {
        try following.id { try reader.conversation(secret)?.id }
    }
}

/// `/live/help/desk/{id}`: a conversation, for assistants.
struct DeskConversationTopic: LiveTopic {
    let key: String
    let need = Route.Need.permission(.answerHelp)
    static let kinds = ConversationFollowing.kinds
    private let id: String
    private let following = ConversationFollowing()

    init?(_ path: [String], _ visit: Visit) {
        guard path.count == 3, path[0] == "help", path[1] == "desk" else { return nil }
        id = path[2]
        key = "help/desk/\(id)"
    }

    func exists(_ reader: Reader) throws -> Bool {
        try following.id { try reader.conversation(id)?.id } != nil
    }

    func subject(_ reader: Reader) -> String? { ConversationFollowing.subject(of: id) }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        try following.message(for: entry, reader, in: id, forVisitor: false)
    }
}

/// What both sides of a conversation are told of it.
final class ConversationFollowing: Sendable {
    /// Everything that is said in it, or happens to it.
    static let kinds: Set<String>? = [
        MessageSent.kind, PersonCalled.kind, CallEscalated.kind, CallLost.kind,
        ConversationTaken.kind, ConversationTransferred.kind, ConversationReturned.kind,
        ColleagueInvited.kind, ColleagueWithdrew.kind, ConversationEnded.kind,
        VisitorReminded.kind, SolvedTold.kind, ConversationErased.kind,
    ]

    private let known = Mutex<String?>(nil)

    /// The conversation's id, looked up once: it never changes.
    func id(_ find: () throws -> String?) throws -> String? {
        if let id = known.withLock({ $0 }) { return id }
        let id = try find()
        known.withLock { $0 = id }
        return id
    }

    /// As entries name the conversation; what is not there has none.
    static func subject(of conversation: String?) -> String {
        Subject("helpdesk.conversation", conversation ?? "").description
    }

    private struct Sent: Decodable { let ordinal: Int }

    /// A message as the interface for programs tells it; of everything else, that it changed.
    func message(
        for entry: LiveEntry, _ reader: Reader, in conversation: String?, forVisitor: Bool
    ) throws -> LiveMessage? {
        guard let conversation, entry.subject == Self.subject(of: conversation) else {
            return nil
        }
        guard entry.kind == MessageSent.kind else { return .changed }
        let ordinal = try entry.event(Sent.self).ordinal
        let found = try reader.messages(of: conversation, after: ordinal - 1, limit: 1).first
        guard let found else { return nil }
        return try LiveMessage("message", ToldMessage(found, forVisitor: forVisitor))
    }
}
