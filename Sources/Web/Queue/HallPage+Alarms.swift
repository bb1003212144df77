import Devices
import Kernel
import Queue

extension HallPage.Alarm {
    static func list(_ facts: HallFacts, _ door: HallDoor, _ t: Strings) -> [Self] {
        outages(facts, t) + unseen(facts, t) + silent(facts, door, t) + unprinted(facts, t)
            + long(facts, t) + unserved(facts, t)
    }

    private static func outages(_ facts: HallFacts, _ t: Strings) -> [Self] {
        facts.outages.filter { $0.device == nil && $0.from <= facts.now }.map {
            Self(
                isMild: $0.cause == .planned,
                text: t("queue_alarm_outage", $0.from.hourText, $0.reason),
                advice: t("queue_alarm_outage_next"), alarmHref: "/hall/outages")
        }
    }

    private static func unseen(_ facts: HallFacts, _ t: Strings) -> [Self] {
        facts.views.compactMap { view in
            guard let ticket = view.ticket, ticket.state == .called, ticket.shownAt == nil,
                let called = ticket.calledAt,
                facts.now - called >= facts.hall.rules.shownWithinSeconds
            else { return nil }
            return Self(
                isMild: false,
                text: t("queue_alarm_unseen_at", ticket.label, t.counter(view.counter)),
                advice: t("queue_alarm_unseen_next"), alarmHref: nil)
        }
    }

    private static func silent(_ facts: HallFacts, _ door: HallDoor, _ t: Strings) -> [Self] {
        guard door.state == .open else { return [] }
        return facts.devices.filter { $0.revokedAt == nil }.compactMap { device in
            device.silentSince.map {
                Self(
                    isMild: false, text: t("queue_alarm_silent", device.name, $0.hourText),
                    advice: t("queue_alarm_silent_next"), alarmHref: "/hall/outages")
            }
        }
    }

    private static func unprinted(_ facts: HallFacts, _ t: Strings) -> [Self] {
        facts.devices.filter { $0.revokedAt == nil }.compactMap { device in
            device.unprinted.map { unprinted in
                let what = PrinterFault(rawValue: unprinted.reason)?.words
                return Self(
                    isMild: false,
                    text: t("queue_alarm_unprinted", device.name, unprinted.since.hourText),
                    advice: what.map { t($0) } ?? t("queue_alarm_silent_next"),
                    alarmHref: "/hall/settings/devices")
            }
        }
    }

    private static func long(_ facts: HallFacts, _ t: Strings) -> [Self] {
        facts.suggestions.map { matter, counters in
            let names = counters.compactMap { facts.hall.counter($0).map { t.counter($0) } }
            return Self(
                isMild: false,
                text: t(
                    "queue_alarm_matter", t.matter(matter, in: facts.hall),
                    "\(facts.hall.rules.longWaitMinutes)"),
                advice: names.isEmpty
                    ? t("queue_alarm_matter_none")
                    : t("queue_alarm_matter_open", names.joined(separator: t("list_comma"))),
                alarmHref: "/hall/tickets?state=waiting&matter=\(matter.queryEncoded)")
        }
    }

    /// Somebody waits for a matter that no open counter serves.
    private static func unserved(_ facts: HallFacts, _ t: Strings) -> [Self] {
        facts.hall.matters.compactMap { matter in
            guard let count = facts.glance.waiting[matter.id], count > 0 else { return nil }
            let serving = facts.hall.counters(serving: matter.id)
            let isServed = serving.contains { counter in
                facts.glance.seats.contains { $0.counter == counter.id && $0.state != .closed }
            }
            guard !isServed else { return nil }
            return Self(
                isMild: true,
                text: t("queue_alarm_unserved", t.matter(matter.id, in: facts.hall), "\(count)"),
                advice: t("queue_alarm_unserved_next"), alarmHref: nil)
        }
    }
}
