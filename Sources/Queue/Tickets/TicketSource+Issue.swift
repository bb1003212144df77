import Kernel

extension TicketSource {
    var channel: Ticket.Channel {
        switch self {
        case .kiosk: .kiosk
        case .phone: .phone
        case .reception: .reception
        }
    }

    /// Who gives the ticket, as the journal names them.
    var issuer: String {
        switch self {
        case .kiosk(let device): device.id
        case .phone: "visitor"
        case .reception(let actor): actor.id
        }
    }

    /// How many tickets this source gives in a minute; 0 for any number.
    func limit(_ rules: HallRules) -> (key: String, limit: Int) {
        switch self {
        case .kiosk(let device): ("kiosk \(device.id)", rules.kioskTicketsPerMinute)
        case .phone(let address): ("phone \(address)", rules.phoneTicketsPerMinute)
        case .reception: ("", 0)
        }
    }

    /// Whose requests a request's id is unique among: nobody gets another's ticket by guessing it.
    func scope(_ request: TicketRequest) -> String {
        switch self {
        case .kiosk(let device): "kiosk \(device.id)"
        case .phone: "phone \(request.person ?? "")"
        case .reception(let actor): "account \(actor.id)"
        }
    }

    /// - Throws: `Refusal` for a device that gives no tickets, and a phone without its token.
    func check(_ request: TicketRequest) throws(Refusal) {
        switch self {
        case .kiosk(let device): guard device.kind == .kiosk else { throw .notAKiosk }
        case .phone: guard request.person?.isEmpty == false else { throw .personMissing }
        case .reception: break
        }
        for text in [request.person, request.request] {
            guard (text?.utf8.count ?? 0) <= 200 else { throw .badText("request") }
        }
        guard let visitor = request.visitor else { return }
        for text in [visitor.name, visitor.telephone ?? ""] {
            let isPlain = !text.unicodeScalars.contains { $0.value < 32 }
            guard text.count <= 100, isPlain else { throw .badText("visitor") }
        }
    }
}

extension Hall {
    /// Refuses a ticket that the hall does not give now.
    ///
    /// Kiosks and phones stop before the hall closes for the day; the front desk gives tickets as
    /// long as it is open.
    func mustGive(
        _ id: Matter.ID, from channel: Ticket.Channel, at now: Instant, _ calendar: WorkCalendar
    ) throws(Refusal) -> Matter {
        guard let matter = matter(id) else { throw .noSuchMatter(id) }
        guard matter.isOpen else { throw .matterClosed(matter) }
        guard !counters(serving: id).isEmpty else { throw .nobodyServes(matter) }
        let hours = rules.hours
        let last = try hours.lastClosing(on: now.day, calendar).map {
            channel == .reception ? $0 : $0 + -60 * rules.lastTicketMinutes
        }
        guard try hours.isOpen(at: now, calendar), let last, now < last else {
            // After the last ticket of a day it is the next day that counts.
            let after = last.map { now < $0 ? now : Instant(now.day + 1) } ?? now
            throw .hallClosed(opens: (try? hours.nextOpening(after: after, calendar)) ?? nil)
        }
        return matter
    }
}
