import Foundation
import HTTPTypes
import Helpdesk
import Kernel
import Testing
@testable import Web

/// The knowledge base as visitors and editors see it.
@Suite struct KnowledgePageTests {
    private static func path(_ path: String, _ question: String) -> String {
        "\(path)?q=\(question.queryEncoded)"
    }

    @Test func `a visitor finds an answer with its source and says whether it helped`()
        async throws
    {
        try await KnowledgeSite.with(nil) { site, browser in
            let found = try await browser.get(Self.path("/help/knowledge", "证书能快递吗"))
            #expect(found.text.contains("证书可以邮寄吗") && found.text.contains("第四十四条"))
            #expect(!found.text.contains("证书印错了"))
            let page = try await browser.get(Self.path("/help/knowledge/mail", "证书能快递吗"))
            #expect(page.status == 200 && page.text.contains("《行政许可法》 第四十四条"))
            #expect(page.text.contains("2025-10-17") && !page.text.contains("<script>"))
            let said = try await browser.post(
                "/help/knowledge/mail/ratings", [("helped", "no"), ("q", "证书能快递吗")], csrf: "")
            #expect(said.location == "/help/knowledge/mail?rated=no")
            #expect(try await browser.get(try #require(said.location)).text.contains("已记下"))
            let (use, open) = try await site.centre.read {
                (try $0.articleUse("mail"), try $0.openQuestions())
            }
            #expect(use == ArticleUse(shown: 1, helped: 0, unhelped: 1))
            #expect(open.map(\.text) == ["证书能快递吗"])
        }
    }

    @Test func `a question without an answer goes to the editors, and drafts are nobody's answer`()
        async throws
    {
        try await KnowledgeSite.with(nil) { site, browser in
            let page = try await browser.get(Self.path("/help/knowledge", "护照多少钱"))
            #expect(page.text.contains("没有合适的答案") && page.text.contains("/help/ask"))
            #expect(try await site.centre.read { try $0.openQuestions().map(\.text) } == ["护照多少钱"])
            #expect(try await browser.get("/help/knowledge/wrong").status == 404)
            #expect(try await browser.get("/help/knowledge/%3Cscript%3E").status == 404)
            let hostile = try await browser.get(
                Self.path("/help/knowledge", "\"><script>alert(1)</script>"))
            #expect(hostile.status == 200 && !hostile.text.contains("<script>alert"))
        }
    }

