import Foundation
import Kernel
import Performance
import People
import Testing
@testable import Web

/// Drafts as people meet them, without a script.
struct DraftPageTests {
    static func stored(_ small: SmallCentre) async throws -> StoredDeclaration {
        try await small.centre.read { try $0.declarations(year: 2025)[0] }
    }

    /// A draft of the year's only project, opened by a button of the list.
    static func open(_ browser: Browser, _ small: SmallCentre) async throws -> String {
        let version = try await stored(small).id
        let answer = try await browser.post("/drafts", [("way", "version"), ("version", version)])
        return try #require(answer.location)
    }

    static func draft(_ path: String, _ small: SmallCentre) async throws -> Draft {
        let id = String(path.dropFirst("/drafts/".count))
        return try #require(try await small.centre.read { try $0.draft(id) })
    }

    /// Everything that the form would send.
    static func fields(_ draft: Draft) -> [(String, String)] {
        [("revision", "\(draft.revision)")]
            + DraftField.allCases.map { ($0.rawValue, draft.sheet[$0]) }
            + draft.sheet.lines.flatMap { line in
                [("line", line.id)]
                    + LineField.allCases.map { (DraftPlace(line.id, $0).text, line[$0]) }
            }
    }

    @Test func `every tag of the drafts' templates is a property of its page`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            _ = try await browser.get("/drafts")
            _ = try await browser.get("/drafts?year=2026")
            let path = try await Self.open(browser, small)
            let draft = try await Self.draft(path, small)
            var bad = Self.fields(draft)
            bad[1].1 = String(repeating: "长", count: 300)
            _ = try await browser.post("\(path)/revisions", bad)
            _ = try await browser.post(
                "\(path)/revisions",
                Self.fields(draft) + [("act", "delete:\(draft.sheet.lines[1].id)")])
            var other = Self.fields(draft)
            other[1].1 = "别的名称"
            let merged = try await browser.post("\(path)/revisions", other)
            _ = try await browser.get(try #require(merged.location))
            _ = try await browser.get("\(path)?find=邮寄")
            _ = try await browser.get("/drafts?year=2025")
            _ = try await browser.post("\(path)/discards", [])
            _ = try await browser.get(path)
            var seen: Set<String> = [
                "drafts/cell", "drafts/finds", "drafts/find", "drafts/rivals", "drafts/line",
            ]
            for page in small.pages.all where type(of: page).template.hasPrefix("drafts/") {
                seen.insert(type(of: page).template)
                #expect(try TagCheck.faults(of: page, in: type(of: page).template) == [])
            }
            let all = try Resources.names("Templates").map { String($0.dropLast(9)) }
                .filter { $0.hasPrefix("drafts/") }
            #expect(seen == Set(all))
        }
    }

    @Test func `a draft begins new, from last year, or from a version`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let list = try await browser.get("/drafts?year=2026")
            #expect(list.text.contains("沿用 2025 年的项目") && list.text.contains("业务受理工作经费"))
            let copy = try await browser.post(
                "/drafts", [("way", "last-year"), ("year", "2026"), ("project", "业务受理工作经费")])
            let copied = try await browser.get(try #require(copy.location))
            #expect(copied.text.contains("value=\"2026-01-01\""))
            #expect(copied.text.contains("金额沿用去年，请核对"))
            #expect(copied.text.contains("2025 年目标"))
            let new = try await browser.post("/drafts", [("way", "new"), ("year", "2026")])
            #expect(try await browser.get(try #require(new.location)).status == 200)
            let bad = try await browser.post("/drafts", [("way", "new"), ("year", "今年")])
            #expect(bad.status == 422 && bad.text.contains("年度“今年”不对"))
            let open = try await browser.get("/drafts?year=2026")
            #expect(open.text.contains("未命名的项目") && open.text.contains("处错误"))
        }
    }

    @Test func `each button saves what is typed and does what it says`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let path = try await Self.open(browser, small)
            func act(_ act: String, _ change: (inout [(String, String)]) -> Void = { _ in })
                async throws -> Draft
            {
                var fields = Self.fields(try await Self.draft(path, small))
                change(&fields)
                let answer = try await browser.post("\(path)/revisions", fields + [("act", act)])
                #expect(answer.status == 303)
                return try await Self.draft(path, small)
            }
            let first = try await Self.draft(path, small)
            let ids = first.sheet.lines.map(\.id)
            #expect(
                try await act("down:\(ids[0])").sheet.lines.map(\.id).prefix(2) == [ids[1], ids[0]])
            #expect(try await act("up:\(ids[0])").sheet.lines.map(\.id) == ids)
            let copied = try await act("copy:\(ids[0])")
            #expect(copied.sheet.lines[1][.name] == "邮寄业务次数" && copied.sheet.lines.count == 6)
            let page = try await browser.get(path)
            #expect(page.text.contains("“邮寄业务次数”出现了不止一次"))
            let gone = try await act("delete:\(copied.sheet.lines[1].id)")
            #expect(gone.sheet.lines.map(\.id) == ids && gone.deleted.count == 1)
            let added = try await act("add:成本指标") { $0[1].1 = "改了名的项目" }
            #expect(added.project == "改了名的项目")
            #expect(added.sheet.lines.last?[.level2] == "经济成本指标")
            let back = try await act("restore:\(gone.deleted[0].line.id)")
            #expect(back.sheet.lines.count == 7 && back.deleted.isEmpty)
        }
    }

    @Test func `a finding stands beside its field, and its button puts it right`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let path = try await Self.open(browser, small)
            var fields = Self.fields(try await Self.draft(path, small))
            let place = try #require(fields.firstIndex { $0.0 == "carryOver" })
            fields[place].1 = "500"
            _ = try await browser.post("\(path)/revisions", fields)
            let page = try await browser.get(path)
            #expect(page.text.contains("总额 10,000 元，各项来源合计 10,500 元"))
            #expect(page.text.contains("value=\"fix:sum_differs@annual\""))
            let saved = try await Self.draft(path, small)
            _ = try await browser.post(
                "\(path)/revisions", Self.fields(saved) + [("act", "fix:sum_differs@annual")])
            #expect(try await Self.draft(path, small).sheet[.annual] == "10500.00")
        }
    }

    @Test func `the library fills a line with unit, comparator and measure`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let new = try await browser.post("/drafts", [("way", "new"), ("year", "2026")])
            let path = try #require(new.location)
            let found = try await browser.get("\(path)?find=%E9%82%AE%E5%AF%84%E4%B8%9A%E5%8A%A1")
            #expect(found.text.contains("2025 年实际 1212件"))
            let fields = Self.fields(try await Self.draft(path, small))
            let key = "业务受理工作经费|数量指标|邮寄业务次数"
            _ = try await browser.post("\(path)/revisions", fields + [("act", "entry:\(key)")])
            let line = try #require(try await Self.draft(path, small).sheet.lines.first)
            #expect(line.printed == "≥40.00(件)")
            #expect(line.proposedBinding == Script.bindings[0])
            let page = try await browser.get(path)
            #expect(page.text.contains("度量：交寄邮件"))
            #expect(page.text.contains("去年实际是本目标的 30.3 倍"))
        }
    }

    @Test func `what is refused is shown again as it was typed`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let path = try await Self.open(browser, small)
            var fields = Self.fields(try await Self.draft(path, small))
            let long = String(repeating: "很长", count: 2001)
            let place = try #require(fields.firstIndex { $0.0 == "goalAnnual" })
            fields[place].1 = long
            let answer = try await browser.post("\(path)/revisions", fields)
            #expect(answer.status == 422 && answer.text.contains(long))
            #expect(answer.text.contains("href=\"#goalAnnual\""))
            #expect(try await Self.draft(path, small).revision == 1)
        }
    }

    @Test func `whoever may not draft only looks`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        for role in [Role.performanceOfficer, .director] { try await small.hire(role) }
        try await small.play()
        try await small.visit { browser in
            try await browser.signIn(as: .performanceOfficer)
            let path = try await Self.open(browser, small)
            try await browser.signIn(as: .director)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.text.contains("<fieldset class=\"whole\" disabled>"))
            #expect(!page.text.contains("data-save"))
            #expect(try await browser.post("\(path)/revisions", []).status == 403)
            #expect(try await browser.get("/drafts/none").status == 404)
        }
    }
}
