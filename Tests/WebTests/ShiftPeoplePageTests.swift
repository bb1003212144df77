import Kernel
import People
import Testing
@testable import Web

/// Who is away and who stands in; when assistants are employed.
struct ShiftPeoplePageTests {
    @Test func `an absence cancels the shifts in it, and the week says who stands in`()
        async throws
    {
        try await ShiftSite.with { site in
            try await site.plan([("day", "2025-10-20")])
            try await site.plan([("day", "2025-10-22")])
            let sent = try await site.away([("delegate", site.ids[.hallChief] ?? "")])
            #expect(sent.location == "/shifts/people?cancelled=1")
            let page = try await site.chief.get("/shifts/people?cancelled=1").text
            #expect(page.contains("因此取消了 1 个班次"))
            #expect(page.contains("休假（由大厅负责人小王代理）"))
            let week = try await site.chief.get("/shifts?week=2025-10-20").text
            #expect(week.contains("休假（由大厅负责人小王代理）"))
            let planned = try await site.plan([("day", "2025-10-21")])
            #expect(planned.status == 409 && planned.text.contains("此人 2025-10-21 缺勤"))
            let path = try #require(
                page.firstMatch(of: #/action="(/shifts/absences/[^"]+/withdrawals)"/#)
                    .map { String($0.1) })
            #expect(try await site.chief.post(path, [], csrf: site.csrf).status == 303)
            #expect(try await site.plan([("day", "2025-10-21")]).status == 303)
            let twice = try await site.chief.post(path, [], csrf: site.csrf)
            #expect(twice.status == 409 && twice.text.contains("这条缺勤已经撤销"))
        }
    }

    @Test func `a refused absence keeps what was typed, each fault at its field`() async throws {
        try await ShiftSite.with { site in
            let clerk = site.ids[.counterClerk] ?? ""
            let sent = try await site.away([
                ("first_day", "2025-10-24"), ("kind", "training"), ("delegate", clerk),
            ])
            #expect(sent.status == 422)
            #expect(sent.text.contains("不能由本人代理自己"))
            #expect(sent.text.contains("最后一天不能早于第一天"))
            for words in [
                "id=\"delegate\" name=\"delegate\" aria-invalid=\"true\"",
                "id=\"first_day\" type=\"date\" name=\"first_day\" value=\"2025-10-24\"",
                "<option value=\"training\" selected>", "<option value=\"\(clerk)\" selected>",
            ] { #expect(sent.text.contains(words), "\(words)") }
            #expect(sent.text.contains("name=\"first_day\" value=\"\" required"))
        }
    }

    @Test func `a refused employment keeps its own fields and leaves the absence's alone`()
        async throws
    {
        try await ShiftSite.with { site in
            let clerk = site.ids[.counterClerk] ?? ""
            func employ(_ first: String, _ last: String) async throws -> Browser.Answer {
                try await site.chief.post(
                    "/shifts/employments",
                    [("account", clerk), ("first_day", first), ("last_day", last)],
                    csrf: site.csrf)
            }
            let sent = try await employ("2025-11-01", "2025-10-01")
            #expect(sent.status == 422 && sent.text.contains("href=\"#employed_through\""))
            for words in [
                "id=\"employed_from\" type=\"date\" name=\"first_day\" value=\"2025-11-01\"",
                "id=\"first_day\" type=\"date\" name=\"first_day\" value=\"2025-10-17\"",
            ] { #expect(sent.text.contains(words), "\(words)") }
            #expect(sent.text.matches(of: #/<option value="[^"]+" selected>窗口人员小王/#).count == 1)
            #expect(try await employ("2025-11-01", "").status == 303)
            let planned = try await site.plan()
            #expect(planned.status == 409 && planned.text.contains("不在聘用期内"))
            let page = try await site.chief.get("/shifts/people").text
            let path = try #require(
                page.firstMatch(of: #/action="(/shifts/employments/[^"]+/endings)"/#)
                    .map { String($0.1) })
            let early = try await site.chief.post(
                path, [("last_day", "2025-10-31")], csrf: site.csrf)
            #expect(early.status == 422 && early.text.contains("value=\"2025-10-31\" required"))
            let ended = try await site.chief.post(
                path, [("last_day", "2025-12-31")], csrf: site.csrf)
            #expect(ended.location == "/shifts/people")
            #expect(
                try await site.chief.get("/shifts/people").text.contains("2025-11-01 至 2025-12-31"))
        }
    }

    @Test func `absences are the chief's to see and to record`() async throws {
        try await ShiftSite.with { site in
            #expect(try await site.clerk.get("/shifts/people").status == 403)
            let sent = try await site.clerk.post("/shifts/absences", [])
            #expect(sent.status == 403 && sent.text.contains("大厅负责人"))
            #expect(try await site.count("kernel.permission_refused") > 0)
        }
    }
}
