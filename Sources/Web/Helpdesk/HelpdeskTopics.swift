import Helpdesk
import Kernel
import Synchronization

/// What of 帮办 can be followed live.
enum HelpdeskTopics {
    static let all: [any LiveTopic.Type] = [HelpDeskTopic.self, VisitorTopic.self]

    /// Everything that changes what a conversation shows.
    static let kinds: Set<String> = [
        ConversationStarted.kind, MessageSent.kind, PersonCalled.kind, CallOffered.kind,
        CallEscalated.kind, CallLost.kind, ConversationTaken.kind,
        ConversationTransferred.kind, ConversationReturned.kind, ColleagueInvited.kind,
        ColleagueWithdrew.kind, ConversationEnded.kind, SolvedTold.kind,
        ConversationErased.kind,
    ]
}

/// `/live/help/desk`: the line, the conversations and who is on duty, for the consoles.
struct HelpDeskTopic: LiveTopic {
    let key = "help/desk"
    let need = Route.Need.permission(.seeHelp)
    let kinds: Set<String>? = HelpdeskTopics.kinds.union([DutyChanged.kind, SkillsSet.kind])
        .subtracting([ConversationStarted.kind])

    init?(_ path: [String], _ visit: Visit) {
        guard path == ["help", "desk"] else { return nil }
    }

    /// In which conversation something was said.
    private struct SaidIn: Encodable {
        let conversation: String
    }

    /// Words concern only the consoles that show their conversation, all else everybody.
    func message(for entry: Entry, _ reader: Reader) throws -> LiveMessage? {
        guard entry.kind == MessageSent.kind else { return .changed }
        let id = entry.subject.split(separator: "/").last.map(String.init) ?? ""
        return try LiveMessage("said", SaidIn(conversation: id))
    }
}

/// `/live/help/conversations/{secret}`: one conversation, for its visitor.
final class VisitorTopic: LiveTopic {
    let key: String
    let need = Route.Need.anybody
    let kinds: Set<String>? = HelpdeskTopics.kinds.union([EnquiryAnswered.kind])
    private let secret: Secret
    /// The conversation, and the enquiry that came of it, as the journal names them.
    private let subjects = Mutex<Set<String>>([])

    init?(_ path: [String], _ visit: Visit) throws {
        guard path.count == 3, path[0] == "help", path[1] == "conversations",
            let secret = Secret(path[2])
        else { return nil }
        self.secret = secret
        key = path.joined(separator: "/")
    }

    func exists(_ reader: Reader) throws -> Bool {
        guard let found = try reader.conversation(secret) else { return false }
        let own = [
            Subject(TranscriptRead.subjectKind, found.id),
            found.enquiry.map { Subject(EnquiryRead.subjectKind, $0) },
        ].compactMap { $0.map { "\($0)" } }
        subjects.withLock { $0 = Set(own) }
        return true
    }

    func message(for entry: Entry, _ reader: Reader) throws -> LiveMessage? {
        subjects.withLock { $0.contains(entry.subject) } ? .changed : nil
    }
}
