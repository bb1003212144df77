import Kernel

/// What assistants do in conversations.
package struct AssistantDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Takes a waiting conversation; one assistant wins, the others are told who has it. One that
    /// was taken but not answered when everybody is rung may be taken over, beyond one's limit too.
    ///
    /// - Throws: `taken` with the holder's account as its place; `not_on_duty`; `at_capacity`.
    package func take(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            var conversation = try transaction.mustFind(id)
            guard conversation.holder != actor.id || conversation.state == .ended else { return }
            let isRung = conversation.call?.rung != nil
            let former = try conversation.take(by: actor.id)
            try transaction.mustHaveRoom(actor, evenBeyondLimit: isRung)
            if let call = conversation.call { try transaction.save(call) }
            if let former { try transaction.leave(former, conversation.id) }
            try transaction.join(actor.id, conversation)
            try transaction.note(.joined, in: &conversation)
            try transaction.save(conversation)
            try transaction.record(
                ConversationTaken(assistant: actor.id, from: former),
                about: conversation.subject)
        }
    }

    /// Says something; the first time this ends the clock of the visitor's call.
    package func say(
        _ draft: MessageDraft, in id: String, by actor: Actor
    ) async throws -> ChatMessage {
        let sound = try draft.checked()
        try await centre.require(.answerHelp, of: actor)
        let picture = try SealedPicture(sound.picture, centre.files)
        return try await centre.write(by: actor, may: .answerHelp) { transaction in
            var conversation = try transaction.mustFind(id)
            try transaction.mustTakePart(actor, in: conversation)
            let said = Saying(
                sender: .assistant, account: actor.id, draft: sound, picture: picture)
            return try transaction.say(said, in: &conversation) { conversation throws(Refusal) in
                try conversation.hearAssistant(at: transaction.instant)
            }
        }
    }

    /// Ends it; not before the visitor had an answer.
    package func end(_ id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            var conversation = try transaction.mustFind(id)
            guard conversation.state != .ended else { return }
            try transaction.mustHold(actor, conversation)
            try transaction.finish(&conversation, .assistant)
            try transaction.offerWaiting()
        }
    }

    /// Notes how far the assistant has read; a mark of the console, no act of business, and so not
    /// in the journal.
    package func markRead(_ id: String, through ordinal: Int, by actor: Actor) async throws {
        _ = try await centre.write(by: actor, may: .answerHelp) { transaction in
            try transaction.run(
                """
                UPDATE help_participant SET read_ordinal = \(ordinal)
                WHERE conversation = \(id) AND account = \(actor.id)
                    AND read_ordinal < \(ordinal)
                """)
        }
    }

    /// The bytes of a picture; nil when there is none, or it was erased.
    package func picture(
        _ picture: String, in id: String, by actor: Actor
    ) async throws -> PictureDraft? {
        try await centre.require(.answerHelp, of: actor)
        let files = centre.files
        return try await centre.read { try $0.picture(picture, in: id, files) }
    }
}

extension Transaction {
    /// - Throws: `not_on_duty`, `at_capacity`. A chief needs neither.
    fileprivate func mustHaveRoom(_ actor: Actor, evenBeyondLimit: Bool) throws {
        guard !actor.may(.manageHelp) else { return }
        guard let duty = try reader.duty(of: actor.id), duty.isPresent else {
            throw Refusal.notOnDuty
        }
        guard evenBeyondLimit || duty.load < duty.capacity else {
            throw Refusal.atCapacity(duty.capacity)
        }
    }

    /// - Throws: `not_yours`.
    fileprivate func mustTakePart(_ actor: Actor, in conversation: Conversation) throws {
        guard conversation.holder != actor.id else { return }
        guard try reader.participants(of: conversation.id).contains(actor.id) else {
            // Whoever took part until the end is told of the end.
            try conversation.mustBeOpen()
            throw Refusal.notYours
        }
    }

    /// - Throws: `not_yours`. A chief may end and pass on what others hold.
    func mustHold(_ actor: Actor, _ conversation: Conversation) throws {
        try conversation.mustBeOpen()
        guard
            conversation.holder == actor.id
                || (actor.may(.manageHelp) && conversation.holder != nil)
        else { throw Refusal.notYours }
    }

    /// An assistant takes part from now on; what was said before counts as read up to here.
    func join(_ account: String, _ conversation: Conversation) throws {
        try run(
            """
            INSERT INTO help_participant (conversation, account, joined_at, read_ordinal)
            VALUES (\(conversation.id), \(account), \(instant), 0)
            ON CONFLICT (conversation, account) DO UPDATE SET left_at = NULL,
                joined_at = excluded.joined_at
            """)
    }

    func leave(_ account: String, _ conversation: String) throws {
        try run(
            """
            UPDATE help_participant SET left_at = \(instant)
            WHERE conversation = \(conversation) AND account = \(account)
            """)
    }
}

extension Reader {
    /// The accounts of those who take part in a conversation now.
    package func participants(of conversation: String) throws -> [String] {
        try rows(
            """
            SELECT account FROM help_participant
            WHERE conversation = \(conversation) AND left_at IS NULL ORDER BY joined_at, account
            """
        ).map { try $0("account") }
    }
}
