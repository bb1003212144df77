import Kernel
import Queue

extension PhonePage {
    /// For which matter a time is booked.
    init(booking hall: Hall, held: [TicketChoice], _ visit: Visit) {
        let t = visit.t
        self.hall = t("queue_hall_name")
        title = t("booking_title")
        sub = hall.bookable.isEmpty ? t("booking_none") : t("booking_which")
        notice = nil
        faults = []
        choices =
            held
            + hall.bookable.map {
                TicketChoice(
                    href: "/appointments?matter=\($0.id.queryEncoded)",
                    text: t.matter($0.id, in: hall), note: "")
            }
        back = nil
        bookHref = nil
        foot = t("booking_foot", "\(Appointment.daysAhead)")
    }

    /// On which day.
    init(
        booking matter: Matter, in hall: Hall, _ days: [(day: Day, slots: [OpenSlot])],
        _ visit: Visit
    ) {
        let t = visit.t
        self.hall = t("queue_hall_name")
        title = t.matter(matter.id, in: hall)
        sub = days.isEmpty ? t("booking_no_days") : t("booking_which_day")
        notice = nil
        faults = []
        choices = days.map { day, slots in
            let left = slots.reduce(0) { $0 + $1.left }
            return TicketChoice(
                href: slots.isEmpty
                    ? nil : "/appointments?matter=\(matter.id.queryEncoded)&day=\(day)",
                text: t.dayInFull(day, today: visit.today),
                note: slots.isEmpty ? t("booking_full") : t("booking_left", "\(left)"))
        }
        back = "/appointments"
        bookHref = nil
        foot = nil
    }
}

extension Strings {
    /// `10 月 20 日（星期一）`; of today, that.
    func dayInFull(_ day: Day, today: Day) -> String {
        let text = self(
            "booking_day", "\(day.month)", "\(day.dayOfMonth)", self("weekday_\(day.weekday)"))
        return day == today ? self("booking_today", text) : text
    }
}

/// The last question of a booking: which time, and who comes.
struct PhoneBookPage: Page {
    static let template = "queue/phone-book"
    let frame = Frame.visitor
    let assets = ["queue-phone.css"]

    let hall: String
    let title: String
    let sub: String
    let faults: [FieldFault]
    let matter: String
    let day: String
    let key: String
    let slot: Field
    let slots: [Choice]
    let name: Field
    let telephone: Field
    let parties: [Choice]
    let priorities: [Choice]
    let back: String

    init(
        _ matter: Matter, in hall: Hall, on day: Day, _ open: [OpenSlot], _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        let typed = TicketTyped(visit)
        self.hall = t("queue_hall_name")
        title = t.dayInFull(day, today: visit.today)
        sub = t.matter(matter.id, in: hall)
        faults = FieldFault.list(refusals, visit)
        self.matter = matter.id
        self.day = "\(day)"
        key = typed.key
        let refused = refusals.map {
            $0.place == "starts_at" ? Refusal($0.code, $0.words.zh, $0.words.en, at: "slot") : $0
        }
        slot = Field("slot", "", refused, visit)
        let chosen = visit.form.text("slot")
        slots = open.map { slot in
            let value = "\(slot.startsAt.milliseconds)"
            return Choice(
                value: value,
                text: t("queue_slot_left", slot.startsAt.hourText, "\(slot.left)"),
                isChosen: value == chosen)
        }
        name = Field("name", visit.form.text("name"), refusals, visit)
        telephone = Field("telephone", typed.telephone, refusals, visit)
        parties = VisitorKind.choices(typed.party, t)
        priorities = Priority.choices(typed.priority, t)
        back = "/appointments?matter=\(matter.id.queryEncoded)"
    }
}

/// A booking on its visitor's phone: when to come, how to check in, how to give it back.
struct PhoneBookingPage: Page {
    static let template = "queue/phone-booking"
    let frame = Frame.visitor
    let assets = ["queue-phone.css"]

    let title: String
    let matter: String
    let look: String
    let time: String
    let day: String
    let line: String
    let booked: Booked?
    let arriveHref: String?
    let secret: String
    let ticketHref: String?
    let againHref: String?
    let faults: [FieldFault]

    /// What opens the kiosk, while the booking stands.
    struct Booked: Sendable {
        let codeSVG: String
        let code: String
        let steps: [String]
        let cancelHref: String
    }

    /// - Parameters:
    ///   - ticket: what it became.
    ///   - here: the code on the hall's poster, when the phone has just read it.
    init(
        _ booking: Appointment, _ hall: Hall, ticket: Ticket?, here: String?,
        _ refusals: [Refusal], _ visit: Visit
    ) throws {
        let t = visit.t
        title = t("booking_one")
        matter = t.matter(booking.matter, in: hall)
        let isBooked = booking.state == .booked
        look = isBooked ? "" : booking.state == .missed ? "missed" : "done"
        time = booking.startsAt.hourText
        day = t.dayInFull(booking.startsAt.day, today: visit.today)
        line = t("booking_is_\(booking.state.rawValue)")
        booked = isBooked ? try Booked(booking, hall, visit) : nil
        arriveHref = isBooked ? here.map { "/q/\($0.pathEncoded)/check-ins" } : nil
        secret = booking.secret
        ticketHref = ticket.map { "/tickets/\($0.secret)" }
        againHref = isBooked || ticket != nil ? nil : "/appointments"
        faults = FieldFault.list(refusals, visit)
    }
}

extension PhoneBookingPage.Booked {
    fileprivate init(_ booking: Appointment, _ hall: Hall, _ visit: Visit) throws {
        let t = visit.t
        let path = "/appointments/\(booking.secret)"
        codeSVG = try visit.code(of: path, label: t("booking_code"))
        code = "\(booking.code.prefix(4)) \(booking.code.suffix(4))"
        let rules = hall.rules
        steps = [
            t("booking_step_come", "\(rules.checkInBeforeMinutes)"),
            t("booking_step_check_in"),
            t("booking_step_late", "\(rules.checkInAfterMinutes)"),
        ]
        cancelHref = "\(path)/cancellations"
    }
}
