import Kernel

/// An enquiry as it is typed in.
package struct EnquiryDraft: Hashable, Sendable {
    package var channel: Enquiry.Channel
    package var audience: Conversation.Audience
    package var topic: String?
    package var question: String
    /// How the person can be reached; kept in the vault.
    package var contact: Person?

    package init(
        channel: Enquiry.Channel, audience: Conversation.Audience, topic: String? = nil,
        question: String, contact: Person? = nil
    ) {
        self.channel = channel
        self.audience = audience
        self.topic = topic
        self.question = question
        self.contact = contact
    }

    /// The longest question and answer, in characters.
    package static let limit = 5000

    /// The draft, if it is in order.
    ///
    /// - Parameter needsContact: whether there is no other way to tell the answer.
    /// - Throws: `Refusals`, one for each field that is not.
    func checked(needsContact: Bool) throws(Refusals) -> EnquiryDraft {
        var faults = question.faults(
            at: "question", limit: Self.limit, orMissing: "咨询内容", "question")
        if let contact {
            faults += contact.faults(needsTelephone: needsContact)
        } else if needsContact {
            faults.append(.missing("telephone", "联系电话", "telephone number"))
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        var sound = self
        sound.question = question.trimmed
        return sound
    }
}
