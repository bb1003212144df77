import Kernel

/// Something a person is saying: who, what, and the picture's bytes as they are kept.
struct Saying: Sendable {
    let sender: ChatMessage.Sender
    let account: String?
    let draft: MessageDraft
    let picture: SealedPicture?

    fileprivate func message(in conversation: Conversation, at now: Instant) -> ChatMessage {
        ChatMessage(
            conversation: conversation.id, ordinal: conversation.lastOrdinal, sender: sender,
            account: account, sentAt: now,
            content: picture.map { .picture($0.picture) } ?? .text(draft.text),
            clientID: draft.clientID)
    }
}

extension Transaction {
    /// Keeps what is said as the next message, in four statements; said before under the same
    /// client id, it is given back as it was kept then, even after the end.
    ///
    /// - Parameter hear: advances the conversation; gives the call that this answers.
    func say(
        _ said: Saying, in conversation: inout Conversation,
        hear: (inout Conversation) throws(Refusal) -> HelpCall?
    ) throws -> ChatMessage {
        let answered: HelpCall?
        do throws(Refusal) { answered = try hear(&conversation) } catch {
            if let earlier = try earlier(said, in: conversation) { return earlier }
            throw error
        }
        let message = said.message(in: conversation, at: instant)
        guard try insert(message) else {
            guard let earlier = try earlier(said, in: conversation) else {
                throw Fault("a message was neither kept nor found")
            }
            return earlier
        }
        if let picture = said.picture { try insert(picture, in: conversation.id) }
        try save(conversation)
        try record(message, answering: answered, in: conversation)
        return message
    }

    private func earlier(_ said: Saying, in conversation: Conversation) throws -> ChatMessage? {
        try reader.message(
            in: conversation.id, by: said.sender, clientID: said.draft.clientID)
    }

    private func record(
        _ message: ChatMessage, answering call: HelpCall?, in conversation: Conversation
    ) throws {
        let subject = conversation.subject
        guard let call else {
            try record(MessageSent(message, in: conversation), about: subject)
            return
        }
        try save(call)
        let clock = try reader.callClock()
        let waited = try clock.waited(call, at: instant)
        try record(
            MessageSent(message, in: conversation, answering: call.id, after: waited),
            about: subject,
            worth: Observation.ended(
                call, waitedMilliseconds: waited,
                limitSeconds: clock.book.rules(at: call.calledAt).answerSeconds, on: instant.day))
    }
}

extension MessageSent {
    init(
        _ message: ChatMessage, in conversation: Conversation, answering call: String? = nil,
        after waited: Int64? = nil
    ) {
        ordinal = message.ordinal
        sender = message.sender
        content = message.content.name
        length = message.content.length
        holder = conversation.holder
        isShared = conversation.isShared
        self.call = call
        waitedMilliseconds = waited
    }
}

extension Conversation {
    /// What the journal calls it.
    package var subject: Subject { Subject("helpdesk.conversation", id) }
}

extension ChatMessage {
    /// The words of it; nil for a picture, a notice, or what was erased.
    package var text: String? {
        switch content {
        case .text(let text), .knowledge(_, let text): text
        case .picture, .notice, .erased: nil
        }
    }
}
