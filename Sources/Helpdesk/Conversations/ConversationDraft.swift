import Kernel

/// How a visitor begins.
package struct ConversationDraft: Hashable, Sendable {
    package var audience: Conversation.Audience
    /// The id of a topic that is offered; nil for none.
    package var topic: String?

    package init(audience: Conversation.Audience, topic: String? = nil) {
        self.audience = audience
        self.topic = topic
    }
}

/// A conversation that has begun, with what only the visitor is told.
package struct StartedConversation: Hashable, Sendable {
    package let id: String
    package let secret: Secret
}

/// What a visitor who called for a person is told.
package enum CallAnswer: Hashable, Sendable {
    /// The clock runs since then; somebody should answer by `due`.
    case waiting(since: Instant, due: Instant?)
    /// Somebody has it already.
    case talking
    /// The desk is closed: the question is registered under this id and number.
    case enquiry(id: String, number: String, due: Instant?)
}
