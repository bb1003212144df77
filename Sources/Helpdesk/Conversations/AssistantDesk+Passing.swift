import Kernel

extension AssistantDesk {
    /// Passes it to a colleague on duty, with a note that the visitor does not see.
    package func transfer(
        _ id: String, to account: String, note: String, by actor: Actor
    ) async throws {
        let faults = note.faults(at: "note", limit: 500)
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            var conversation = try transaction.mustFind(id)
            try transaction.mustHold(actor, conversation)
            try transaction.mustBePresent(account, besides: conversation.holder ?? actor.id)
            try transaction.pass(
                &conversation, from: actor.id, to: account, note: note.trimmed)
            try transaction.offerWaiting()
        }
    }

    /// Passes it to whoever is skilled in a topic: it joins the line again.
    package func transfer(
        _ id: String, toTopic topic: String, note: String, by actor: Actor
    ) async throws {
        let faults = note.faults(at: "note", limit: 500)
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            var conversation = try transaction.mustFind(id)
            try transaction.mustHold(actor, conversation)
            try transaction.mustOffer(topic)
            conversation.topic = topic
            try transaction.keepTransfer(
                of: conversation, from: actor.id, to: nil, note: note.trimmed)
            if let holder = conversation.holder { try transaction.leave(holder, id) }
            try transaction.rejoin(&conversation, .transferred)
        }
    }

    /// Asks a colleague on duty to join.
    package func invite(_ account: String, to id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            var conversation = try transaction.mustFind(id)
            try transaction.mustHold(actor, conversation)
            try transaction.mustBePresent(account, besides: actor.id)
            guard try !transaction.reader.participants(of: id).contains(account) else {
                throw Refusal.alreadyThere
            }
            conversation.isShared = true
            try transaction.join(account, conversation)
            try transaction.note(.invited, in: &conversation)
            try transaction.save(conversation)
            try transaction.record(
                ColleagueInvited(account: account), about: conversation.subject)
        }
    }

    /// An invited colleague leaves again.
    package func withdraw(from id: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            let conversation = try transaction.mustFind(id)
            guard conversation.holder != actor.id,
                try transaction.reader.participants(of: id).contains(actor.id)
            else { throw Refusal.notYours }
            try transaction.leave(actor.id, id)
            try transaction.record(
                ColleagueWithdrew(account: actor.id), about: conversation.subject)
        }
    }
}

extension Transaction {
    /// Gives a conversation to a colleague; a call that is not answered yet runs on.
    func pass(
        _ conversation: inout Conversation, from: String, to account: String, note text: String
    ) throws {
        if let holder = conversation.holder { try leave(holder, conversation.id) }
        conversation.holder = account
        try join(account, conversation)
        try note(.transferred, in: &conversation)
        try save(conversation)
        try keepTransfer(of: conversation, from: from, to: account, note: text)
    }

    func keepTransfer(
        of conversation: Conversation, from: String, to account: String?, note: String
    ) throws {
        let sequence = try record(
            ConversationTransferred(
                from: from, to: account, topic: account == nil ? conversation.topic : nil),
            about: conversation.subject)
        try run(
            """
            INSERT INTO help_transfer (sequence, conversation, at, from_account, to_account,
                topic, note)
            VALUES (\(sequence), \(conversation.id), \(instant), \(from), \(account),
                \(conversation.topic), \(note))
            """)
    }

    /// Back into the line, since its assistant is away or silent.
    func putBack(_ conversation: inout Conversation, because cause: String) throws {
        guard let holder = conversation.holder else { return }
        try record(
            ConversationReturned(from: holder, cause: cause), about: conversation.subject)
        try leave(holder, conversation.id)
        try rejoin(&conversation, .returned)
    }

    /// Joins the line again: with the call that is still open, or with a new one.
    func rejoin(_ conversation: inout Conversation, _ reason: HelpCall.Reason) throws {
        guard var call = conversation.call else {
            _ = try self.call(reason, in: &conversation)
            return
        }
        call.topic = conversation.topic
        call.offeredTo = try assistant(for: call.topic)
        call.offeredAt = call.offeredTo == nil ? nil : instant
        try save(call)
        try conversation.join(call)
        try note(.returned, in: &conversation)
        try save(conversation)
        guard let account = call.offeredTo else { return }
        try record(CallOffered(call: call.id, account: account), about: conversation.subject)
    }
}

/// Why somebody passed a conversation on.
package struct TransferNote: Hashable, Sendable {
    package let at: Instant
    package let from: String
    /// An account; nil for the line.
    package let to: String?
    package let text: String
}

extension Reader {
    /// The notes that came with its transfers, which the visitor does not see, oldest first.
    package func transferNotes(of conversation: String) throws -> [TransferNote] {
        try rows(
            """
            SELECT at, from_account, to_account, note FROM help_transfer
            WHERE conversation = \(conversation) ORDER BY sequence
            """
        ).map { row in
            try TransferNote(
                at: row("at"), from: row("from_account"), to: row("to_account"),
                text: row("note"))
        }
    }
}
