import Kernel

/// What a visitor sees of their conversation.
package struct VisitorView: Hashable, Sendable {
    package let at: Instant
    package let conversation: Conversation
    /// How many calls wait before this one; nil when it does not wait.
    package let ahead: Int?
    /// By when a person should have answered; nil when it does not wait.
    package let due: Instant?
    /// Whether the desk is open now.
    package let isOpen: Bool
    /// When the desk opens next; nil while open, or when that is not known yet.
    package let opensAt: Instant?
    /// The enquiry that came of the call, if one did.
    package let enquiry: Enquiry?
}

extension Reader {
    /// The conversation a secret names.
    ///
    /// - Throws: `Refusal` when it names none.
    package func visitorView(_ secret: Secret, at now: Instant) throws -> VisitorView {
        guard let conversation = try conversation(secret) else { throw Refusal.noConversation }
        let clock = try callClock()
        let hours = clock.book.rules(at: now).hours
        let isOpen = try hours.isOpen(at: now, clock.calendar)
        let call = conversation.call
        return VisitorView(
            at: now, conversation: conversation,
            ahead: try call.flatMap { conversation.state == .waiting ? try ahead(of: $0) : nil },
            due: try call.flatMap { try clock.deadline(of: $0, at: now).due(clock.calendar) },
            isOpen: isOpen,
            opensAt: isOpen ? nil : (try? hours.nextOpening(after: now, clock.calendar)) ?? nil,
            enquiry: try conversation.enquiry.flatMap { try enquiry($0) })
    }
}
