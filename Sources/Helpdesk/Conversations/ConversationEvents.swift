import Kernel

/// A visitor has begun a conversation.
package struct ConversationStarted: JournalEvent {
    package static let kind = "helpdesk.conversation_started"
    package let audience: Conversation.Audience
    package let topic: String?
}

/// Somebody, or the machine, has said something; the words themselves are not in the journal.
package struct MessageSent: JournalEvent {
    package static let kind = "helpdesk.message_sent"
    package let ordinal: Int
    package let sender: ChatMessage.Sender
    /// `text`, `picture`, `knowledge` or `notice`.
    package let content: String
    /// Characters of a text, bytes of a picture.
    package let length: Int
    /// The account of the assistant who has the conversation; nil while nobody has.
    package let holder: String?
    /// Whether colleagues were invited who may follow it too.
    package let isShared: Bool
    /// The call that this message ended, as a person's first answer.
    package let call: String?
    /// How long that call waited, in service hours.
    package let waitedMilliseconds: Int64?
}

/// A person is asked for: the clock runs.
package struct PersonCalled: JournalEvent {
    package static let kind = "helpdesk.person_called"
    package let call: String
    /// When it came in: the clock of the first answer begins then, a little before the entry.
    package let calledAt: Instant
    package let reason: HelpCall.Reason
    package let topic: String?
    /// The assistant whose console rings.
    package let offeredTo: String?
}

/// A call rings at an assistant's console.
package struct CallOffered: JournalEvent {
    package static let kind = "helpdesk.call_offered"
    package let call: String
    package let account: String
}

/// Nobody has answered: everybody on duty is rung, then the chief.
package struct CallEscalated: JournalEvent {
    package static let kind = "helpdesk.call_escalated"
    package let call: String
    package let rung: HelpCall.Rung
    package let waitedSeconds: Int
}

/// A call has ended without a person's answer: the visitor left, or the desk closed.
package struct CallLost: JournalEvent {
    package static let kind = "helpdesk.call_lost"
    package let call: String
    package let outcome: HelpCall.Outcome
    package let waitedMilliseconds: Int64
}

/// An assistant has taken a conversation.
package struct ConversationTaken: JournalEvent {
    package static let kind = "helpdesk.conversation_taken"
    package let assistant: String
    /// Who had it and had not answered.
    package let from: String?
}

/// A conversation was passed on; the note is in the desk's own table.
package struct ConversationTransferred: JournalEvent {
    package static let kind = "helpdesk.conversation_transferred"
    package let from: String
    /// An account; nil when it joins the line again.
    package let to: String?
    package let topic: String?
}

/// A conversation is back in the line: its assistant is away or silent.
package struct ConversationReturned: JournalEvent {
    package static let kind = "helpdesk.conversation_returned"
    package let from: String
    /// `away`, `off` or `silent`.
    package let cause: String
}

/// A colleague takes part.
package struct ColleagueInvited: JournalEvent {
    package static let kind = "helpdesk.colleague_invited"
    package let account: String
}

/// A colleague no longer takes part.
package struct ColleagueWithdrew: JournalEvent {
    package static let kind = "helpdesk.colleague_withdrew"
    package let account: String
}

/// A conversation is over; what follows from it, such as an invitation to rate, is asked by this.
package struct ConversationEnded: JournalEvent {
    package static let kind = "helpdesk.conversation_ended"
    package let conversation: String
    /// The account of the assistant who had it last; nil when none ever had.
    package let assistant: String?
    package let topic: String?
    package let audience: Conversation.Audience
    package let cause: Conversation.Cause
    /// Whether a person of the desk ever answered in it.
    package let wasAnswered: Bool
    package let startedAt: Instant
}

/// The visitor has said whether it helped.
package struct SolvedTold: JournalEvent {
    package static let kind = "helpdesk.solved_told"
    package let solved: Bool
}

/// Texts, pictures and contact of a conversation are gone; the journal stays whole.
package struct ConversationErased: JournalEvent {
    package static let kind = "helpdesk.conversation_erased"
    package let reason: String
    package let messages: Int
}
