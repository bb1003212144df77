import Kernel
import People
import Queue

/// The hall at a glance, for whoever answers for it: who waits, who serves, what is wrong.
struct HallPage: Page {
    static let template = "queue/hall"
    let area: Area? = .hall
    let assets = ["queue-hall.css", "queue-live.js"]

    let title: String
    let sub: String
    let topic: String
    let links: [Reference]
    let alarms: [Alarm]
    let figures: [Figure]
    let matters: [Waiting]
    let devices: [Machine]
    let health: String
    let places: [Place]

    /// What needs somebody now.
    struct Alarm: Sendable {
        let isMild: Bool
        let text: String
        let advice: String?
        let alarmHref: String?
    }

    /// One of today's figures.
    struct Figure: Sendable {
        let label: String
        let value: String
        let unit: String
    }

    /// A matter with those who wait for it.
    struct Waiting: Sendable {
        let name: String
        let href: String
        let waiting: String
        let longest: String
        let isLong: Bool
        let expected: String
    }

    /// A device and whether it is heard.
    struct Machine: Sendable {
        let name: String
        let kind: String
        let state: String
        let color: String
    }

    /// A counter as it is now.
    struct Place: Sendable {
        let name: String
        let counterHref: String
        let state: String
        let color: String
        let isOff: Bool
        let number: String?
        let line: String
        let tally: String
    }
}

/// What the hall's page is made of.
struct HallFacts: Sendable {
    let hall: Hall
    let glance: HallGlance
    let waiting: [Ticket]
    let views: [CounterView]
    let devices: [Device]
    let outages: [Outage]
    let suggestions: [(matter: Matter.ID, counters: [Counter.ID])]
    let today: DayFigures
    let names: [String: String]
    let now: Instant
}

extension HallPage {
    init(_ facts: HallFacts, _ visit: Visit) {
        let (t, hall) = (visit.t, facts.hall)
        title = t("queue_hall_title")
        let door = HallDoor(hall.rules, at: facts.now, visit.site.calendar)
        sub = HallPage.sub(door, facts, visit)
        topic = "queue/hall"
        links = HallPage.links(visit)
        alarms = Alarm.list(facts, door, t)
        figures = facts.today.figures(waiting: facts.glance.waiting.values.reduce(0, +), t)
        matters = hall.matters.compactMap { Waiting($0, facts, t) }
        devices = facts.devices.filter { $0.revokedAt == nil }.map { Machine($0, facts, door, t) }
        health = t("queue_health_line", "\(facts.outages.count)")
        places = facts.views.filter { $0.counter.retiredAt == nil }.map { Place($0, facts, t) }
    }

    private static func sub(_ door: HallDoor, _ facts: HallFacts, _ visit: Visit) -> String {
        let t = visit.t
        let hours =
            door.stretches.isEmpty
            ? t("queue_closed_today")
            : t("queue_hours_today", door.stretches.joined(separator: t("list_comma")))
        guard case .closed(let until) = door.state else {
            return "\(t("queue_open_now")) · \(hours)"
        }
        let next = until.map { t("queue_opens", HallDoor.text($0, visit)) } ?? ""
        return [t("queue_closed_title"), next, hours].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    /// Only what the reader may open.
    private static func links(_ visit: Visit) -> [Reference] {
        let all: [(String, String, Permission)] = [
            ("/counters", "queue_counters", .serveCounter),
            ("/reception", "queue_reception", .receiveVisitor),
            ("/hall/tickets", "queue_tickets", .seeHall),
            ("/hall/statistics", "queue_statistics", .seeHall),
            ("/hall/appointments", "queue_appointments", .receiveVisitor),
            ("/hall/outages", "queue_health", .seeHall),
            ("/hall/settings", "queue_settings", .manageHall),
        ]
        return all.filter { visit.signedIn?.actor.may($0.2) == true }
            .map { Reference(href: $0.0, text: visit.t($0.1)) }
    }
}

extension HallPage.Waiting {
    fileprivate init?(_ matter: Matter, _ facts: HallFacts, _ t: Strings) {
        let count = facts.glance.waiting[matter.id] ?? 0
        guard matter.isOpen || count > 0 else { return nil }
        let line = facts.waiting.filter { $0.matter == matter.id }
        let seconds = line.map { $0.waitedSeconds(at: facts.now) }.max()
        name = t.matter(matter.id, in: facts.hall)
        href = "/hall/tickets?state=waiting&matter=\(matter.id.queryEncoded)"
        waiting = t.count(count)
        longest = seconds.map(t.minutes) ?? "–"
        isLong = (seconds ?? 0) >= facts.hall.rules.longWaitMinutes * 60
        let open = facts.hall.counters(serving: matter.id).count { counter in
            facts.glance.seats.contains { $0.counter == counter.id && $0.isOpen }
        }
        let pace = facts.glance.paceSeconds[matter.id]
        expected =
            open == 0
            ? t("queue_no_counter_open")
            : pace.map { t.minutes($0 * (count + 1) / open) } ?? "–"
    }
}

extension HallPage.Machine {
    fileprivate init(_ device: Device, _ facts: HallFacts, _ door: HallDoor, _ t: Strings) {
        name = device.name
        kind = t("queue_device_\(device.kind.rawValue)")
        (state, color) = t.state(device, at: facts.now, door)
    }
}

extension Strings {
    /// Whether a device is heard; at night nobody listens.
    func state(_ device: Device, at now: Instant, _ door: HallDoor) -> (text: String, color: String)
    {
        if device.revokedAt != nil { return (self("queue_device_revoked"), "") }
        if let since = device.silentSince {
            return (self("queue_device_silent", since.hourText), "red")
        }
        guard let seen = device.seenAt else { return (self("queue_device_never"), "yellow") }
        guard door.state == .open else { return (self("queue_device_seen", seen.minuteText), "") }
        return (self("queue_device_well"), "green")
    }
}

extension HallPage.Place {
    fileprivate init(_ view: CounterView, _ facts: HallFacts, _ t: Strings) {
        let counter = view.counter
        name = t.counterInFull(counter)
        counterHref = "/hall/tickets?counter=\(counter.id.queryEncoded)"
        (state, color) = t.state(view.seat)
        isOff = view.seat.state == .closed
        number = view.ticket?.label
        let clerk = view.seat.clerk.map { Names.of($0, facts.names, t) }
        let stage = view.ticket.map { ticket in
            let since = (ticket.startedAt ?? ticket.calledAt).map { facts.now - $0 } ?? 0
            return "\(t.state(ticket).text) \(t.minutes(max(0, since)))"
        }
        line = [clerk, stage].compactMap(\.self).joined(separator: " · ")
        let served = facts.today.byCounter[counter.id]
        tally =
            served.map {
                t("queue_served_and_average", "\($0.served)", t.minutes($0.averageService ?? 0))
            } ?? t("queue_served_n", "0")
    }
}
