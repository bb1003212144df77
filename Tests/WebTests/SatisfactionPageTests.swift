import Kernel
import Satisfaction
import Testing
@testable import Web

/// Rating, seeing a bad review through, and what everybody may read.
struct SatisfactionPageTests {
    private static let oneStar = [
        ("grade", "1"), ("reasons", "rude"), ("words", "电话 13800138000 <script>"),
        ("name", "王小明"), ("telephone", "13900139000"),
    ]

    @Test func `a visitor rates by their link, once, and sees what they gave`() async throws {
        try await SatisfactionSite.with { site in
            let (visitor, link) = (site.visitor, try await site.link())
            let empty = try await visitor.get(link)
            #expect(empty.status == 200 && empty.text.contains("非常满意"))
            #expect(empty.text.contains("食品&lt;b&gt;许可"))
            let wrong = try await visitor.post(
                link, [("grade", "2"), ("name", "王"), ("words", "写过的字")], csrf: "")
            #expect(wrong.status == 422 && wrong.text.contains("id=\"telephone-fault\""))
            #expect(wrong.text.contains("写过的字"))
            let done = try await visitor.post(link, Self.oneStar, csrf: "")
            #expect(done.status == 303 && done.location == "\(link)?done=1")
            let again = try await visitor.post(link, [("grade", "5")], csrf: "")
            #expect(again.status == 409 && again.text.contains("一事只评一次"))
            let page = try await site.visitor.get(link)
            #expect(page.text.contains("非常不满意") && !page.text.contains("王小明"))
            #expect(!page.text.contains("13800138000") && !page.text.contains("<script>"))
        }
    }

    @Test(arguments: [
        "/ratings/0", "/surveys/0", "/satisfaction/reviews/0",
        "/satisfaction/ratings/0", "/satisfaction/surveys/0", "/satisfaction/papers/00",
        "/satisfaction/paper-batches/0",
    ])
    func `there is nothing at a made-up address`(path: String) async throws {
        try await SatisfactionSite.with { site in
            let chief = try await site.signedIn(.hallChief)
            #expect(try await chief.get(path).status == 404)
        }
    }

    @Test func `a bad review is seen through on its page, and the public reads the reply`()
        async throws
    {
        try await SatisfactionSite.with { site in
            _ = try await site.visitor.post(site.link(), Self.oneStar, csrf: "")
            let chief = try await site.signedIn(.hallChief)
            let path = try await site.reviewPath()
            #expect(try await chief.get("/satisfaction/reviews").text.contains(path))
            #expect(try await !chief.get(path).text.contains("王小明"))
            let person = try await chief.post("\(path)/people", [])
            #expect(person.text.contains("王小明") && person.text.contains("13900139000"))
            let early = try await chief.post("\(path)/replies", [("reply", "已改")])
            #expect(early.status == 409)
            let note = [("outcome", "reached"), ("note", "已核实")]
            #expect(try await chief.post("\(path)/contacts", note).status == 303)
            let fixed = try await chief.post("\(path)/rectifications", [("note", "已道歉")])
            #expect(fixed.status == 303)
            let bad = try await chief.post("\(path)/replies", [("reply", "王小明您好 13800138000")])
            #expect(bad.status == 422 && bad.text.contains("id=\"reply-fault\""))
            #expect(bad.text.contains("王小明您好"), "nothing typed is lost")
            _ = try await chief.post("\(path)/replies", [("reply", "您反映的问题已整改。")])
            _ = try await chief.post(
                "\(path)/follow-ups", [("outcome", "satisfied"), ("note", "满意")])
            _ = try await chief.post("\(path)/closures", [])
            let page = try await chief.get(path)
            #expect(page.text.contains("已办结") && page.text.contains("已道歉"))
            let open = try await site.visitor.get("/public/ratings")
            #expect(open.text.contains("您反映的问题已整改。"))
            #expect(open.text.contains("窗＊＊") && !open.text.contains("窗口人员小王"))
            for secret in ["王小明", "13800138000", "13900139000", "已核实", "<script>"] {
                #expect(!open.text.contains(secret), "\(secret)")
            }
            let told = try await site.visitor.get("/api/public/ratings")
            #expect(told.text.contains("您反映的问题已整改。") && !told.text.contains("13800138000"))
            let asked = try await site.visitor.get("/public/ratings?search=13800138000")
            #expect(!asked.text.contains("您反映的问题已整改。"), "nobody can ask for a number")
        }
    }

    @Test func `the person rated objects with evidence, and others do not see the form`()
        async throws
    {
        try await SatisfactionSite.with { site in
            _ = try await site.visitor.post(site.link(), Self.oneStar, csrf: "")
            let path = try await site.reviewPath()
            let clerk = try await site.signedIn(.counterClerk)
            let chief = try await site.signedIn(.hallChief)
            #expect(try await clerk.get(path).text.contains("\(path)/objections"))
            #expect(try await !chief.get(path).text.contains("\(path)/objections"))
            #expect(try await !clerk.get(path).text.contains("\(path)/contacts"))
            #expect(try await clerk.post("\(path)/contacts", []).status == 403)
            let bare = try await clerk.post("\(path)/objections", [("reason", "不是我")])
            #expect(bare.status == 422)
            let sent = try await clerk.upload(
                "\(path)/objections", [("reason", "录像为证")], file: "paper", named: "a.txt",
                Array("录像".utf8))
            #expect(sent.status == 303)
            let page = try await chief.get(path)
            let paper = try #require(
                page.text.firstMatch(of: /\/satisfaction\/papers\/[0-9a-f]{64}/))
            #expect(try await chief.get(String(paper.0)).text == "录像")
            let decided = try await chief.post(
                "\(path)/decisions", [("upheld", "yes"), ("reason", "属实")])
            #expect(decided.status == 303)
            #expect(try await chief.get(path).text.contains("申诉成立"))
        }
    }

    @Test func `lists are searched, filtered and taken away`() async throws {
        try await SatisfactionSite.with { site in
            for (index, grade) in ["5", "1"].enumerated() {
                let link = try await site.link("t\(index)")
                _ = try await site.visitor.post(link, [("grade", grade)], csrf: "")
            }
            let chief = try await site.signedIn(.hallChief)
            let all = try await chief.get("/satisfaction/ratings")
            let bad = try await chief.get("/satisfaction/ratings?grade=1")
            #expect(all.text.matches(of: /satisfaction\/ratings\/[0-9a-f]{32}"/).count == 2)
            #expect(bad.text.matches(of: /satisfaction\/ratings\/[0-9a-f]{32}"/).count == 1)
            let none = try await chief.get("/satisfaction/ratings?search=%25")
            #expect(!none.text.contains("3 号窗口"))
            for list in ["ratings", "reviews"] {
                let csv = try await chief.get("/satisfaction/\(list)/exports?format=csv")
                #expect(csv.status == 200 && csv.text.contains("食品<b>许可"))
                let sheet = try await chief.get("/satisfaction/\(list)/exports?format=xlsx")
                #expect(sheet.status == 200)
            }
            let figures = try await chief.get("/api/satisfaction/figures")
            #expect(figures.text.contains("\"percent\":\"50.00\""))
            let reviews = try await chief.get("/api/satisfaction/reviews")
            #expect(reviews.text.contains("\"rectification_due\":\"2025-10-24\""))
            #expect(try await site.visitor.get("/api/satisfaction/ratings").status == 401)
        }
    }
}
