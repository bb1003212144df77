import Helpdesk
import Kernel

/// Whether somebody is at the desk now, as a page says it.
struct HelpHours: Sendable {
    let isOpen: Bool
    /// `工作日 09:00-11:30，13:30-17:00`
    let text: String
    /// When it opens next, in words; nil while it is open, or where nobody can say.
    let opens: String?

    init(_ rules: HelpRules, at now: Instant, _ visit: Visit) {
        let calendar = visit.site.calendar
        let hours = rules.hours
        isOpen = (try? hours.isOpen(at: now, calendar)) ?? false
        let stretches = hours.stretches.map(\.text).joined(separator: visit.t("help_hours_comma"))
        text = visit.t("help_hours", stretches)
        let next = isOpen ? nil : try? hours.nextOpening(after: now, calendar)
        opens = next.map { Moments(visit).told($0) }
    }

    var colour: String { isOpen ? "green" : "yellow" }

    func state(_ t: Strings) -> String {
        isOpen ? t("help_open_now") : opens.map { t("help_opens", $0) } ?? t("help_closed_now")
    }
}
