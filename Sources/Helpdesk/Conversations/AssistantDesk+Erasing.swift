import Kernel

extension AssistantDesk {
    /// Erases texts, pictures and transfer notes of a conversation that is over, with the enquiry
    /// it became and its contact; ids, kinds and lengths stay in the journal.
    ///
    /// - Throws: `Refusal` while it is open, or while its enquiry is not answered.
    package func erase(_ id: String, because reason: String, by actor: Actor) async throws {
        let vault = centre.vault
        let faults = reason.faults(at: "reason", limit: 200, orMissing: "原因", "reason")
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            var conversation = try transaction.mustFind(id)
            guard conversation.state == .ended else { throw Refusal.notOverYet }
            guard conversation.erasedAt == nil else { return }
            try transaction.erase(&conversation, because: reason, vault)
        }
    }
}

extension Transaction {
    /// Erases what was said in a conversation that is over, with the enquiry it became.
    func erase(
        _ conversation: inout Conversation, because reason: String, _ vault: Vault
    ) throws {
        if let enquiry = conversation.enquiry {
            try erase(enquiry: enquiry, because: reason, vault)
        }
        conversation.erasedAt = instant
        try save(conversation)
        let messages = try eraseWords(of: conversation.id)
        try record(
            ConversationErased(reason: reason, messages: messages), about: conversation.subject)
    }

    /// Gives how many messages were emptied.
    fileprivate func eraseWords(of conversation: String) throws -> Int {
        try unindexTranscript(of: conversation)
        try run("UPDATE help_transfer SET note = '' WHERE conversation = \(conversation)")
        try run(
            "UPDATE help_picture SET sealing_key = NULL WHERE conversation = \(conversation)")
        return try run(
            """
            UPDATE help_message SET body = NULL
            WHERE conversation = \(conversation) AND body IS NOT NULL
            """)
    }
}
