import Kernel

/// Registers and answers enquiries of every channel.
package struct EnquiryDesk: Sendable {
    private let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// A visitor asks in writing, without an account.
    ///
    /// - Parameter origin: the network address it comes from, of which too much is refused.
    /// - Throws: `Refusals`, one for each field not in order.
    package func ask(_ draft: EnquiryDraft, from origin: String? = nil) async throws -> Enquiry {
        var draft = draft
        draft.channel = .web
        let (sound, vault) = (try draft.checked(needsContact: true), centre.vault)
        return try await centre.write(as: "visitor") { transaction in
            try transaction.mustNotFlood(origin)
            return try transaction.register(sound, sealing: vault)
        }
    }

    /// Somebody at the desk registers what came by telephone, letter or at the counter.
    package func register(_ draft: EnquiryDraft, by actor: Actor) async throws -> Enquiry {
        let vault = centre.vault
        return try await centre.write(by: actor, may: .answerHelp) { transaction in
            try transaction.register(draft.checked(needsContact: false), sealing: vault)
        }
    }

    /// Gives it to somebody.
    package func assign(_ id: String, to account: String, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            var enquiry = try transaction.mustFindEnquiry(id)
            try enquiry.assign(to: account)
            try transaction.save(enquiry)
            try transaction.record(EnquiryAssigned(to: account), about: enquiry.subject)
        }
    }

    /// Answers it; once.
    ///
    /// - Parameter channel: how the visitor is told.
    package func answer(
        _ id: String, text: String, channel: Enquiry.Channel, by actor: Actor
    ) async throws {
        let faults = text.faults(
            at: "answer", limit: EnquiryDraft.limit, orMissing: "答复内容", "answer")
        try await centre.write(by: actor, may: .answerHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            var enquiry = try transaction.mustFindEnquiry(id)
            try enquiry.answer(
                Enquiry.Answer(
                    at: transaction.instant, by: actor.id, channel: channel,
                    text: text.trimmed))
            try transaction.keepAnswer(of: enquiry)
        }
    }

    /// Erases question, answer and contact of an answered one; the journal stays.
    package func erase(_ id: String, because reason: String, by actor: Actor) async throws {
        let vault = centre.vault
        let faults = reason.faults(at: "reason", limit: 200, orMissing: "原因", "reason")
        try await centre.write(by: actor, may: .manageHelp) { transaction in
            guard faults.isEmpty else { throw Refusals(faults) }
            try transaction.erase(enquiry: id, because: reason, vault)
        }
    }
}

extension Transaction {
    /// Keeps a contact in the vault and gives the id that stands for it.
    func keep(_ contact: Person, _ vault: Vault) throws -> String {
        let id = Identifier.make(at: instant)
        try vault.seal(contact, as: id, in: self)
        return id
    }

    /// Erases what was said of an answered enquiry, and who asked.
    func erase(enquiry id: String, because reason: String, _ vault: Vault) throws {
        var enquiry = try mustFindEnquiry(id)
        guard enquiry.erasedAt == nil else { return }
        let contact = enquiry.contact
        try enquiry.erase(at: instant)
        if let contact { try vault.erase(contact, in: self) }
        try save(enquiry)
        try record(EnquiryErased(reason: reason), about: enquiry.subject)
    }

    fileprivate func register(_ draft: EnquiryDraft, sealing vault: Vault) throws -> Enquiry {
        try mustOffer(draft.topic)
        return try register(draft, contact: draft.contact.map { try keep($0, vault) })
    }

    fileprivate func keepAnswer(of enquiry: Enquiry) throws {
        guard let answer = enquiry.answer else { return }
        try save(enquiry)
        let channel = enquiry.channel.rawValue
        try record(
            EnquiryAnswered(channel: answer.channel, length: answer.text.count),
            about: enquiry.subject,
            worth: [
                .part(.enquiriesAnswered, 1, of: 0, on: instant.day, channel),
                Observation(
                    measure: Measure.enquiryReplyDays.name, day: instant.day,
                    amount: try enquiry.deadline.elapsed(at: answer.at, .published),
                    breakdown: channel),
            ])
        guard enquiry.audience == .business else { return }
        let served = BusinessServices.Channel(rawValue: channel) ?? .online
        try countBusiness(served, about: enquiry.subject, topic: enquiry.topic)
    }
}
