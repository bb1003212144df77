import Kernel

/// One thing said in a conversation.
package struct ChatMessage: Hashable, Sendable {
    package let conversation: String
    /// From 1, without gaps, in the order of arrival.
    package let ordinal: Int
    package let sender: Sender
    /// The assistant's account; nil for the visitor and the machine.
    package let account: String?
    package let sentAt: Instant
    package let content: Content
    /// The sender's own id of it, by which a repeated sending is known.
    package let clientID: String?

    /// Who said it.
    package enum Sender: String, Codable, CaseIterable, Sendable {
        case visitor, assistant
        /// The desk's own program: never ends the clock of a call.
        case machine
    }

    /// What was said.
    package enum Content: Hashable, Sendable {
        case text(String)
        case picture(ChatPicture)
        /// An answer of the knowledge base: its id and the words shown.
        case knowledge(article: String, text: String)
        case notice(Notice)
        case erased
    }

    /// What the machine says by itself.
    package enum Notice: String, Codable, CaseIterable, Sendable {
        case waiting, joined, invited, transferred, returned, stillThere = "still-there"
        case ended, outside, closing
    }
}

/// A picture in a conversation, whose bytes are sealed in the file store.
package struct ChatPicture: Hashable, Sendable {
    /// Names it within the desk.
    package let id: String
    /// `image/jpeg`, `image/png`, `image/webp`, by its content.
    package let type: String
    /// In bytes.
    package let size: Int
}

extension ChatMessage.Content {
    /// `text`, `picture`, `knowledge` or `notice`, as rows and the journal name it.
    var name: String {
        switch self {
        case .text, .erased: "text"
        case .picture: "picture"
        case .knowledge: "knowledge"
        case .notice: "notice"
        }
    }

    /// Characters of a text, bytes of a picture.
    var length: Int {
        switch self {
        case .text(let text), .knowledge(_, let text): text.count
        case .picture(let picture): picture.size
        case .notice, .erased: 0
        }
    }
}
