import Kernel
import Queue

/// The front desk: gives tickets, logs what was done for visitors, checks in who booked.
struct ReceptionPage: Page {
    static let template = "queue/reception"
    let area: Area? = .hall
    let assets = ["queue-hall.css", "queue-live.js"]

    let title: String
    let sub: String
    let topic: String
    let faults: [FieldFault]
    let said: String?
    let issued: Issued?
    let groups: [MatterGroup]
    let matterFault: String?
    let parties: [Choice]
    let priorities: [Choice]
    let telephone: Field
    let key: String
    let services: [Choice]
    let guidingGroups: [MatterGroup]
    let guidingParties: [Choice]
    let search: String
    let appointments: [Booked]
    let foundTickets: Found?

    /// The ticket just given.
    struct Issued: Sendable {
        let number: String
        let line: String
        let matterName: String
        let ticketHref: String
        let slipHref: String
    }

    /// Somebody who booked.
    struct Booked: Sendable {
        let time: String
        let who: String
        let matterName: String
        let state: String
        let color: String
        let checkInHref: String?
    }

    /// What a search found.
    struct Found: Sendable {
        let lines: [Line]
    }

    /// One ticket found.
    struct Line: Sendable {
        let number: String
        let matterName: String
        let taken: String
        let state: String
        let color: String
        let ticketHref: String
    }
}

/// The matters of one category, to choose from.
struct MatterGroup: Sendable {
    let name: String
    let matters: [Choice]

    /// Only those that take tickets.
    static func list(_ hall: Hall, chosen: String, _ t: Strings) -> [MatterGroup] {
        hall.categories.compactMap { category in
            let matters = hall.matters(of: category.letter).filter(\.isOpen)
            guard !matters.isEmpty else { return nil }
            return MatterGroup(
                name: "\(category.letter) \(t.named(category.name))",
                matters: matters.map {
                    Choice(
                        value: $0.id, text: "\($0.id) \(t.named($0.name))",
                        isChosen: $0.id == chosen)
                })
        }
    }
}

/// What the front desk's page is made of.
struct ReceptionFacts: Sendable {
    let hall: Hall
    let appointments: [(booking: Appointment, visitor: String)]
    let found: [Ticket]?
    let issued: TicketView?
    let said: String?
}

extension ReceptionPage {
    init(_ facts: ReceptionFacts, typed: TicketTyped, _ refusals: [Refusal], _ visit: Visit) {
        let (t, hall) = (visit.t, facts.hall)
        title = t("queue_reception")
        sub = t("queue_reception_sub")
        topic = "queue/hall"
        faults = FieldFault.list(refusals, visit)
        said = facts.said
        issued = facts.issued.map { Issued($0, hall, t) }
        groups = MatterGroup.list(hall, chosen: typed.matter, t)
        matterFault = Field("matter", "", refusals, visit).fault
        parties = VisitorKind.choices(typed.party, t)
        priorities = Priority.choices(typed.priority, t)
        telephone = Field("telephone", typed.telephone, refusals, visit)
        key = typed.key
        let service = visit.form.text("service")
        services = ReceptionNote.Act.allCases.map {
            Choice(
                value: $0.rawValue, text: t("queue_service_\($0.rawValue)"),
                isChosen: $0.rawValue == service)
        }
        guidingGroups = MatterGroup.list(hall, chosen: visit.form.text("about"), t)
        guidingParties = VisitorKind.choices(visit.form.text("visitor"), t)
        search = visit.query("search") ?? ""
        let now = visit.centre.clock.now()
        appointments = facts.appointments.map { Booked($0.booking, $0.visitor, hall, at: now, t) }
        foundTickets = facts.found.map { Found(lines: $0.map { Line($0, hall, t) }) }
    }
}

extension ReceptionPage.Issued {
    fileprivate init(_ view: TicketView, _ hall: Hall, _ t: Strings) {
        number = view.ticket.label
        line = "\(t.ahead(view.ahead)) · \(t.expected(view.expectedWaitSeconds))"
        matterName = t.matter(view.ticket.matter, in: hall)
        ticketHref = "/hall/tickets/\(view.ticket.id.pathEncoded)"
        slipHref = "/hall/tickets/\(view.ticket.id.pathEncoded)/slip"
    }
}

extension ReceptionPage.Line {
    fileprivate init(_ ticket: Ticket, _ hall: Hall, _ t: Strings) {
        number = ticket.label
        matterName = t.matter(ticket.matter, in: hall)
        taken = ticket.takenAt.hourText
        (state, color) = t.state(ticket)
        ticketHref = "/hall/tickets/\(ticket.id.pathEncoded)"
    }
}

extension ReceptionPage.Booked {
    fileprivate init(
        _ booking: Appointment, _ visitor: String, _ hall: Hall, at now: Instant, _ t: Strings
    ) {
        time = booking.startsAt.hourText
        who = visitor
        matterName = t.matter(booking.matter, in: hall)
        (state, color) = t.state(booking)
        let opens = booking.startsAt + -60 * hall.rules.checkInBeforeMinutes
        checkInHref =
            booking.state == .booked && now >= opens
            ? "/reception/appointments/\(booking.id.pathEncoded)/check-ins" : nil
    }
}

extension Strings {
    func state(_ booking: Appointment) -> (text: String, color: String) {
        let text = self("queue_booking_\(booking.state.rawValue)")
        return switch booking.state {
        case .booked: (text, "blue")
        case .arrived: (text, "green")
        case .cancelled: (text, "")
        case .missed: (text, "yellow")
        }
    }
}
