import Foundation
import Kernel
import People
import Performance
import Testing
import Web

/// What the pages of a year show.
struct PageTests {
    /// The id of an indicator of the newest version.
    static func indicator(_ name: String, _ small: SmallCentre) async throws -> String {
        let all = try await small.centre.read { try $0.declarations(year: 2025) }
        let found = all.flatMap(\.indicators).first { $0.indicator.name == name }
        return try #require(found?.id)
    }

    @Test func `the year shows what needs somebody and every indicator`() async throws {
        try await SmallCentre.with(.supervisor) { browser, _ in
            #expect(try await browser.get("/").location == "/years/2025")
            let page = try await browser.get("/years/2025")
            #expect(page.status == 200)
            for fact in [
                "1,212", "99.75", "7,654.32 / 10,000", "预警", "未测", "尚无数据", "第 195 个工作日",
                "aria-label=\"实际 12 工作日，上限 ≤10 工作日\"", "class=\"hatch\"",
            ] {
                #expect(page.text.contains(fact), "\(fact)")
            }
            let red = try await browser.get("/years/2025?lamp=red")
            #expect(red.text.contains("证书送达时间</a>") && !red.text.contains("\">邮寄业务次数</a>\n<span"))
            let early = try await browser.get("/years/2025?as_of=2025-04-01")
            #expect(early.text.contains("1,200") && !early.text.contains("1,212"))
        }
    }

    @Test(arguments: ["2025-99-01", "2024-12-31", "x"])
    func `a day that cannot be asked for is refused in words`(day: String) async throws {
        try await SmallCentre.with(.supervisor) { browser, _ in
            let page = try await browser.get("/years/2025?as_of=\(day)")
            #expect(page.status == 422 && page.text.contains(day))
        }
    }

    @Test func `an indicator opens onto its evidence and the journal`() async throws {
        try await SmallCentre.with(.auditor) { browser, small in
            let id = try await Self.indicator("证书送达时间", small)
            let page = try await browser.get("/indicators/\(id)")
            for fact in ["超过上限：按超出比例扣分", "送达天数", "上限 10 工作日", "依据：1 条记录"] {
                #expect(page.text.contains(fact), "\(fact)")
            }
            let href = try #require(page.text.firstMatch(of: /href="(\/journal\/\d+)"/)).1
            let entry = try await browser.get(String(href))
            #expect(entry.text.contains("内容与写入时完全相同"))
            let grade = try await Self.indicator("课题评定等级", small)
            #expect(try await browser.get("/indicators/\(grade)").text.contains("良好"))
            let blank = try await Self.indicator("企业满意度", small)
            #expect(try await browser.get("/indicators/\(blank)").text.contains("没有记录就没有实际值"))
        }
    }

    @Test func `an altered journal entry is seen on its page`() async throws {
        try await SmallCentre.with(.auditor) { browser, small in
            try await small.centre.write(as: "thief") {
                _ = try $0.run("UPDATE journal SET detail = '{}' WHERE sequence = 3")
            }
            #expect(try await browser.get("/journal/3").text.contains("这条记录被改动过"))
            #expect(try await browser.get("/journal/2").text.contains("完全相同"))
        }
    }

    @Test func `a project shows its form and its points, and an older version as it was`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let newest = try await small.centre.read { try $0.declarations(year: 2025)[0].id }
            let page = try await browser.get("/projects/\(newest)")
            for fact in ["今年的年度目标", "经常性专项业务费", "10,000", "第 2 版", "76.54 %"] {
                #expect(page.text.contains(fact), "\(fact)")
            }
            let older = try #require(page.text.firstMatch(of: /href="(\/projects\/\w+)">第 1 版/)).1
            let old = try await browser.get(String(older))
            #expect(old.text.contains("旧的年度目标") && old.text.contains("这是旧版申报表"))
        }
    }

    @Test func `indicators are bound by hand and by proposal`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let page = try await browser.get("/bindings/2025")
            #expect(page.text.contains("已绑定 4 项，建议 1 项"))
            let id = try await Self.indicator("企业满意度", small)
            let unfit = try await browser.post(
                "/indicators/\(id)/bindings",
                [("measure", "register.parcels"), ("gathering", "share")])
            #expect(unfit.status == 422)
            #expect(try await browser.post("/bindings/2025", []).status == 303)
            #expect(try await browser.get("/bindings/2025").text.contains("已绑定 5 项"))
            let again = try await browser.post(
                "/indicators/\(id)/bindings",
                [("measure", "register.delivered"), ("gathering", "share")])
            #expect(again.location == "/bindings/2025#\(id)")
        }
    }

    @Test(arguments: ["summary", "declaration", "monitoring", "self-evaluation"])
    func `the official forms stand for themselves`(form: String) async throws {
        try await SmallCentre.with(.supervisor) { browser, _ in
            let page = try await browser.get("/years/2025/forms/\(form)")
            #expect(page.status == 200 && page.text.contains("业务受理工作经费"))
            #expect(!page.text.contains("<script"))
        }
    }

    @Test func `programs read the report`() async throws {
        try await SmallCentre.with(.supervisor) { browser, _ in
            let report = try await browser.get("/api/years/2025/report?as_of=2025-10-17")
            #expect(report.text.contains("\"weight_scored\"") && report.text.contains("\"1212\""))
            let missing = try await browser.get("/api/years/1999/report")
            #expect(missing.status == 404 && missing.text.contains("\"nothing_declared\""))
            #expect(try await browser.get("/api/measures").text.contains("\"title_zh\""))
        }
    }

    @Test func `an administrator adds people and gives them roles`() async throws {
        try await SmallCentre.with(.administrator) { browser, small in
            let bad = try await browser.post("/people", [("login", "a b"), ("name", "陈一")])
            #expect(bad.status == 422 && bad.text.contains("value=\"陈一\""))
            let done = try await browser.post(
                "/people", [("login", "chen"), ("name", "陈一"), ("roles", "clerk")])
            #expect(done.status == 200 && done.text.contains("class=\"secret\""))
            let list = try await small.accounts.list(by: .operator)
            let chen = try #require(list.first { $0.name == "陈一" }).account.id
            let granted = try await browser.post(
                "/people/\(chen)/roles", [("roles", "clerk"), ("roles", "auditor")])
            #expect(granted.location == "/people")
            #expect(try await browser.post("/people/\(chen)/closures", []).status == 303)
            #expect(try await browser.get("/people").text.contains("已停用"))
            #expect(try await browser.post("/people/\(chen)/reopenings", []).status == 303)
            #expect(try await browser.post("/people/\(chen)/erasures", []).status == 409)
            let me = try #require(list.first { $0.account.roles == [.administrator] }).account.id
            #expect(try await browser.post("/people/\(me)/closures", []).status == 409)
        }
    }
}
