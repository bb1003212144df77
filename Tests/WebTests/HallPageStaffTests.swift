import Foundation
import Kernel
import Queue
import Testing
@testable import Web

/// The screen, the counter and the front desk.
struct HallPageStaffTests {
    @Test func `the screen shows the last calls with their counters and says the new ones`()
        async throws
    {
        try await HallSite.with { browser, hall in
            for counter in ["3", "12"] {
                try await hall.take()
                let clerk = Actor(id: "clerk-\(counter)", roles: [.counterClerk])
                try await hall.desks.counters.open(counter, by: clerk)
                try await hall.desks.counters.callNext(counter, by: clerk)
                hall.pass(seconds: 5)
            }
            let text = try await browser.get(hall.screenPath).text
            let first = try #require(text.range(of: "A002"))
            let second = try #require(text.range(of: "A001</span>"))
            #expect(first.lowerBound < second.lowerBound)
            #expect(text.contains("data-say=\"A零零二号，请到十二号窗口。\""))
            hall.pass(seconds: ScreenPage.spokenSeconds)
            #expect(!(try await browser.get(hall.screenPath).text.contains("data-say")))
            hall.pass(seconds: ScreenPage.shownSeconds)
            #expect(!(try await browser.get(hall.screenPath).text.contains("A002")))
        }
    }

    @Test func `a screen's word reaches the counter, and silence is an alarm`() async throws {
        try await HallSite.with(.counterClerk) { browser, hall in
            try await hall.take()
            for act in ["openings", "calls"] {
                let answer = try await browser.post("/counters/3/\(act)", [])
                #expect(answer.location?.hasPrefix("/counters/3?") == true)
            }
            #expect(!(try await browser.get("/counters/3").text.contains("没有屏幕显示")))
            hall.pass(seconds: 11)
            #expect(try await browser.get("/counters/3").text.contains("没有屏幕显示 A001"))
            let screen = try await browser.get(hall.screenPath).text
            let path = try #require(screen.firstMatch(of: /data-ack-shown="([^"]+)"/)).1
            #expect(try await browser.json(String(path), "{}").status == 200)
            let shown = try await browser.get("/counters/3").text
            #expect(shown.contains("已上屏") && shown.contains("还没有播报"))
            #expect(!shown.contains("没有屏幕显示"))
        }
    }

    @Test func `every act of the counter is a form with its key, and a refusal stays on the page`()
        async throws
    {
        try await HallSite.with(.counterClerk) { browser, hall in
            #expect(try await browser.get("/counters").text.contains("3 号窗口 · 综合"))
            let refused = try await browser.post("/counters/3/calls", [])
            #expect(refused.status == 409 && refused.text.contains("id=\"faults\""))
            _ = try await browser.post("/counters/3/openings", [])
            try await hall.take("A02", .elderly)
            _ = try await browser.post("/counters/3/calls", [])
            let called = try await browser.get("/counters/3").text
            for key in ["space", "r", "s", "t"] {
                #expect(called.contains("data-key=\"\(key)\""))
            }
            _ = try await browser.post("/counters/3/starts", [])
            let moved = try await browser.post("/counters/3/transfers", [("to", "matter:A01")])
            let page = try await browser.get(try #require(moved.location)).text
            #expect(page.contains("A001 已转出") && page.contains("60 岁以上"))
            #expect(try await browser.get("/counters/99").status == 404)
        }
    }

    @Test func `who waits longer than the limit is an alarm at the counter and in the hall`()
        async throws
    {
        try await HallSite.with(.hallChief) { browser, hall in
            try await hall.take()
            _ = try await browser.post("/counters/3/openings", [])
            hall.pass(seconds: 31 * 60)
            let counter = try await browser.get("/counters/3").text
            #expect(counter.contains("有 1 位已等候超过 30 分钟") && counter.contains("class=\"over\""))
            let page = try await browser.get("/hall").text
            #expect(page.contains("31 分钟") && page.contains("n over"))
        }
    }

    @Test func `the front desk gives, finds and logs, and tells all faults at once`() async throws {
        try await HallSite.with(.assistant) { browser, hall in
            let sent = try await browser.post(
                "/reception/tickets",
                [("matter", "B01"), ("party", "business"), ("priority", "disabled"), ("key", "r")])
            let given = try await browser.get(try #require(sent.location)).text
            #expect(given.contains("B001") && given.contains("/slip"))
            let found = try await browser.get("/reception?search=b001").text
            #expect(found.contains("href=\"/hall/tickets/"))
            let wrong = try await browser.post(
                "/reception/tickets", [("party", "?"), ("telephone", "123")])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("请选择要办的事项") && wrong.text.contains("7 到 15 位"))
            #expect(wrong.text.contains("value=\"123\""))
            let note = [("service", "guiding"), ("visitor", "individual"), ("about", "")]
            let logged = try await browser.post("/reception/notes", note)
            #expect(try await browser.get(try #require(logged.location)).text.contains("已记录"))
        }
    }

    @Test func `a ticket's page tells what happened from the journal`() async throws {
        try await HallSite.with(.hallChief) { browser, hall in
            let ticket = try await hall.take()
            for act in ["openings", "calls", "starts", "finishes"] {
                _ = try await browser.post("/counters/3/\(act)", [("outcome", "served")])
                hall.pass(seconds: 90)
            }
            let page = try await browser.get("/hall/tickets/\(ticket.id)").text
            for word in ["取号", "叫号", "开始办理", "办结", "大厅负责人", "东门"] {
                #expect(page.contains(word), "\(word)")
            }
            #expect(!page.contains(ticket.secret))
            let list = try await browser.get("/hall/tickets?state=ended&search=a1").text
            #expect(list.contains("A001") && list.contains("已办结"))
            #expect(!(try await browser.get("/hall/tickets?state=waiting").text.contains("A001")))
            let csv = try await browser.get("/hall/tickets/exports?format=csv")
            #expect(csv.text.contains("A001") && !csv.text.contains(ticket.secret))
        }
    }
}
