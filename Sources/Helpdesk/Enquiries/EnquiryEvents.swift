import Kernel

/// Somebody has asked; the question itself is not in the journal.
package struct EnquiryReceived: JournalEvent {
    package static let kind = "helpdesk.enquiry_received"
    package let number: String
    package let channel: Enquiry.Channel
    package let audience: Conversation.Audience
    package let topic: String?
    package let workingDays: Int
    package let length: Int
    /// The conversation it came of.
    package let conversation: String?
}

/// How to reach the person has been left; where, only the vault knows.
package struct EnquiryContactLeft: JournalEvent {
    package static let kind = "helpdesk.enquiry_contact_left"
}

/// Somebody is to answer it.
package struct EnquiryAssigned: JournalEvent {
    package static let kind = "helpdesk.enquiry_assigned"
    package let to: String
}

/// It was answered.
package struct EnquiryAnswered: JournalEvent {
    package static let kind = "helpdesk.enquiry_answered"
    package let channel: Enquiry.Channel
    package let length: Int
}

/// Question, answer and contact are gone; the journal stays whole.
package struct EnquiryErased: JournalEvent {
    package static let kind = "helpdesk.enquiry_erased"
    package let reason: String
}

extension Refusal {
    static let noSuchEnquiry = Refusal(
        "no_such_enquiry", "没有这条咨询。", "There is no such enquiry.")

    static let alreadyAnswered = Refusal(
        "already_answered", "这条咨询已经答复。需要补充时请另外登记。",
        "This enquiry has been answered. Register another one to add to it.", conflict: true)

    static let notAnsweredEnquiry = Refusal(
        "not_answered", "还没有答复，不能删除内容。请先答复。",
        "It has not been answered, so nothing of it may be erased yet.", conflict: true)
}
