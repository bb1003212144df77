import Kernel

/// An assistant's presence at the help desk.
package struct Duty: Hashable, Sendable {
    package let account: String
    package var state: State
    /// How many conversations they hold at once.
    package var capacity: Int
    /// Since when they are in this state.
    package var since: Instant
    /// Topics they are skilled in; none listed means all.
    package var skills: [String]
    /// How many open conversations they hold now.
    package var load: Int

    /// More than this nobody can hold at once.
    package static let mostConversations = 50

    /// Whether they take conversations at all.
    package var isPresent: Bool { state == .available || state == .busy }

    /// Whether they are offered conversations.
    package enum State: String, Codable, CaseIterable, Sendable {
        case available
        /// Keeps their own, is offered no new ones.
        case busy
        /// Their open conversations went back to the line.
        case away
        /// Not on duty.
        case off
    }
}
