import Kernel
import Queue
import Testing
@testable import Web

/// The kiosk and the phone: what visitors touch.
struct HallPageVisitorTests {
    @Test func `three touches give a ticket, its place in line and a code for the phone`()
        async throws
    {
        try await HallSite.with { browser, hall in
            try await hall.take()
            #expect(try await browser.get(hall.kioskPath).text.contains("食品生产许可"))
            let matters = try await browser.get("\(hall.kioskPath)?category=A").text
            #expect(matters.contains("?matter=A02") && matters.contains("等候 1 人"))
            let confirm = try await browser.get("\(hall.kioskPath)?matter=A01").text
            #expect(confirm.contains("60 岁以上") && confirm.contains("企业"))
            let sent = try await browser.send(
                form: "\(hall.kioskPath)/tickets",
                [("matter", "A01"), ("party", "business"), ("priority", "elderly"), ("key", "k1")])
            let slip = try await browser.get(try #require(sent.location))
            #expect(slip.text.contains("A002") && slip.text.contains("下一位就是您"))
            #expect(slip.text.contains("<svg class=\"qr\""))
            let again = try await browser.send(
                form: "\(hall.kioskPath)/tickets",
                [("matter", "A01"), ("party", "business"), ("priority", "elderly"), ("key", "k1")])
            #expect(again.location == sent.location)
        }
    }

    @Test func `all faults of the kiosk's form are told at once and what was chosen stays`()
        async throws
    {
        try await HallSite.with { browser, hall in
            let answer = try await browser.send(
                form: "\(hall.kioskPath)/tickets",
                [("matter", "A02"), ("party", "nobody"), ("priority", "king")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("请选择个人或企业") && answer.text.contains("没有这种优先"))
            #expect(answer.text.contains("name=\"matter\" value=\"A02\""))
        }
    }

    @Test(arguments: [(8 * 3600, "今天 09:00"), (12 * 3600, "今天 13:30"), (20 * 3600, "10 月 20 日")])
    func `a closed hall says when it opens`(second: Int, opens: String) async throws {
        try await HallSite.with { browser, hall in
            hall.set(secondOfDay: second)
            for path in [hall.kioskPath, "/q/\(HallSite.poster)"] {
                let text = try await browser.get(path).text
                #expect(text.contains("现在不取号") && text.contains(opens), "\(path)")
            }
        }
    }

    @Test func `a declared outage sends visitors to the front desk for paper`() async throws {
        try await HallSite.with { browser, hall in
            try await hall.desks.health.declare(
                planned: false, from: hall.centre.clock.now(), until: nil, reason: "断网",
                by: .operator)
            for path in [hall.kioskPath, hall.screenPath, "/q/\(HallSite.poster)"] {
                #expect(try await browser.get(path).text.contains("请到服务台领纸质号"), "\(path)")
            }
        }
    }

    @Test func `nothing is behind a wrong token, code or secret`() async throws {
        try await HallSite.with { browser, hall in
            let wrong = String(repeating: "0", count: 64)
            for path in [
                "/kiosks/\(wrong)", "/screens/\(wrong)", "/kiosks/\(hall.screen.token)",
                "/screens/\(hall.kiosk.token)", "/q/wrong", "/tickets/\(wrong.prefix(32))",
                "\(hall.kioskPath)/tickets/\(wrong.prefix(32))",
                "\(hall.screenPath)/speech/x-1.wav",
            ] { #expect(try await browser.get(path).status == 404, "\(path)") }
            let sent = try await browser.send(form: "/q/wrong/tickets", [("matter", "A01")])
            #expect(sent.status == 404)
            try await hall.desks.devices.revoke(hall.kiosk.device.id, by: .operator)
            // Another process learns of it within five seconds.
            hall.pass(seconds: 6)
            #expect(try await browser.get(hall.kioskPath).status == 404)
        }
    }

    @Test func `a phone takes one ticket, follows it, and gives it back`() async throws {
        try await HallSite.with { browser, hall in
            let form = [("matter", "A01"), ("party", "individual"), ("priority", "")]
            let path = "/q/\(HallSite.poster)/tickets"
            let sent = try await browser.send(form: path, form + [("key", "a")])
            let ticket = try #require(sent.location)
            #expect(try await browser.get(ticket).text.contains("A001"))
            let twice = try await browser.send(form: path, form + [("key", "b")])
            #expect(twice.status == 409 && twice.text.contains("A001"))
            let start = try await browser.get("/q/\(HallSite.poster)").text
            #expect(start.contains("您已有号：A001") && start.contains(ticket))
            let back = try await browser.send(form: "\(ticket)/returns", [])
            #expect(back.location == ticket)
            #expect(try await browser.get(ticket).text.contains("这个号已让出"))
        }
    }

    @Test func `the phone shows where to go when called and what to do when passed over`()
        async throws
    {
        try await HallSite.with { browser, hall in
            let ticket = try await hall.take()
            let path = "/tickets/\(ticket.secret)"
            let counters = hall.desks.counters
            try await counters.open("3", by: .operator)
            try await counters.callNext("3", by: .operator)
            let called = try await browser.get(path).text
            #expect(called.contains("<p class=\"counter\">3 号窗口</p>"))
            #expect(called.contains("data-state=\"called\""))
            try await counters.passOver("3", by: .operator)
            #expect(try await browser.get(path).text.contains("您的号叫过了，没有作废"))
            try await counters.callNext("3", by: .operator)
            try await counters.finish("3", .served, by: .operator)
            #expect(try await browser.get(path).text.contains("已办完，谢谢您"))
        }
    }

    @Test func `names are shown as they are, never run`() async throws {
        try await HallSite.with { browser, hall in
            for path in [hall.kioskPath, "/q/\(HallSite.poster)"] {
                let text = try await browser.get(path).text
                #expect(text.contains("&lt;b&gt;资质") && !text.contains("<b>资质"))
            }
        }
    }

    @Test(arguments: [
        ("A037", 3, "A零三七号，请到三号窗口。"), ("B120", 12, "B一二零号，请到十二号窗口。"),
        ("C009", 20, "C零零九号，请到二十号窗口。"), ("A001", 10, "A零零一号，请到十号窗口。"),
        ("Z1000", 101, "Z一零零零号，请到一百零一号窗口。"),
    ])
    func `a number is read digit by digit`(label: String, counter: Int, sentence: String) {
        #expect(CallSentence.text(label, to: counter) == sentence)
    }
}
