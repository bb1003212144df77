import Kernel

/// People have worked on a month's monitoring; the whole of what they typed.
struct MonitoringDrafted: JournalEvent {
    static let kind = "performance.monitoring_drafted"
    let year: Int
    let month: Int
    let project: String
    let draft: MonitoringDraft
}

/// A month's monitoring was submitted and is frozen.
package struct MonitoringSubmitted: JournalEvent {
    package static let kind = "performance.monitoring_submitted"
    package let year: Int
    package let month: Int
    package let project: String
    package let round: Int
    /// SHA-256 of the frozen document among the centre's papers.
    package let report: String
    package let known: Int64
    package let lamp: Lamp
}

/// A submitted month is worked on once more.
struct MonitoringReopened: JournalEvent {
    static let kind = "performance.monitoring_reopened"
    let year: Int
    let month: Int
    let project: String
    let round: Int
    let reason: String
}

/// A warning was raised and has to be disposed of.
package struct WarningOpened: JournalEvent {
    package static let kind = "performance.warning_opened"
    package let year: Int
    package let month: Int
    package let project: String
    package let alarm: Alarm
}

/// Somebody has dealt with a warning, and how.
package struct WarningDisposed: JournalEvent {
    package static let kind = "performance.warning_disposed"
    package let project: String
    /// What is done about it.
    package let reason: String
}

/// Every project was looked at after a month's end, whether or not there was anything to warn of.
struct WarningsChecked: JournalEvent {
    static let kind = "performance.warnings_checked"
    let year: Int
    let month: Int
    let opened: Int
}
