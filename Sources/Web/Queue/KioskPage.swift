import Foundation
import Hummingbird
import Kernel
import Queue

/// What is around every page of a kiosk.
struct KioskFrame: Sendable {
    let hall: String
    let clock: String
    /// The server's clock, in milliseconds since 1970.
    let now: String
    /// Where the kiosk's own messages go.
    let base: String
    let home: String
    /// After so many seconds without a touch it returns to its start.
    let idleSeconds: Int
    let back: String?
    let otherLanguage: String
    let here: String

    init(_ token: String, back: String? = nil, idleSeconds: Int = 40, _ visit: Visit) {
        let now = visit.centre.clock.now()
        hall = visit.t("queue_hall_name")
        clock = now.hourText
        self.now = "\(now.milliseconds)"
        home = "/kiosks/\(token)"
        base = DeviceAddress.base(token)
        self.idleSeconds = idleSeconds
        self.back = back
        otherLanguage = visit.language.other.rawValue
        let path = visit.request.method == .get ? visit.request.uri.description : home
        here = localPath(path).queryEncoded
    }
}

/// One of the answers to choose from; without an address it cannot be chosen now.
struct TicketChoice: Sendable {
    let href: String?
    let text: String
    let note: String
}

/// The kiosk's question: which business, then which matter.
struct KioskPage: Page {
    static let template = "queue/kiosk"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-kiosk.js"]

    let title: String
    let sub: String
    let kiosk: KioskFrame
    let notice: String?
    let faults: [FieldFault]
    let choices: [TicketChoice]
    /// Where who has booked checks in, if anything can be booked.
    let checkInHref: String?

    init(_ token: String, _ menu: TicketMenu, _ refusals: [Refusal], _ visit: Visit) {
        let home = "/kiosks/\(token)"
        title = menu.question
        sub = visit.t("queue_kiosk_sub")
        kiosk = KioskFrame(token, back: menu.isFirst ? nil : home, visit)
        notice = menu.notice
        faults = FieldFault.list(refusals, visit)
        choices = menu.choices
        checkInHref = menu.isFirst && menu.isBookable ? "\(home)/check-ins" : nil
    }
}

/// The last question of the kiosk: who comes, and whether to be called first.
struct KioskConfirmPage: Page {
    static let template = "queue/kiosk-confirm"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-kiosk.js"]

    let title: String
    let sub: String
    let kiosk: KioskFrame
    let faults: [FieldFault]
    let action: String
    let matter: String
    /// Makes a form sent twice one request.
    let key: String
    let parties: [Choice]
    let priorities: [Choice]

    init(
        _ token: String, _ matter: Matter, in hall: Hall, typed: TicketTyped,
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        let home = "/kiosks/\(token)"
        title = t.named(matter.name)
        sub = hall.category(matter.letter).map { t.named($0.name) } ?? ""
        kiosk = KioskFrame(token, back: "\(home)?category=\(matter.letter.queryEncoded)", visit)
        faults = FieldFault.list(refusals, visit)
        action = "\(home)/tickets"
        self.matter = matter.id
        key = typed.key
        parties = VisitorKind.choices(typed.party, t)
        priorities = Priority.choices(typed.priority, t)
    }
}

/// The kiosk outside its hours.
struct KioskClosedPage: Page {
    static let template = "queue/kiosk-closed"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-kiosk.js"]

    let title: String
    let kiosk: KioskFrame
    let sentence: String
    let when: String?
    let hours: String

    init(_ token: String, _ door: HallDoor, until: Instant?, _ visit: Visit) {
        let t = visit.t
        title = t("queue_closed_title")
        kiosk = KioskFrame(token, idleSeconds: 30, visit)
        sentence = t("queue_closed_sentence")
        when = until.map { t("queue_opens", HallDoor.text($0, visit)) }
        hours =
            door.stretches.isEmpty
            ? t("queue_closed_today")
            : t("queue_hours_today", door.stretches.joined(separator: t("list_comma")))
    }
}
