import Kernel
import Queue

/// A ticket on its visitor's phone: where it stands, and what to do now.
struct PhoneTicketPage: Page {
    static let template = "queue/phone-ticket"
    let frame = Frame.visitor
    let assets = ["queue-phone.css", "queue-ticket.js"]

    let title: String
    let matter: String
    let taken: String
    let state: String
    /// The class of the card: `now`, `missed`, `done` or nothing.
    let look: String
    let topic: String
    /// What the browser's tab says while the visitor is called.
    let callTitle: String
    let number: String
    /// `3 号窗口` while the visitor is called.
    let callTo: String?
    let headline: String
    let line: String?
    let next: Next?
    let rateHref: String?
    let helpHref: String?
    let canGiveBack: Bool
    let giveBackHref: String
    let againHref: String?
    let hint: String?
    let faults: [FieldFault]

    /// What to do, step by step.
    struct Next: Sendable {
        let steps: [String]
    }

    init(
        _ view: TicketView, _ hall: Hall, _ links: TicketLinks, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        let ticket = view.ticket
        let standing = Standing(view, hall, t)
        number = ticket.label
        title = "\(ticket.label) · \(t.matter(ticket.matter, in: hall))"
        matter = t.matter(ticket.matter, in: hall)
        taken = t("queue_taken_at", ticket.takenAt.hourText)
        state = ticket.state.rawValue
        look = standing.look
        topic = ticket.state == .ended ? "" : "queue/tickets/\(ticket.secret)"
        callTo = standing.callTo
        callTitle = t("queue_go_to", standing.callTo ?? "")
        headline = standing.headline
        line = standing.line
        next = standing.steps.isEmpty ? nil : Next(steps: standing.steps)
        rateHref = links.rating
        helpHref = links.help
        canGiveBack = ticket.state == .waiting
        giveBackHref = "/tickets/\(ticket.secret)/returns"
        againHref = ticket.state == .ended ? links.another : nil
        let isOrdinary = ticket.priority == nil && ticket.state == .waiting
        hint = isOrdinary ? t("queue_priority_hint") : nil
        faults = FieldFault.list(refusals, visit)
    }
}

/// Where a ticket stands, in the words for its visitor.
private struct Standing {
    var look = ""
    var callTo: String?
    var headline = ""
    var line: String?
    var steps: [String] = []

    init(_ view: TicketView, _ hall: Hall, _ t: Strings) {
        let ticket = view.ticket
        let counter = ticket.counter.flatMap(hall.counter).map { t.counter($0) }
        switch ticket.state {
        case .waiting: wait(view, t)
        case .called:
            look = "now"
            callTo = counter ?? ""
            line = ticket.calls > 1 ? t("queue_called_times", "\(ticket.calls)") : nil
        case .serving:
            look = "done"
            headline = t("queue_being_served", counter ?? "")
        case .ended: end(ticket, t)
        }
    }

    private mutating func wait(_ view: TicketView, _ t: Strings) {
        headline = t.ahead(view.ahead)
        line = t("queue_stay", t.expected(view.expectedWaitSeconds))
        guard view.ticket.passes > 0 else { return }
        look = "missed"
        line = t("queue_missed_line", t.expected(view.expectedWaitSeconds))
        steps = [t("queue_missed_1"), t("queue_missed_2"), t("queue_missed_3")]
    }

    private mutating func end(_ ticket: Ticket, _ t: Strings) {
        look = "done"
        let outcome = ticket.outcome ?? .served
        headline = t("queue_end_\(outcome.rawValue)")
        let at = ticket.endedAt.map { t("queue_ended_at", $0.hourText) }
        line = at
        if outcome == .lapsed {
            look = "missed"
            steps = [t("queue_lapsed_1"), t("queue_lapsed_2")]
        }
    }
}
