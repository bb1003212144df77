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
    package let question: String
    /// Names the person in the vault; nil when nobody left a contact.
    package let contact: String?
    /// The conversation it came of.
    package let conversation: String?
    package var assignee: String?
    package var answer: Answer?
    package let erasedAt: Instant?

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
        package let text: String
    }

    /// When the reply is due, and why.
    package var deadline: Deadline {
        Deadline(start: receivedAt, limit: .workingDays(workingDays))
    }
}

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
}

/// Which enquiries are looked for.
package struct EnquiryFilter: Hashable, Sendable {
    package var isAnswered: Bool?
    package var channel: Enquiry.Channel?
    package var topic: String?
    package var assignee: String?
    package var from: Day?
    package var through: Day?
    /// Part of the number, the question or the answer.
    package var text = ""

    package init() {}
}

extension Reader {
    package func enquiry(_ id: String) throws -> Enquiry? { throw Fault("not built") }

    /// Enquiries that fit, newest first.
    ///
    /// - Parameter before: only those with a smaller id; for the next page.
    package func enquiries(
        _ filter: EnquiryFilter, before: String? = nil, limit: Int = 50
    ) throws -> [Enquiry] { throw Fault("not built") }
}
