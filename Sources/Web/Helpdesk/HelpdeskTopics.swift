import Helpdesk
import Kernel

/// What of 帮办 can be followed live.
enum HelpdeskTopics {
    static let all: [any LiveTopic.Type] = [
        VisitorTopic.self, DeskConversationTopic.self, DeskTopic.self,
    ]
}

/// What those who follow read of a message's entry (`MessageSent`).
struct SentNews: Decodable {
    let ordinal: Int
    let holder: String?
    let isShared: Bool
    /// The call that it answered.
    let call: String?
}

extension LiveEntry {
    /// The id of the conversation that the entry is about.
    var conversation: String {
        self.subject.split(separator: "/").last.map(String.init) ?? ""
    }
}
