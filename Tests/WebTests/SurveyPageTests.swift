import Kernel
import Satisfaction
import Testing
@testable import Web

/// Surveys from the first question to the figure, by their pages.
struct SurveyPageTests {
    /// Makes and opens a survey; its path.
    private static func survey(_ chief: Browser) async throws -> String {
        let made = try await chief.post(
            "/satisfaction/surveys",
            [
                ("title", "公众<i>满意度"), ("audience", "public"), ("opens_on", "2025-10-01"),
                ("closes_on", "2025-10-31"), ("minimum_sample", "2"),
            ])
        let path = try #require(made.location)
        for fields in [
            [("text", "总体"), ("kind", "grade"), ("overall", "yes")],
            [("text", "渠道"), ("kind", "choice"), ("choices", "窗口\n网上")],
            [("text", "更多"), ("kind", "choices"), ("choices", "甲\n乙")],
            [("text", "建议"), ("kind", "text")],
        ] { #expect(try await chief.post("\(path)/questions", fields).status == 303) }
        #expect(try await chief.post("\(path)/openings", []).status == 303)
        return path
    }

    /// The path of the first open link that a page shows.
    private static func link(_ text: String) -> String? {
        text.firstMatch(of: /:\/\/[^\/<]+(\/surveys\/[0-9a-f]{32})/).map { String($0.1) }
    }

    private static func questions(_ site: SatisfactionSite, _ path: String) async throws -> [String]
    {
        let id = String(path.split(separator: "/").last ?? "")
        return try await site.centre.read { try $0.survey(id)?.questions.map(\.field) ?? [] }
    }

    @Test func `a survey is made, opened, answered by its code and told with its interval`()
        async throws
    {
        try await SatisfactionSite.with { site in
            let chief = try await site.signedIn(.hallChief)
            let path = try await Self.survey(chief)
            _ = try await chief.post("\(path)/links", [("label", "科普日")])
            let page = try await chief.get(path)
            #expect(page.text.contains("<svg class=\"qr\"") && !page.text.contains("<i>满意度"))
            let link = try #require(Self.link(page.text))
            let fields = try await Self.questions(site, path)
            let visitor = site.visitor
            #expect(try await visitor.get(link).status == 200)
            let empty = try await visitor.post(link, [(fields[1], "窗口")], csrf: "")
            #expect(empty.status == 422 && empty.text.contains("请回答“总体”"))
            for grade in ["5", "2"] {
                let sent = try await site.visitor.post(
                    link, [(fields[0], grade), (fields[3], "好 13800138000")], csrf: "")
                #expect(sent.status == 303)
            }
            // A browser that comes again.
            _ = try await visitor.post(link, [(fields[0], "5")], csrf: "")
            _ = try await visitor.post(link, [(fields[0], "5")], csrf: "")
            let told = try await chief.get(path)
            #expect(told.text.contains("66.7 %") && told.text.contains("同一设备重复提交"))
            let json = try await chief.get("/api" + path)
            #expect(json.text.contains("\"percent\":\"66.67\"") && json.text.contains("\"upper\""))
            let csv = try await chief.get("\(path)/exports?format=csv")
            #expect(csv.text.contains("66.7 %"))
            #expect(try await chief.post("\(path)/closings", []).status == 303)
            let over = try await site.visitor.get(link)
            #expect(over.text.contains("问卷已经结束"))
        }
    }

    @Test func `a list is drawn from, and only whoever runs surveys sees its links`() async throws {
        try await SatisfactionSite.with { site in
            let chief = try await site.signedIn(.hallChief)
            let path = try await Self.survey(chief)
            let bad = try await chief.upload(
                "\(path)/frames", file: "file", named: "a.csv", Array("姓名\n甲".utf8))
            #expect(bad.status == 422)
            let list = "姓名,联系方式,组别\n甲公司,13900000001,食品\n乙公司,13900000002,食品\n"
            _ = try await chief.upload(
                "\(path)/frames", file: "file", named: "a.csv", Array(list.utf8))
            #expect(try await chief.post("\(path)/draws", [("count", "3")]).status == 422)
            _ = try await chief.post("\(path)/draws", [("count", "2"), ("seed", "种子一")])
            #expect(try await chief.get(path).text.contains("种子一"))
            let links = try await chief.post("\(path)/invitations", [])
            #expect(links.text.contains("甲公司") && links.text.contains("/surveys/"))
            let clerk = try await site.signedIn(.counterClerk)
            #expect(try await clerk.post("\(path)/invitations", []).status == 403)
            #expect(try await !clerk.get(path).text.contains("甲公司"))
        }
    }

    @Test func `answers on paper are entered beside their scan`() async throws {
        try await SatisfactionSite.with { site in
            let chief = try await site.signedIn(.hallChief)
            let path = try await Self.survey(chief)
            let begun = try await chief.upload(
                "\(path)/papers", [("sheets", "1")], file: "paper", named: "a.pdf",
                Array("%PDF-1".utf8))
            let batch = try #require(begun.location)
            let fields = try await Self.questions(site, path)
            #expect(try await chief.post("\(batch)/sheets", []).status == 422)
            let entered = try await chief.post("\(batch)/sheets", [(fields[0], "4")])
            #expect(entered.status == 303)
            #expect(try await chief.get(batch).text.contains("已录入 1 / 1 份"))
            #expect(try await chief.post("\(batch)/sheets", [(fields[0], "4")]).status == 409)
        }
    }

    @Test func `the service environment is assessed with its report`() async throws {
        try await SatisfactionSite.with { site in
            let officer = try await site.signedIn(.performanceOfficer)
            let page = "/satisfaction/assessments"
            #expect(try await officer.get(page).text.contains("数据不全，不作建议"))
            let fields = [
                ("from", "2025-01-01"), ("through", "2025-10-17"), ("earlier_from", "2024-01-01"),
                ("earlier_through", "2024-10-17"), ("grade", "有所提升"), ("reason", "走访反映好转"),
            ]
            #expect(try await officer.post(page, fields).status == 422)
            let done = try await officer.upload(
                page, fields, file: "paper", named: "a.pdf", Array("%PDF-1".utf8))
            #expect(done.status == 303)
            #expect(try await officer.get(page).text.contains("走访反映好转"))
        }
    }

    @Test func `every tag of every template is a property of its page`() async throws {
        try await SatisfactionSite.with { site in
            try await Self.wander(site)
            var seen: Set<String> = ["tabs", "history", "questions"]
            for page in site.pages.all {
                let name = type(of: page).template
                guard name.hasPrefix("satisfaction/") else { continue }
                seen.insert(String(name.dropFirst(13)))
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let all = try Resources.names("Templates/satisfaction").map { String($0.dropLast(9)) }
            #expect(seen == Set(all))
        }
    }

    /// Every page, empty and with something on it, with and without faults.
    private static func wander(_ site: SatisfactionSite) async throws {
        let chief = try await site.signedIn(.hallChief)
        let clerk = try await site.signedIn(.counterClerk)
        let lists = [
            "/satisfaction", "/satisfaction/ratings", "/satisfaction/reviews",
            "/satisfaction/surveys", "/satisfaction/assessments", "/satisfaction/rules",
            "/public/ratings",
        ]
        for path in lists { _ = try await chief.get(path) }
        let (link, review) = try await seeThrough(site, chief, clerk)
        let rating = try await site.centre.read { try $0.ratings(RatingQuestion())[0].id }
        let record = "/satisfaction/ratings/\(rating)"
        _ = try await chief.post("\(record)/withholdings", [])
        _ = try await chief.post("\(record)/withholdings", [("reason", "辱骂")])
        _ = try await chief.post("/satisfaction/surveys", [])
        _ = try await chief.post("/satisfaction/rules", [])
        let path = try await survey(chief)
        _ = try await chief.post("\(path)/questions", [])
        _ = try await chief.post("\(path)/links", [("label", "海报")])
        for browser in [chief, clerk] {
            for path in lists + [review, record, path, link] { _ = try await browser.get(path) }
        }
        for path in lists { _ = try await chief.get("\(path)?person=x&search=y&before=9") }
        _ = try await chief.upload(
            "\(path)/papers", [("sheets", "2")], file: "paper", named: "a", [65])
        let batch = try await site.centre.read { reader in
            try reader.paperBatches(of: String(path.split(separator: "/").last ?? ""))[0].id
        }
        _ = try await chief.post("/satisfaction/paper-batches/\(batch)/sheets", [])
        let code = try #require(Self.link(try await chief.get(path).text))
        _ = try await site.visitor.get(code)
        _ = try await site.visitor.post(code, [], csrf: "")
    }

    /// A bad review at every step, with and without faults; its link and its path.
    private static func seeThrough(
        _ site: SatisfactionSite, _ chief: Browser, _ clerk: Browser
    ) async throws -> (link: String, review: String) {
        let link = try await site.link()
        for fields in [[("grade", "")], [("grade", "1"), ("words", "差"), ("reasons", "rude")]] {
            _ = try await site.visitor.post(link, fields, csrf: "")
        }
        _ = try await site.visitor.get(link)
        let review = try await site.reviewPath()
        _ = try await clerk.post("\(review)/extensions", [("reason", "复杂")])
        _ = try await clerk.upload(
            "\(review)/objections", [("reason", "不实")], file: "paper", named: "a", [65])
        let acts: [(String, [(String, String)])] = [
            ("takings", []), ("contacts", [("outcome", "reached"), ("note", "x")]),
            ("rectifications", [("note", "x")]), ("replies", [("reply", "已改。")]),
            ("follow-ups", [("outcome", "satisfied"), ("note", "x")]),
            ("decisions", [("upheld", "no"), ("reason", "x")]), ("closures", []),
        ]
        for (noun, fields) in acts {
            for browser in [chief, clerk] { _ = try await browser.get(review) }
            _ = try await chief.post("\(review)/\(noun)", [("note", "")])
            _ = try await chief.post("\(review)/\(noun)", fields)
        }
        return (link, review)
    }
}
