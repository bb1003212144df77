import Kernel
import People
import Testing
@testable import Web

/// The pages of 排班, as the chief of the hall and a clerk use them on Friday 17 October 2025.
struct ShiftPageTests {
    @Test func `the chief plans a shift, and the week's page shows it to everybody`() async throws {
        try await ShiftSite.with { site in
            let sent = try await site.plan()
            #expect(sent.location == "/shifts?week=2025-10-13")
            let week = try await site.chief.get("/shifts?week=2025-10-13").text
            #expect(week.contains("09:00–17:00") && week.contains("窗口 3号窗口"))
            #expect(week.contains("id=\"plan\""))
            let clerk = try await site.clerk.get("/shifts").text
            #expect(clerk.contains("我今天的班") && clerk.contains("还没到岗"))
            #expect(!clerk.contains("id=\"plan\"") && !clerk.contains("/cancellations"))
            let next = try await site.clerk.get("/shifts?week=2025-10-20").text
            #expect(next.contains("这一周还没有排班"))
        }
    }

    @Test func `every fault is told at once, and what was typed stays`() async throws {
        try await ShiftSite.with { site in
            let sent = try await site.plan([
                ("account", ""), ("day", "昨天"), ("begins", "17:00"), ("ends", "09:00"),
                ("place_name", String(repeating: "长", count: 41)),
            ])
            #expect(sent.status == 422)
            for words in [
                "请选择一个人", "日期应写作", "结束应晚于开始", "岗位名称最多 40 个字",
                "value=\"昨天\"", "name=\"begins\" value=\"17:00\"",
                "value=\"\(String(repeating: "长", count: 41))\"",
                "<option value=\"counter\" selected>",
            ] { #expect(sent.text.contains(words), "\(words)") }
            #expect(try await site.count("people.shift_planned") == 0)
        }
    }

    @Test func `a shift that meets another of the same person is refused by its hours`()
        async throws
    {
        try await ShiftSite.with { site in
            try await site.plan()
            let sent = try await site.plan([("begins", "16:00"), ("ends", "18:00")])
            #expect(sent.status == 409)
            #expect(sent.text.contains("此人 2025-10-17 09:00–17:00 已排在“3号窗口”"))
            #expect(sent.text.contains("name=\"ends\" value=\"18:00\""))
            let other = try await site.plan([("account", site.ids[.hallChief] ?? "")])
            #expect(other.status == 303)
        }
    }

    @Test func `a week is planned like the one before, and what does not fit is told`()
        async throws
    {
        try await ShiftSite.with { site in
            let empty = try await site.chief.post(
                "/shifts/copies", [("week", "2025-10-20")], csrf: site.csrf)
            #expect(empty.status == 409 && empty.text.contains("上一周没有班次可以照排"))
            try await site.plan([("day", "2025-10-16")])
            try await site.plan()
            try await site.plan([("day", "2025-10-24"), ("begins", "08:00")])
            let copied = try await site.chief.post(
                "/shifts/copies", [("week", "2025-10-20")], csrf: site.csrf)
            #expect(copied.status == 200)
            #expect(copied.text.contains("已照上周排好 1 个班次；1 个没有照排"))
            #expect(copied.text.contains("2025-10-24 09:00–17:00 窗口人员小王"))
            #expect(copied.text.contains("已排在“3号窗口”"))
            #expect(copied.text.contains("2025-10-20 至 2025-10-26"))
        }
    }

    @Test func `a shift is cancelled for a reason only, and what was typed is kept`()
        async throws
    {
        try await ShiftSite.with { site in
            try await site.plan([("day", "2025-10-20")])
            let week = try await site.chief.get("/shifts?week=2025-10-20").text
            let path = try #require(
                week.firstMatch(of: #/action="(/shifts/[^"]+/cancellations)"/#)
                    .map { String($0.1) })
            let blank = try await site.chief.post(
                path, [("week", "2025-10-20"), ("reason", "   ")], csrf: site.csrf)
            #expect(blank.status == 422 && blank.text.contains("请写明取消的原因"))
            #expect(blank.text.contains("2025-10-20 至 2025-10-26"))
            let opened = blank.text.contains(#/<details id="shift-[^"]+" open>/#)
            let isMarked = blank.text.contains(
                #/name="reason" value="[^"]*" required aria-invalid="true"/#)
            #expect(opened && isMarked)
            let done = try await site.chief.post(
                path, [("week", "2025-10-20"), ("reason", "设备检修")], csrf: site.csrf)
            #expect(done.location == "/shifts?week=2025-10-20")
            #expect(!(try await site.chief.get("/shifts?week=2025-10-20").text.contains("09:00–")))
            let again = try await site.chief.post(
                path, [("week", "2025-10-20"), ("reason", "设备检修")], csrf: site.csrf)
            #expect(again.status == 409 && again.text.contains("这个班次已经取消"))
        }
    }

    @Test func `whoever comes and goes notes it themselves, and nobody else's`() async throws {
        try await ShiftSite.with { site in
            try await site.plan()
            try await site.plan([("account", site.ids[.hallChief] ?? ""), ("begins", "09:30")])
            let mine = try await site.clerk.get("/shifts").text
            let path = try #require(
                mine.firstMatch(of: #/action="(/shifts/[^"]+/arrivals)"/#).map { String($0.1) })
            #expect(mine.matches(of: #/action="/shifts/[^"]+/arrivals"/#).count == 1)
            #expect(try await site.clerk.post(path, []).status == 303)
            #expect(try await site.clerk.get("/shifts").text.contains("在岗（迟到）"))
            let twice = try await site.clerk.post(path, [])
            #expect(twice.status == 409 && twice.text.contains("已经登记过到岗"))
            let others = try await site.chief.get("/shifts").text
                .matches(of: #/action="(/shifts/[^"]+/arrivals)"/#).map { String($0.1) }
            let stranger = try await site.clerk.post(try #require(others.last), [])
            #expect(stranger.status == 403)
        }
    }
}
