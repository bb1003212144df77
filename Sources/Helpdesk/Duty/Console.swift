import Kernel

/// Everything an assistant's console shows, at one moment.
package struct HelpConsole: Hashable, Sendable {
    package let at: Instant
    /// The assistant's own duty; nil when they never signed on.
    package let duty: Duty?
    /// Open conversations they hold or were invited to, those that wait longest for a word first.
    package let mine: [Mine]
    /// The line, the oldest call first.
    package let waiting: [Waiting]
    /// Everybody on duty.
    package let onDuty: [Duty]

    /// A conversation of one's own.
    package struct Mine: Hashable, Sendable {
        package let conversation: Conversation
        /// Messages of the visitor not read yet.
        package let unread: Int
        package let isHolder: Bool
        /// The beginning of the newest message of the visitor.
        package let excerpt: String
        /// When the call must have been answered; nil when it has been.
        package let due: Instant?
    }

    /// A call in the line.
    package struct Waiting: Hashable, Sendable {
        package let conversation: Conversation
        package let call: HelpCall
        package let due: Instant?
        /// Whether this assistant's console rings for it.
        package let ringsForMe: Bool
        package let excerpt: String
    }
}

extension Reader {
    /// What an assistant sees now.
    package func helpConsole(for account: String, at now: Instant) throws -> HelpConsole {
        throw Fault("not built")
    }
}
