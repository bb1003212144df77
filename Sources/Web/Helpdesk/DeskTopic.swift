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

    private struct Sent: Decodable {
        let holder: String?
        let isShared: Bool
        /// The call that it answered.
        let call: String?
    }

    /// What happened, and to which conversation; nobody's words.
    private struct Told: Encodable {
        let kind: String
        let about: String
    }

    func message(for entry: LiveEntry, _ reader: Reader) throws -> LiveMessage? {
        if entry.kind == MessageSent.kind {
            let sent = try entry.event(Sent.self)
            // What is said to others is none of this console's business, but that a call which
            // rang everywhere was answered is.
            guard try sent.call != nil || sent.holder == account || takesPart(entry, sent, reader)
            else { return nil }
        }
        return try entry.message(for: Self.self) {
            try LiveMessage("changed", Told(kind: entry.kind, about: entry.subject))
        }
    }

    private func takesPart(_ entry: LiveEntry, _ sent: Sent, _ reader: Reader) throws -> Bool {
        guard sent.isShared, let id = entry.subject.split(separator: "/").last else {
            return false
        }
        return try reader.participants(of: String(id)).contains(account)
    }
}
