import Kernel
import Queue

/// The phone's question, by the hall's QR code: which business, then which matter.
struct PhonePage: Page {
    static let template = "queue/phone"
    let frame = Frame.visitor
    let assets = ["queue-phone.css"]

    let hall: String
    let title: String
    let sub: String
    let notice: String?
    let faults: [FieldFault]
    let choices: [TicketChoice]
    let back: String?
    /// Where a time is booked instead, if any can be.
    let bookHref: String?
    let foot: String?

    init(
        _ code: String, _ menu: TicketMenu, held: [TicketChoice], _ refusals: [Refusal],
        _ visit: Visit
    ) {
        let t = visit.t
        hall = t("queue_hall_name")
        title = menu.question
        sub = t("queue_phone_sub")
        notice = menu.notice
        faults = FieldFault.list(refusals, visit)
        choices = (menu.isFirst ? held : []) + menu.choices
        back = menu.isFirst ? nil : "/q/\(code)"
        bookHref = menu.isFirst && menu.isBookable ? "/appointments" : nil
        foot = t("queue_phone_foot")
    }

    /// Outside the hall's hours.
    init(
        _ door: HallDoor, until: Instant?, held: [TicketChoice], isBookable: Bool, _ visit: Visit
    ) {
        let t = visit.t
        hall = t("queue_hall_name")
        title = t("queue_closed_title")
        sub =
            door.stretches.isEmpty
            ? t("queue_closed_today")
            : t("queue_hours_today", door.stretches.joined(separator: t("list_comma")))
        notice = until.map { t("queue_opens", HallDoor.text($0, visit)) }
        faults = []
        choices = held
        back = nil
        bookHref = isBookable ? "/appointments" : nil
        foot = t("queue_closed_sentence")
    }
}

/// The phone's last question.
struct PhoneConfirmPage: Page {
    static let template = "queue/phone-confirm"
    let frame = Frame.visitor
    let assets = ["queue-phone.css"]

    let hall: String
    let title: String
    let sub: String
    let faults: [FieldFault]
    let action: String
    let matter: String
    let key: String
    let parties: [Choice]
    let priorities: [Choice]
    let telephone: Field
    let back: String

    init(
        _ code: String, _ matter: Matter, in hall: Hall, typed: TicketTyped,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        self.hall = t("queue_hall_name")
        title = t.named(matter.name)
        sub = hall.category(matter.letter).map { t.named($0.name) } ?? ""
        faults = FieldFault.list(refusals, visit)
        action = "/q/\(code)/tickets"
        self.matter = matter.id
        key = typed.key
        parties = VisitorKind.choices(typed.party, t)
        priorities = Priority.choices(typed.priority, t)
        telephone = Field("telephone", typed.telephone, refusals, visit)
        back = "/q/\(code)?category=\(matter.letter.queryEncoded)"
    }
}
