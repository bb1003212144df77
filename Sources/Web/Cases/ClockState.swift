import Kernel
import Performance

/// How a clock stands: in time, nearly over, late, standing still, done.
struct ClockState: Sendable {
    /// A colour, a shape and a word.
    let mark: LampMark
    /// `还有 2 个工作日`, `超时 3 分 05 秒`, `用时 4 个工作日`.
    let left: String
    /// `10-17 24:00`, or why nobody can say.
    let due: String
    /// Seconds until it is due, below nothing when late: what comes first in a worklist. What
    /// nobody can compute comes before all, what stands still after all.
    let urgency: Int
    let isLate: Bool

    init(_ timed: TimedCase, at now: Instant, _ calendar: WorkCalendar, _ t: Strings) {
        self = Self.read(timed, at: now, calendar, t)
    }

    private init(mark: LampMark, left: String, due: String, urgency: Int, isLate: Bool) {
        self.mark = mark
        self.left = left
        self.due = due
        self.urgency = urgency
        self.isLate = isLate
    }

    private static func read(
        _ timed: TimedCase, at now: Instant, _ calendar: WorkCalendar, _ t: Strings
    ) -> ClockState {
        let moment = timed.endedAt ?? now
        do {
            guard let end = try timed.deadline.due(calendar) else {
                return ClockState(
                    mark: LampMark(nil, word: t("clock_paused")), left: t("clock_paused_left"),
                    due: t("clock_paused_due"), urgency: .max, isLate: false)
            }
            let time = try ClockTime(timed.deadline, at: moment, calendar)
            let (isDone, isLate) = (timed.endedAt != nil, moment > end)
            let lamp: Lamp = isLate ? .red : !isDone && time.isNearlyOver ? .yellow : .green
            return ClockState(
                mark: LampMark(lamp, word: t("clock_\(isDone ? "done_" : "")\(lamp.rawValue)")),
                left: time.words(isDone: isDone, isLate: isLate, t), due: end.dueText,
                urgency: end - now, isLate: isLate)
        } catch {
            return ClockState(
                mark: LampMark(.yellow, word: t("clock_unknown")), left: t(error.words), due: "–",
                urgency: .min, isLate: false)
        }
    }
}

/// How much of a limit is used: in days, or in seconds.
private struct ClockTime {
    let used: Int
    let whole: Int
    let limit: Limit

    init(
        _ deadline: Deadline, at moment: Instant, _ calendar: WorkCalendar
    ) throws(Refusal) {
        let elapsed = try deadline.elapsed(at: moment, calendar).tenThousandths
        limit = deadline.limit
        switch limit {
        case .workingDays(let count), .days(let count):
            (used, whole) = (Int(elapsed / 10_000), count)
        case .hours(let count): (used, whole) = (Int((elapsed * 36 + 50) / 100), count * 3600)
        case .seconds(let count): (used, whole) = (Int(elapsed / 10_000), count)
        }
    }

    /// The last quarter of the time; of days, at least the last one.
    var isNearlyOver: Bool {
        used * 4 >= whole * 3 || (limit.dayTextKey != nil && used >= whole - 1)
    }

    func words(isDone: Bool, isLate: Bool, _ t: Strings) -> String {
        if isDone { return t("clock_took", length(used, t)) }
        if isLate { return t("clock_late_by", length(max(1, used - whole), t)) }
        if limit.dayTextKey != nil, used >= whole { return t("clock_last_day") }
        return t("clock_left", length(max(0, whole - used), t))
    }

    private func length(_ amount: Int, _ t: Strings) -> String {
        limit.dayTextKey.map { t($0, "\(amount)") } ?? Span.words(seconds: amount, t)
    }
}

extension Instant {
    /// A day that is due in full ends at 24 o'clock.
    fileprivate var dueText: String {
        "\(day) \(secondOfDay == 86_399 ? "24:00" : clockText)"
    }
}

/// A length of time in words.
enum Span {
    /// `2 小时 05 分`, `12 分 30 秒`, `45 秒`.
    static func words(seconds: Int, _ t: Strings) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        if hours >= 48 { return t("span_days", "\(hours / 24)", "\(hours % 24)") }
        if hours > 0 { return t("span_hours", "\(hours)", two(minutes)) }
        return minutes > 0
            ? t("span_minutes", "\(minutes)", two(rest)) : t("span_seconds", "\(rest)")
    }
}

extension Limit {
    /// The text for so many of its days; nil where it runs by the second.
    var dayTextKey: String? {
        switch self {
        case .workingDays: "span_working_days"
        case .days: "span_whole_days"
        case .hours, .seconds: nil
        }
    }

    /// How many days it has; nil where it runs by the second.
    var days: Int? {
        switch self {
        case .workingDays(let count), .days(let count): count
        case .hours, .seconds: nil
        }
    }

    /// The limit and how it is counted, in words.
    func rule(_ t: Strings) -> String {
        switch self {
        case .workingDays(let count): t("clock_rule_working_days", "\(count)")
        case .days(let count): t("clock_rule_days", "\(count)")
        case .hours(let count): t("clock_rule_running", Span.words(seconds: count * 3600, t))
        case .seconds(let count): t("clock_rule_running", Span.words(seconds: count, t))
        }
    }
}
