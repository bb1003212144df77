import Kernel

/// A clerk has taken a counter.
package struct CounterOpened: JournalEvent {
    package static let kind = "queue.counter_opened"
}

/// A counter calls nobody for a while.
package struct CounterPaused: JournalEvent {
    package static let kind = "queue.counter_paused"
}

/// A counter calls again.
package struct CounterResumed: JournalEvent {
    package static let kind = "queue.counter_resumed"
}

/// The clerk has left; at midnight the house closes what was left open.
package struct CounterClosed: JournalEvent {
    package static let kind = "queue.counter_closed"
}