    @Test func `programs are told answers in JSON`() async throws {
        try await KnowledgeSite.with(nil) { _, browser in
            let answer = try await browser.get(Self.path("/api/help/knowledge", "证书邮寄"))
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"id\":\"mail\"") && answer.text.contains("\"source\""))
            let nothing = try await browser.get(Self.path("/api/help/knowledge", "护照多少钱"))
            #expect(nothing.text == "{\"answers\":[]}")
        }
    }

    @Test func `an assistant proposes, and what is wrong is told beside its field`() async throws {
        try await KnowledgeSite.with(.assistant) { site, browser in
            var draft = ArticleDraft.mail
            draft.validFrom = "昨天"
            let refused = try await browser.post("/help/articles", draft.fields)
            #expect(refused.status == 422 && refused.text.contains("id=\"valid_from-fault\""))
            #expect(refused.text.contains("凭运单号查询"))
            let done = try await browser.post(
                "/help/articles", ArticleDraft.mail.fields + [("code", "again")])
            #expect(done.location == "/help/articles/again")
            let version = try await site.centre.read { try $0.articleVersion("again", 1) }
            #expect(version?.text.variants == ["能不能快递"] && version?.state == .drafted)
            let page = try await browser.get("/help/articles/again")
            #expect(!page.text.contains("/reviews") && page.text.contains("起草知识条目"))
            #expect(try await browser.post("/help/articles/again/reviews", []).status == 403)
        }
    }

    @Test func `an editor reviews, publishes, revises and withdraws`() async throws {
        try await KnowledgeSite.with(.hallChief) { site, browser in
            let own = "/help/articles/wrong"
            #expect(try await browser.post("\(own)/publications", []).status == 409)
            #expect(try await browser.post("\(own)/reviews", []).location == own)
            #expect(try await browser.post("\(own)/publications", []).location == own)
            #expect(try await browser.get("/help/knowledge/wrong").status == 200)
            let silent = try await browser.post("\(own)/withdrawals", [("reason", "")])
            #expect(silent.status == 422 && silent.text.contains("id=\"reason-fault\""))
            #expect(try await browser.post("\(own)/withdrawals", [("reason", "有误")]).status == 303)
            #expect(try await browser.get("/help/knowledge/wrong").status == 404)
            let early = try await browser.post(
                "/help/articles/mail/confirmations", [("review_due", "2025-10-17")])
            #expect(early.status == 422 && early.text.contains("id=\"review_due-fault\""))
            let looked = try await browser.post(
                "/help/articles/mail/confirmations", [("review_due", "2026-01-31")])
            #expect(looked.status == 303)
            #expect(
                try await site.centre.read { try $0.articleReviewDue("mail") } == Day("2026-01-31"))
            var draft = ArticleDraft.mail
            draft.answer = "改过的答复"
            _ = try await browser.post("/help/articles/mail/versions", draft.fields)
            #expect(!(try await browser.get("/help/knowledge/mail").text.contains("改过的答复")))
            let back = try await browser.post(
                "/help/articles/mail/returns", [("reason", "依据不对")])
            #expect(back.status == 303)
            #expect(try await browser.get("/help/articles/mail").text.contains("依据不对"))
        }
    }

    @Test func `a file is drafted whole or not at all, and many are reviewed together`()
        async throws
    {
        try await KnowledgeSite.with(.hallChief) { site, browser in
            let head = ArticleTable.columns.joined(separator: ",") + "\n"
            let good = "k1,问一,,答一,主题,guide,指南,大厅,2025-01-01,,科\n"
            let bad = "k2,,,答,主题,guide,指南,大厅,昨天,,科\n"
            let refused = try await browser.upload(
                "/help/articles/imports", file: "file", named: "a.csv",
                Array((head + good + bad).utf8))
            #expect(refused.status == 422)
            #expect(refused.text.contains("line 3") && refused.text.contains("valid_from"))
            #expect(try await site.centre.read { try $0.article("k1") } == nil)
            let done = try await browser.upload(
                "/help/articles/imports", file: "file", named: "a.csv", Array((head + good).utf8))
            #expect(done.status == 200 && done.text.contains("新建 1 条"))
            #expect(try await browser.post("/help/articles/reviews", []).status == 422)
            let all = try await browser.post("/help/articles/reviews", [("article", "wrong")])
            #expect(all.location == "/help/articles")
            let published = try await browser.post(
                "/help/articles/publications", [("article", "wrong")])
            #expect(published.status == 303)
            let own = try await browser.post("/help/articles/reviews", [("article", "k1")])
            #expect(own.status == 422 && own.text.contains("另一个人审核"))
            let file = try await browser.get("/help/articles/exports?format=csv")
            #expect(file.text.contains("证书可以邮寄吗") && file.text.contains("k1"))
        }
    }

    @Test func `an editor closes a question`() async throws {
        try await KnowledgeSite.with(.hallChief) { site, browser in
            try await site.desk.noteUnanswered("能代缴水费吗")
            let page = try await browser.get("/help/questions")
            #expect(page.text.contains("能代缴水费吗") && page.text.contains("/closures"))
            let id = try #require(
                try await site.centre.read { try $0.openQuestions().first?.id })
            let path = "/help/questions/\(id)/closures"
            #expect(try await browser.post(path, [("article", "none")]).status == 422)
            #expect(
                try await browser.post(path, [("article", "mail")]).location == "/help/questions")
            #expect(try await browser.post(path, [("article", "mail")]).status == 409)
        }
    }

    @Test func `every tag of every template is a property of its page`() async throws {
        try await KnowledgeSite.with(.hallChief) { site, browser in
            try await site.desk.noteUnanswered("能代缴水费吗")
            try await site.desk.rate("mail", helped: false, question: "寄到外地吗")
            for path in [
                "/help/knowledge", Self.path("/help/knowledge", "证书邮寄"),
                Self.path("/help/knowledge", "护照"), "/help/knowledge?topic=%E8%AF%81",
                "/help/knowledge?topic=\("证书送达".queryEncoded)", "/help/knowledge/mail",
                "/help/knowledge/mail?rated=yes", "/help/articles", "/help/articles/new",
                "/help/articles?standing=drafted", "/help/articles?search=zz&after=mail",
                "/help/articles/mail", "/help/articles/wrong", "/help/questions",
            ] { #expect(try await browser.get(path).status == 200, "\(path)") }
            _ = try await browser.post("/help/articles", [])
            _ = try await browser.post("/help/articles/imports", [])
            var seen: Set<String> = []
            for page in site.pages.all {
                let name = type(of: page).template
                seen.insert(name)
                #expect(try TagCheck.faults(of: page, in: name) == [])
            }
            let mine = try Resources.names("Templates").filter { $0.hasPrefix("knowledge/") }
                .map { String($0.dropLast(9)) }
            #expect(seen.isSuperset(of: Set(mine).subtracting(["knowledge/fields"])))
        }
    }
}
