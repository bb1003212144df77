import Kernel

/// A visitor's conversation with the help desk: first with the knowledge base, then with a person.
package struct Conversation: Hashable, Sendable {
    package let id: String
    package let audience: Audience
    /// What it is about, by the id of a topic; nil when the visitor did not say.
    package var topic: String?
    package let startedAt: Instant
    package var state: State
    /// The account of the assistant who has it; nil while nobody has.
    package var holder: String?
    /// Whether a colleague was ever invited.
    package var isShared: Bool
    /// The ordinal of the newest message; 0 before the first.
    package var lastOrdinal: Int
    /// When a visitor or an assistant last said something; a machine's word does not count.
    package var lastWordAt: Instant
    /// How many messages of the visitor no assistant has answered yet.
    package var unanswered: Int
    /// When the first of these came; nil when there are none.
    package var unansweredSince: Instant?
    /// Whether a person of the desk has ever answered in it.
    package var wasAnswered: Bool
    package var end: End?
    /// The visitor's own answer whether it helped; nil when they have not said.
    package var solved: Bool?
    /// The call for a person that nobody has answered yet.
    package var call: HelpCall?
    /// The enquiry it became because the desk was closed.
    package var enquiry: String?
    /// When its texts and pictures were erased.
    package var erasedAt: Instant?
    /// When the visitor was asked whether they are still there; nil since the last word.
    var remindedAt: Instant?
    /// The visitor's messages of the last seconds, which are limited.
    var burst: Burst

    /// Whom it serves: what counts as a service to a business.
    package enum Audience: String, Codable, CaseIterable, Sendable {
        case business, individual
    }

    /// Where it stands.
    package enum State: String, Codable, CaseIterable, Sendable {
        /// With the knowledge base.
        case asking
        /// A person was asked for, and nobody has taken it.
        case waiting
        /// An assistant has it.
        case talking
        case ended
    }

    /// That it is over, and how.
    package struct End: Hashable, Sendable {
        package let at: Instant
        package let cause: Cause
    }

    /// How many messages came since a moment.
    struct Burst: Hashable, Sendable {
        var since: Instant
        var count: Int

        /// Nobody types faster than twenty messages in ten seconds.
        static let seconds = 10
        static let limit = 20
    }

    /// Who or what ended it.
    package enum Cause: String, Codable, CaseIterable, Sendable {
        case assistant, visitor
        /// Nobody said anything for long.
        case idle
        /// The desk closed before anybody answered; it is an enquiry now.
        case closing
    }
}
