import Kernel
import Queue

/// Whether the hall gives tickets now, and when it will.
struct HallDoor: Sendable {
    let state: State
    /// Today's opening hours, as `09:00-11:30`.
    let stretches: [String]

    /// What somebody finds who comes for a ticket.
    enum State: Hashable, Sendable {
        case open
        /// Closed until then; nil when it does not open within sixty days.
        case closed(until: Instant?)
    }

    /// A year whose holidays are not published does not close the hall: the desk decides.
    init(_ rules: HallRules, at now: Instant, _ calendar: WorkCalendar) {
        let hours = rules.hours
        let today = (try? hours.stretches(on: now.day, calendar)) ?? []
        stretches = today.map(\.text)
        guard let isOpen = try? hours.isOpen(at: now, calendar) else {
            state = .open
            return
        }
        let last = (try? hours.lastClosing(on: now.day, calendar)) ?? nil
        let isTooLate = last.map { now >= $0 + -60 * rules.lastTicketMinutes } ?? false
        if isOpen, !isTooLate {
            state = .open
        } else {
            let from = isTooLate ? last ?? now : now
            state = .closed(until: (try? hours.nextOpening(after: from, calendar)) ?? nil)
        }
    }
}

extension HallDoor {
    /// `10 月 18 日（星期六）09:00`, or only the time when it is today.
    static func text(_ instant: Instant, _ visit: Visit) -> String {
        guard instant.day != visit.today else { return visit.t("queue_today_at", instant.hourText) }
        let day = instant.day
        return visit.t(
            "queue_day_at", "\(day.month)", "\(day.dayOfMonth)",
            visit.t("weekday_\(day.weekday)"), instant.hourText)
    }
}
