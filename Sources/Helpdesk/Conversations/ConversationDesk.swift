import Kernel

/// What visitors do: ask, call for a person, leave, say whether it helped.
package struct ConversationDesk: Sendable {
    let centre: Centre
    /// As the journal names whoever has no account.
    static let visitor = "visitor"

    package init(_ centre: Centre) { self.centre = centre }

    /// Begins a conversation with the knowledge base.
    ///
    /// - Parameter origin: the network address it comes from, of which too much is refused.
    /// - Throws: `Refusal` when the topic is not offered, or too many were begun from there.
    package func start(
        _ draft: ConversationDraft, from origin: String? = nil
    ) async throws -> StartedConversation {
        let secret = Secret()
        return try await centre.write(as: Self.visitor) { transaction in
            try transaction.mustNotFlood(origin)
            try transaction.mustOffer(draft.topic)
            let id = Identifier.make(at: transaction.instant)
            let conversation = Conversation(draft, id: id, at: transaction.instant)
            try transaction.insert(conversation, secret)
            try transaction.record(
                ConversationStarted(audience: draft.audience, topic: draft.topic),
                about: conversation.subject)
            return StartedConversation(id: id, secret: secret)
        }
    }

    /// The visitor says something. The same client id again gives the same message.
    ///
    /// - Throws: `Refusal` when the conversation is unknown or over, the text is empty or too
    ///   long, or messages come faster than anybody types.
    package func say(_ draft: MessageDraft, in secret: Secret) async throws -> ChatMessage {
        let sound = try draft.checked()
        let picture = try SealedPicture(sound.picture, centre.files)
        return try await centre.write(as: Self.visitor) { transaction in
            var conversation = try transaction.mustFind(secret)
            let said = Saying(sender: .visitor, account: nil, draft: sound, picture: picture)
            return try transaction.say(said, in: &conversation) { conversation throws(Refusal) in
                try conversation.hearVisitor(at: transaction.instant)
                return nil
            }
        }
    }

    /// Puts an answer of the knowledge base into the conversation, as the machine's word: it ends
    /// no clock.
    ///
    /// - Parameter article: what it is taken from, by id.
    package func offer(
        article: String, text: String, in secret: Secret
    ) async throws -> ChatMessage {
        try await centre.write(as: Self.visitor) { transaction in
            var conversation = try transaction.mustFind(secret)
            try conversation.hearMachine()
            let message = ChatMessage(
                conversation: conversation.id, ordinal: conversation.lastOrdinal,
                sender: .machine, account: nil, sentAt: transaction.instant,
                content: .knowledge(article: article, text: String(text.prefix(4000))),
                clientID: nil)
            _ = try transaction.insert(message)
            try transaction.save(conversation)
            try transaction.record(
                MessageSent(message, in: conversation), about: conversation.subject)
            return message
        }
    }

    /// The visitor ends it. A call nobody has answered is abandoned: it stays among the calls, and
    /// the time it waited counts.
    package func end(in secret: Secret) async throws {
        try await centre.write(as: Self.visitor) { transaction in
            var conversation = try transaction.mustFind(secret)
            guard conversation.state != .ended else { return }
            try transaction.finish(&conversation, .visitor)
            try transaction.offerWaiting()
        }
    }

    /// The visitor says, after the end, whether it helped; once.
    package func tell(solved: Bool, in secret: Secret) async throws {
        try await centre.write(as: Self.visitor) { transaction in
            var conversation = try transaction.mustFind(secret)
            try conversation.tell(solved: solved)
            try transaction.save(conversation)
            let share = Observation.part(
                .solved, solved ? 1 : 0, of: 1, on: transaction.instant.day,
                conversation.topic ?? "")
            // What the knowledge base alone has answered is not the assistants' merit.
            try transaction.record(
                SolvedTold(solved: solved), about: conversation.subject,
                worth: conversation.wasAnswered ? [share] : [])
            if solved { try transaction.indexSolved(conversation) }
        }
    }

    /// The bytes of a picture of the conversation; nil when there is none, or it was erased.
    package func picture(_ id: String, in secret: Secret) async throws -> PictureDraft? {
        let files = centre.files
        return try await centre.read { reader in
            guard let conversation = try reader.conversation(secret) else { return nil }
            return try reader.picture(id, in: conversation.id, files)
        }
    }
}
