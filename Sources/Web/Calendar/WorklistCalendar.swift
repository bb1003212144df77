import Crypto
import Foundation
import Kernel

/// Somebody's worklist as a calendar: what is due on a day or at an hour. What runs by the second
/// is over before a calendar is looked at, and is left out.
enum WorklistCalendar {
    /// - Parameter site: where the site is reached, such as `https://centre.example`.
    static func make(
        _ items: [Worklist.Item], at now: Instant, _ calendar: WorkCalendar, site: String?,
        _ t: Strings
    ) -> ICalendar {
        let events = items.compactMap { item -> ICalendar.Event? in
            let timed = item.timed
            // Paused, or of a year whose holidays are not published: nobody can say when.
            guard let end = try? timed.deadline.due(calendar) else { return nil }
            let due: ICalendar.Due
            switch timed.deadline.limit {
            case .seconds: return nil
            case .hours: due = .moment(end)
            case .days, .workingDays: due = .day(end.day)
            }
            let title = t(timed.title)
            return ICalendar.Event(
                uid: uid(of: timed),
                summary: item.state.isLate ? t("calendar_late", title) : title,
                description: t(
                    "calendar_about", item.state.left, item.state.due,
                    "\(timed.deadline.start.day)"),
                due: due, address: site.map { $0 + timed.path })
        }
        return ICalendar(name: t("calendar_name"), events: events, made: now)
    }

    /// The same for the same clock of the same case, and tells nothing of it.
    private static func uid(of timed: TimedCase) -> String {
        let digest = SHA256.hash(data: Data("\(timed.subject)\0\(timed.clock)".utf8))
        return Hex.text(digest.prefix(16)) + "@zhunxing"
    }
}
