import Kernel
import Queue
import Testing
@testable import Web

/// Every template of the hall against its page, and every text that is named as it goes.
struct HallPageTemplateTests {
    @Test func `every tag of every template of the hall is a property of its page`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            try await Self.wander(browser, hall)
            var seen: Set<String> = ["kiosk-head", "kiosk-foot", "settings-tabs"]
            for page in hall.pages.all {
                let name = type(of: page).template
                guard name.hasPrefix("queue/") else { continue }
                seen.insert(String(name.dropFirst(6)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/queue").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
        }
    }

    /// Every page, empty and with something on it.
    private static func wander(_ browser: Browser, _ hall: HallSite) async throws {
        let staff = [
            "/hall", "/hall/tickets", "/hall/statistics", "/hall/settings",
            "/hall/settings/matters", "/hall/settings/counters", "/hall/settings/devices",
            "/hall/outages", "/hall/upgrades", "/hall/appointments", "/reception",
            "/reception?search=A", "/reception/paper", "/counters", "/counters/3",
        ]
        for path in staff { _ = try await browser.get(path) }
        let ticket = try await hall.take("A01", .pregnant)
        try await hall.take()
        _ = try await browser.post("/reception/paper/blocks", [("count", "3")])
        for path in ["/hall/settings", "/hall/outages", "/hall/upgrades", "/reception/tickets"] {
            _ = try await browser.post(path, [])
        }
        _ = try await browser.post("/hall/settings/devices", [("kind", "kiosk"), ("name", "新")])
        for act in ["openings", "calls", "starts"] {
            _ = try await browser.post("/counters/3/\(act)", [])
            for path in ["/counters/3", hall.screenPath, "/tickets/\(ticket.secret)", "/hall"] {
                _ = try await browser.get(path)
            }
        }
        _ = try await browser.post("/counters/3/finishes?only=1", [])
        let paths = [
            hall.kioskPath, "\(hall.kioskPath)?category=A", "\(hall.kioskPath)?matter=A01",
            "\(hall.kioskPath)/tickets/\(ticket.secret)", "/q/\(HallSite.poster)",
            "/q/\(HallSite.poster)?category=A", "/q/\(HallSite.poster)?matter=A01",
            "/tickets/\(ticket.secret)", "/hall/tickets/\(ticket.id)",
            "/hall/tickets/\(ticket.id)/slip", hall.screenPath,
            "\(hall.kioskPath)/check-ins?code=12",
            "/appointments", "/appointments?matter=A01", "/appointments?matter=A01&day=2025-10-20",
        ]
        let booked = try await browser.book(in: hall)
        _ = try await browser.get(try #require(booked.location))
        for path in staff + paths { _ = try await browser.get(path) }
        hall.set(secondOfDay: 22 * 3600)
        for path in [hall.kioskPath, "/q/\(HallSite.poster)", hall.screenPath, "/hall"] {
            _ = try await browser.get(path)
        }
    }

    @Test func `every word of the desk has a text in both languages`() throws {
        let words =
            Ticket.State.allCases.map { "queue_state_\($0.rawValue)" }
            + Ticket.Outcome.allCases.flatMap {
                ["queue_outcome_\($0.rawValue)", "queue_end_\($0.rawValue)"]
            }
            + Ticket.Channel.allCases.map { "queue_channel_\($0.rawValue)" }
            + VisitorKind.allCases.map { "queue_party_\($0.rawValue)" }
            + Priority.allCases.map { "queue_priority_\($0.rawValue)" }
            + Device.Kind.allCases.map { "queue_device_\($0.rawValue)" }
            + Outage.Cause.allCases.map { "queue_cause_\($0.rawValue)" }
            + ReceptionNote.Act.allCases.map { "queue_service_\($0.rawValue)" }
            + Seat.State.allCases.flatMap {
                ["queue_seat_\($0.rawValue)", "queue_idle_\($0.rawValue)"]
            }
            + SettingsTab.allCases.map { "queue_tab_\($0.rawValue)" }
            + ["booked", "arrived", "cancelled", "missed"].map { "queue_booking_\($0)" }
            + ["waits", "served", "left", "void"].map { "queue_fate_\($0)" }
            + ["printed", "failed", "browser"].map { "queue_slip_\($0)" }
            + HallRulesTyped.names.flatMap { ["queue_rule_\($0)", "queue_rule_\($0)_hint"] }
        for (language, texts) in try Strings.all() {
            for word in words { #expect(texts[word] != nil, "\(language) \(word)") }
        }
    }
}
