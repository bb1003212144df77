import Kernel

/// A question that is answered within working days: 咨询.
package struct Enquiry: Hashable, Sendable {
    package let id: String
    /// 咨2025-00012: gapless within its year.
    package let number: String
    package let channel: Channel
    package let audience: Conversation.Audience
    package let topic: String?
    package let receivedAt: Instant
    /// Working days for the reply, by the rules of the moment it was received.
    package let workingDays: Int
    /// Empty once erased.
    package var question: String
    /// Names the person in the vault; nil when nobody left a contact.
    package var contact: String?
    /// The conversation it came of.
    package let conversation: String?
    package var assignee: String?
    package var answer: Answer?
    package var erasedAt: Instant?

    /// How it came, or how it was answered.
    package enum Channel: String, Codable, CaseIterable, Sendable {
        case web, telephone, letter, counter
        /// Of an online call for a person outside service hours, or missed.
        case online
    }

    /// The reply.
    package struct Answer: Hashable, Sendable {
        package let at: Instant
        package let by: String
        /// How the visitor was told.
        package let channel: Channel
        /// Empty once erased.
        package var text: String
    }

    /// When the reply is due, and why.
    package var deadline: Deadline {
        Deadline(start: receivedAt, limit: .workingDays(workingDays))
    }

    /// The last moment for the reply; nil while the next year's holidays are not published.
    package var due: Instant? { try? deadline.due(.published) }

    /// What the journal calls it.
    package var subject: Subject { Subject("helpdesk.enquiry", id) }
}

extension Enquiry {
    mutating func assign(to account: String) throws(Refusal) {
        guard answer == nil else { throw .alreadyAnswered }
        assignee = account
    }

    mutating func answer(_ answer: Answer) throws(Refusal) {
        guard self.answer == nil else { throw .alreadyAnswered }
        self.answer = answer
    }

    mutating func erase(at now: Instant) throws(Refusal) {
        guard answer != nil else { throw .notAnsweredEnquiry }
        question = ""
        answer?.text = ""
        contact = nil
        erasedAt = now
    }
}
