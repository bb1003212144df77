import Kernel

/// A call for a person: from the moment it is made until a person's first answer.
package struct HelpCall: Hashable, Sendable {
    package let id: String
    package let conversation: String
    package var topic: String?
    package let calledAt: Instant
    package let reason: Reason
    /// Of its entry in the journal: the order of the line, even within one millisecond, and when
    /// a clock was set back.
    package internal(set) var sequence: Int64
    /// The assistant whose console rings for it; nil while it rings for nobody or for everybody.
    package var offeredTo: String?
    package var offeredAt: Instant?
    /// How far it has been escalated; nil for not at all.
    package var rung: Rung?
    package var outcome: Outcome?
    package var closedAt: Instant?

    /// Why a person is needed.
    package enum Reason: String, Codable, CaseIterable, Sendable {
        /// The visitor asked for one: counted by the measures.
        case visitor
        /// The assistant went away, or fell silent, after having answered.
        case returned
        /// An assistant passed it on to a topic.
        case transferred
    }

    /// Who is rung when nobody answers.
    package enum Rung: String, Codable, CaseIterable, Sendable {
        case everybody, chief
    }

    /// How it ended.
    package enum Outcome: String, Codable, CaseIterable, Sendable {
        /// A person wrote.
        case answered
        /// The visitor left before that; it stays among the calls, and the time is kept.
        case abandoned
        /// The desk closed before that.
        case missed
    }
}
