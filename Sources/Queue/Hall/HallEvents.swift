import Kernel

/// A category of matters was set up or renamed.
package struct CategoryKept: JournalEvent {
    package static let kind = "queue.category_kept"
    package let letter: String
    package let name: Words
}

/// A matter was set up or changed.
package struct MatterKept: JournalEvent {
    package static let kind = "queue.matter_kept"
    package let name: Words
    package let appointmentPlaces: Int
}

/// A matter takes no more tickets; so many were waiting, and are still served.
package struct MatterClosed: JournalEvent {
    package static let kind = "queue.matter_closed"
    package let waiting: Int
}

/// A matter takes tickets again.
package struct MatterReopened: JournalEvent {
    package static let kind = "queue.matter_reopened"
}

/// A counter was set up or changed.
package struct CounterKept: JournalEvent {
    package static let kind = "queue.counter_kept"
    package let number: Int
    package let name: Words
    package let matters: [Matter.ID]
}

/// A counter is no longer used.
package struct CounterRetired: JournalEvent {
    package static let kind = "queue.counter_retired"
}

/// The hall works by other rules from now on.
package struct RulesChanged: JournalEvent {
    package static let kind = "queue.rules_changed"
    package let rules: HallRules
}
