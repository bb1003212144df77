import Kernel

/// Which conversations are looked for.
package struct ConversationFilter: Hashable, Sendable {
    package var states: [Conversation.State] = []
    package var topic: String?
    package var audience: Conversation.Audience?
    /// The account that holds or held it.
    package var holder: String?
    /// Begun on these days.
    package var from: Day?
    package var through: Day?
    package var solved: Bool?
    /// Words of the transcript.
    package var text = ""

    package init() {}
}

/// What a visitor sees of their conversation.
package struct VisitorView: Hashable, Sendable {
    package let at: Instant
    package let conversation: Conversation
    /// How many calls wait before this one; nil when it does not wait.
    package let ahead: Int?
    /// By when a person should have answered; nil when it does not wait.
    package let due: Instant?
    package let isOpen: Bool
    /// When the desk opens next; nil while open.
    package let opensAt: Instant?
    /// The enquiry that came of the call, if one did.
    package let enquiry: Enquiry?
}

extension Reader {
    /// The conversation a secret names.
    ///
    /// - Throws: `Refusal` when it names none.
    package func visitorView(_ secret: Secret, at now: Instant) throws -> VisitorView {
        throw Fault("not built")
    }

    /// The conversation of an id; nil when there is none.
    package func conversation(_ id: String) throws -> Conversation? { throw Fault("not built") }

    /// The conversation a secret names; nil when it names none.
    package func conversation(_ secret: Secret) throws -> Conversation? {
        throw Fault("not built")
    }

    /// Its messages after an ordinal, in order.
    package func messages(
        of conversation: String, after ordinal: Int = 0, limit: Int = 200
    ) throws -> [ChatMessage] { throw Fault("not built") }

    /// Every call for a person in it, the oldest first.
    package func calls(of conversation: String) throws -> [HelpCall] { throw Fault("not built") }

    /// Who takes part in it now.
    package func participants(of conversation: String) throws -> [String] {
        throw Fault("not built")
    }

    /// The notes that came with its transfers, which the visitor does not see, oldest first.
    package func transferNotes(of conversation: String) throws -> [TransferNote] {
        throw Fault("not built")
    }

    /// Conversations that fit, newest first.
    ///
    /// - Parameter before: only those with a smaller id; for the next page.
    package func conversations(
        _ filter: ConversationFilter, before: String? = nil, limit: Int = 50
    ) throws -> [Conversation] { throw Fault("not built") }
}

/// Why somebody passed a conversation on.
package struct TransferNote: Hashable, Sendable {
    package let at: Instant
    package let from: String
    /// An account; nil for the line.
    package let to: String?
    package let text: String
}
