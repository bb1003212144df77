import Kernel

extension ConversationDesk {
    /// The visitor asks for a person: inside service hours the clock starts, outside it becomes an
    /// enquiry. Asking twice is asking once.
    ///
    /// - Parameters:
    ///   - contact: how they can be reached; kept in the vault, used only for an enquiry.
    ///   - arrival: when what they sent came in; the visitor waits from then on, and not from the
    ///     moment at which a busy centre comes to write it down. Nil for the latter.
    /// - Throws: `Refusal` when it is over, or the desk is closed and nothing was asked yet.
    package func call(
        in secret: Secret, contact: Person? = nil, at arrival: Instant? = nil
    ) async throws -> CallAnswer {
        let faults = contact?.faults(needsTelephone: true) ?? []
        guard faults.isEmpty else { throw Refusals(faults) }
        let vault = centre.vault
        return try await centre.write(as: Self.visitor) { transaction in
            var conversation = try transaction.mustFind(secret)
            try conversation.mustBeOpen()
            if conversation.state == .talking { return .talking }
            let clock = try transaction.reader.callClock()
            let now = transaction.instant
            if let call = conversation.call { return try clock.answer(call, at: now) }
            let called = conversation.called(arriving: arrival, before: now)
            if try clock.book.rules(at: called).hours.isOpen(at: called, clock.calendar) {
                let call = try transaction.call(.visitor, in: &conversation, at: called)
                return try clock.answer(call, at: now)
            }
            let kept = try contact.map { try transaction.keep($0, vault) }
            return try CallAnswer(transaction.enquire(&conversation, .outside, contact: kept))
        }
    }

    /// The visitor leaves how they can be reached about the enquiry that came of their call.
    package func leave(contact: Person, in secret: Secret) async throws {
        let faults = contact.faults(needsTelephone: true)
        guard faults.isEmpty else { throw Refusals(faults) }
        let vault = centre.vault
        try await centre.write(as: Self.visitor) { transaction in
            let conversation = try transaction.mustFind(secret)
            guard let id = conversation.enquiry, var enquiry = try transaction.reader.enquiry(id)
            else { throw Refusal.noEnquiry }
            guard enquiry.erasedAt == nil else { throw Refusal.noEnquiry }
            if let known = enquiry.contact {
                try vault.seal(contact, as: known, in: transaction)
            } else {
                enquiry.contact = try transaction.keep(contact, vault)
                try transaction.save(enquiry)
            }
            try transaction.record(EnquiryContactLeft(), about: enquiry.subject)
        }
    }
}

extension CallClock {
    fileprivate func answer(_ call: HelpCall, at now: Instant) throws(Refusal) -> CallAnswer {
        .waiting(since: call.calledAt, due: try deadline(of: call, at: now).due(calendar))
    }
}

extension Conversation {
    /// The moment a call is made at: when it came in, but not before the conversation began nor
    /// after it is written down, should the clock have been set meanwhile.
    fileprivate func called(arriving arrival: Instant?, before now: Instant) -> Instant {
        arrival.map { min(max($0, startedAt), now) } ?? now
    }
}

extension CallAnswer {
    fileprivate init(_ enquiry: Enquiry) {
        self = .enquiry(id: enquiry.id, number: enquiry.number, due: enquiry.due)
    }
}

extension Transaction {
    /// A person is needed: the call rings at the console of the least loaded assistant that fits.
    ///
    /// - Parameter calledAt: when its clock begins; now, if nil.
    func call(
        _ reason: HelpCall.Reason, in conversation: inout Conversation, at calledAt: Instant? = nil
    ) throws -> HelpCall {
        var call = HelpCall(
            id: Identifier.make(at: instant), conversation: conversation.id,
            topic: conversation.topic, calledAt: calledAt ?? instant, reason: reason, sequence: 0)
        call.offeredTo = try assistant(for: call.topic)
        call.offeredAt = call.offeredTo == nil ? nil : instant
        call.sequence = try record(
            PersonCalled(
                call: call.id, calledAt: call.calledAt, reason: reason, topic: call.topic,
                offeredTo: call.offeredTo),
            about: conversation.subject,
            worth: reason == .visitor
                ? Observation.called(on: call.calledAt.day, topic: call.topic) : []
        )
        try conversation.join(call)
        try note(reason == .visitor ? .waiting : .returned, in: &conversation)
        try insert(call)
        try save(conversation)
        return call
    }

    /// What was asked becomes an enquiry, since the desk is closed; of one conversation once.
    func enquire(
        _ conversation: inout Conversation, _ notice: ChatMessage.Notice, contact: String?
    ) throws -> Enquiry {
        if let known = try conversation.enquiry.flatMap({ try reader.enquiry($0) }) {
            return known
        }
        let said = try reader.messages(of: conversation.id, limit: 500)
        let lines = said.filter { $0.sender == .visitor }.compactMap(\.text)
        // Who called in service hours without a word is answered by the contact they leave.
        if notice == .outside, said.allSatisfy({ $0.sender != .visitor }) {
            throw Refusal.nothingAsked
        }
        let question = String(lines.joined(separator: "\n").prefix(EnquiryDraft.limit))
        let enquiry = try register(
            EnquiryDraft(
                channel: .online, audience: conversation.audience, topic: conversation.topic,
                question: question),
            contact: contact, conversation: conversation.id)
        conversation.enquiry = enquiry.id
        try note(notice, in: &conversation)
        try save(conversation)
        return enquiry
    }

    /// Ends a conversation, with what follows for the call that was open.
    func finish(_ conversation: inout Conversation, _ cause: Conversation.Cause) throws {
        let assistant = conversation.holder
        // The machine's last word comes before the end.
        if cause != .closing { try note(.ended, in: &conversation) }
        if let lost = try conversation.finish(cause, at: instant) { try keep(lost: lost) }
        try save(conversation)
        try record(
            ConversationEnded(
                conversation: conversation.id, assistant: assistant, topic: conversation.topic,
                audience: conversation.audience, cause: cause,
                wasAnswered: conversation.wasAnswered, startedAt: conversation.startedAt),
            about: conversation.subject)
        try run(
            """
            UPDATE help_participant SET left_at = \(instant)
            WHERE conversation = \(conversation.id) AND left_at IS NULL
            """)
        try indexTranscript(of: conversation)
        guard conversation.wasAnswered, conversation.audience == .business else { return }
        try countBusiness(.online, about: conversation.subject, topic: conversation.topic)
    }

    /// A call that ended without an answer: what it waited is worth as much as an answer's wait.
    private func keep(lost call: HelpCall) throws {
        try save(call)
        let clock = try reader.callClock()
        let waited = try clock.waited(call, at: instant)
        try record(
            CallLost(
                call: call.id, outcome: call.outcome ?? .abandoned, waitedMilliseconds: waited),
            about: Subject("helpdesk.conversation", call.conversation),
            worth: Observation.ended(
                call, waitedMilliseconds: waited,
                limitSeconds: clock.book.rules(at: call.calledAt).answerSeconds, on: instant.day))
    }
}
