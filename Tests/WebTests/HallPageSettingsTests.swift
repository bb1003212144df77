import Kernel
import Queue
import Testing
@testable import Web

/// The hall's settings, and that every page of the hall shows what its template asks for.
struct HallPageSettingsTests {
    @Test func `all faults of the rules are told at once and nothing typed is lost`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            let form = try await Self.rules(browser)
            var wrong = form
            wrong["hours"] = "九点到五点"
            wrong["exceptions"] = "明天不开"
            wrong["long_wait_minutes"] = "很久"
            let answer = try await browser.post("/hall/settings", wrong.map { ($0.key, $0.value) })
            #expect(answer.status == 422)
            for text in [
                "hours-fault", "exceptions-fault", "long_wait_minutes-fault", "九点到五点", "很久",
            ] {
                #expect(answer.text.contains(text), "\(text)")
            }
            var right = form
            right["hours"] = "08:30-12:00，13:00-16:30"
            right["exceptions"] = "2025-10-18 09:00-12:00\n2025-10-20"
            right["returns_after_calls"] = ""
            let kept = try await browser.post("/hall/settings", right.map { ($0.key, $0.value) })
            #expect(kept.location == "/hall/settings?done=rules")
            let rules = try await hall.desks.hall.hall().rules
            #expect(rules.hours.stretches.map(\.text) == ["08:30-12:00", "13:00-16:30"])
            #expect(rules.hours.exceptions["2025-10-20"] == [])
            #expect(rules.returnsAfterCalls == nil)
        }
    }

    /// What the form of the rules shows, to be sent again.
    private static func rules(_ browser: Browser) async throws -> [String: String] {
        let text = try await browser.get("/hall/settings").text
        var fields: [String: String] = ["exceptions": ""]
        for match in text.matches(of: /<input id="([a-z_]+)" name="[a-z_]+"[^>]* value="([^"]*)"/) {
            fields[String(match.1)] = String(match.2)
        }
        fields["hours"] = "09:00-11:30 13:30-17:00"
        return fields
    }

    @Test func `a device's address is shown once, and opens its page`() async throws {
        try await HallSite.with(.hallChief) { browser, _ in
            let answer = try await browser.post(
                "/hall/settings/devices", [("kind", "screen"), ("name", "西侧"), ("address", "")])
            let token = try #require(answer.text.firstMatch(of: /\/screens\/([0-9a-f]{64})/)).1
            #expect(try await browser.get("/screens/\(token)").status == 200)
            let later = try await browser.get("/hall/settings/devices").text
            #expect(later.contains("西侧") && !later.contains(token))
            let wrong = try await browser.post(
                "/hall/settings/devices", [("kind", "kiosk"), ("name", " ")])
            #expect(wrong.status == 422 && wrong.text.contains("name-fault"))
        }
    }

    @Test func `matters and counters are added, changed and closed`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            let steps: [(String, [(String, String)], String)] = [
                ("categories", [("category_letter", "c"), ("category_name", "特种设备")], "category"),
                (
                    "matters", [("letter", "C"), ("name", "登记"), ("appointment_places", "1")],
                    "matter"
                ),
                ("matters/C01", [("name", "使用登记"), ("appointment_places", "3")], "changed"),
                ("matters/C01/closings", [], "closed"),
                ("matters/C01/reopenings", [], "reopened"),
                ("counters", [("number", "7"), ("name", ""), ("matters", "C01")], "counter"),
                ("counters/7/retirements", [], "retired"),
            ]
            for (path, form, done) in steps {
                let answer = try await browser.post("/hall/settings/\(path)", form)
                #expect(answer.location?.hasSuffix("done=\(done)") == true, "\(path)")
            }
            #expect(try await hall.desks.hall.hall().matter("C01")?.appointmentPlaces == 3)
            let taken = try await browser.post(
                "/hall/settings/categories", [("category_letter", "A"), ("category_name", "又一个")])
            #expect(taken.status == 409 && taken.text.contains("id=\"category_letter-fault\""))
            #expect(taken.text.contains("value=\"又一个\""))
        }
    }

    @Test func `an outage needs a time and a reason, and both are told`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            let wrong = try await browser.post("/hall/outages", [("from", "刚才"), ("until", "x")])
            #expect(wrong.status == 422)
            for field in ["from", "until", "reason"] {
                #expect(wrong.text.contains("id=\"\(field)-fault\""), "\(field)")
            }
            let right = try await browser.post(
                "/hall/outages",
                [("cause", "planned"), ("from", "2025-10-17T10:00"), ("reason", "换交换机")])
            #expect(right.location == "/hall/outages?done=outage")
            #expect(try await browser.get("/hall").text.contains("换交换机"))
            let id = try #require(try await hall.desks.health.openOutages().first?.id)
            hall.pass(seconds: 600)
            _ = try await browser.post("/hall/outages/\(id)/ends", [])
            #expect(try await hall.desks.health.openOutages().isEmpty)
        }
    }

    @Test func `an upgrade is recorded by its acceptance record`() async throws {
        try await HallSite.with(.hallChief) { browser, _ in
            let answer = try await browser.upload(
                "/hall/upgrades",
                [("day", "2025-10-16"), ("title", "语音升级"), ("document", "验收 2025-3")],
                file: "paper", named: "验收.pdf", Array("%PDF-1.4".utf8))
            #expect(answer.location == "/hall/upgrades?done=upgrade")
            let page = try await browser.get("/hall/upgrades").text
            #expect(page.contains("语音升级") && page.contains("/papers/"))
            #expect(try await browser.post("/hall/upgrades", [("day", "x")]).status == 422)
        }
    }

    @Test func `paper slips are handed out and entered in order, all or none`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            _ = try await browser.post("/reception/paper/blocks", [("count", "2")])
            var form = [
                ("day", "2025-10-17"), ("slip", "1"), ("slip", "2"), ("matter_1", "A01"),
                ("taken_1", "09:10"), ("fate_1", "waits"), ("matter_2", "A01"), ("taken_2", "迟"),
                ("fate_2", "left"),
            ]
            let wrong = try await browser.post("/reception/paper/slips", form)
            #expect(wrong.status == 422 && wrong.text.contains("第 2 张"))
            #expect(wrong.text.contains("value=\"09:10\""))
            form[7] = ("taken_2", "09:12")
            let right = try await browser.post("/reception/paper/slips", form)
            #expect(right.location?.hasSuffix("entered=2") == true)
            #expect(try await browser.get("/hall/tickets").text.contains("Z001"))
            #expect(try await hall.desks.glance().waiting["A01"] == 1)
        }
    }

    @Test func `a booking is made, checked in and never shows the visitor's name in full`()
        async throws
    {
        try await HallSite.with(.hallChief) { browser, hall in
            let page = try await browser.get("/hall/appointments").text
            let slot = try #require(page.firstMatch(of: /name="slot" value="([0-9]+)"/)).1
            let wrong = try await browser.post(
                "/hall/appointments", [("matter", "A01"), ("slot", String(slot))])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("请填写姓名") && wrong.text.contains("请填写联系电话"))
            let booked = try await browser.post(
                "/hall/appointments",
                [
                    ("matter", "A01"), ("slot", String(slot)), ("name", "欧阳修文"),
                    ("telephone", "13800001234"), ("party", "individual"), ("key", "b"),
                ])
            #expect(booked.location?.hasSuffix("done=booked") == true)
            let list = try await browser.get("/hall/appointments").text
            #expect(!list.contains("修文") && !list.contains("13800001234"))
            let booking = try #require(
                try await hall.desks.appointments.all(on: SmallCentre.today).first)
            let answer = try await browser.post(
                "/reception/appointments/\(booking.id)/check-ins", [])
            #expect(answer.location?.hasPrefix("/reception?issued=") == true)
        }
    }
}
