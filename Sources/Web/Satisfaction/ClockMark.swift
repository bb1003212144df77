import Kernel

/// A deadline in a few words: done in so many days, due on, late since.
struct ClockMark: Sendable {
    let text: String
    /// Red when late, yellow on the last day, green when done in time.
    let color: String

    init(_ deadline: Deadline, endedAt: Instant?, _ visit: Visit) {
        let calendar = visit.site.calendar
        let now = visit.centre.clock.now()
        // A year without a published calendar: nobody can say, and nothing is guessed.
        guard let end = try? deadline.due(calendar),
            let elapsed = try? deadline.elapsed(at: endedAt ?? now, calendar)
        else {
            text = visit.t("satisfaction_no_calendar")
            color = "yellow"
            return
        }
        let days = elapsed.description
        if let endedAt {
            text = visit.t("satisfaction_done_in", days)
            color = endedAt <= end ? "green" : "red"
        } else if now > end {
            text = visit.t("satisfaction_late", "\(end.day)", days)
            color = "red"
        } else {
            text = visit.t("satisfaction_due", "\(end.day)")
            color = now.day == end.day ? "yellow" : ""
        }
    }
}
