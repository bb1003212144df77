import Kernel

/// A warning that has to be disposed of in working days.
package struct Warning: Hashable, Sendable {
    package let id: String
    package let year: Int
    package let month: Int
    package let project: String
    package let alarm: Alarm
    package let openedAt: Instant
    package let openedSequence: Int64
    /// How it was dealt with; nil while it is open.
    package private(set) var disposal: Disposal?

    /// What was done, and when.
    package struct Disposal: Hashable, Sendable {
        package let measure: String
        package let instant: Instant
    }

    package static func subject(_ id: String) -> Subject { Subject("performance.warning", id) }

    /// Ten working days from the moment it was raised, by the shipped rules.
    package var deadline: Deadline {
        Deadline(start: openedAt, limit: .workingDays(alarm.workingDays))
    }

    /// The indicator's name, or what else it is about.
    package var about: String {
        alarm.place == EvaluationDraft.execution
            ? alarm.rule.title.zh : String(alarm.place.split(separator: "/").last ?? "")
    }
}

extension Warning {
    /// Deals with it.
    ///
    /// - Throws: `Refusal` when that was done before, or without saying what is done.
    mutating func dispose(with measure: String, at instant: Instant) throws -> WarningDisposed {
        guard disposal == nil else { throw Refusal.warningDisposed }
        guard !measure.allSatisfy(\.isWhitespace) else { throw Refusal.disposalMissing }
        guard measure.count <= EvaluationDraft.longestText else {
            throw Refusal.textTooLong("measure")
        }
        disposal = Disposal(measure: measure, instant: instant)
        return WarningDisposed(project: project, reason: measure)
    }

    /// Its clock: on the worklist until it is disposed of.
    var timedCase: TimedCase {
        TimedCase(
            Warning.subject(id), clock: "disposal",
            title: Words(
                "绩效预警（\(project)）· \(about) · 处置",
                "Warning (\(project)): \(about): dispose of it"),
            deadline: deadline, endedAt: disposal?.instant, permission: .monitorTargets,
            path: "/warnings/\(id)")
    }
}

extension Warning {
    init(row: Row) throws {
        let rule: String = try row("rule")
        guard let known = Alarm.Rule(rawValue: rule) else { throw Fault("no rule \(rule)") }
        id = try row("id")
        year = try row("year")
        month = try row("month")
        project = try row("project")
        alarm = try Alarm(
            rules: RulesVersion(name: row("rules"), version: row("rules_version")), rule: known,
            place: row("place"), because: Words(row("because_zh"), row("because_en")),
            workingDays: row("working_days"))
        openedAt = try row("opened_at")
        openedSequence = try row("opened_sequence")
        let measure: String? = try row("measure")
        let instant: Instant? = try row("disposed_at")
        disposal = measure.flatMap { measure in
            instant.map { Disposal(measure: measure, instant: $0) }
        }
    }
}

extension Refusal {
    fileprivate static let warningDisposed = Refusal(
        "warning_disposed", "这条预警已经处置过了。", "This warning is dealt with already.",
        conflict: true)

    fileprivate static let disposalMissing = Refusal(
        "disposal_missing", "请写明处置措施。", "Say what is done about it.", at: "measure")
}
