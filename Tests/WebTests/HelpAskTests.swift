import HTTPTypes
import Helpdesk
import Kernel
import Testing
@testable import Web

/// What visitors are shown while they ask is counted; what they ask in vain goes to the editors.
struct HelpAskTests {
    private static let part: HTTPField.Name = HTTPField.Name.part

    private func shown(_ site: KnowledgeSite) async throws -> Int {
        try await site.centre.read { try $0.articleUse("mail").shown }
    }

    private func open(_ site: KnowledgeSite) async throws -> [String] {
        try await site.centre.read { try $0.openQuestions().map(\.text) }
    }

    @Test func `answers shown while somebody types count once the question is settled`()
        async throws
    {
        try await KnowledgeSite.with(nil) { site, browser in
            let path = "/help/ask?question=\("证书能不能快递".queryEncoded)"
            let typing = try await browser.send(.get, path, headers: [Self.part: "typing"])
            #expect(typing.text.contains("可以邮寄"))
            #expect(try await shown(site) == 0)
            let settled = try await browser.send(.get, path, headers: [Self.part: "settled"])
            #expect(settled.text.contains("name=\"looked\" value=\"证书能不能快递\""))
            #expect(try await shown(site) == 1)
            // Without scripts the question is sent as a form.
            _ = try await browser.get(path)
            #expect(try await shown(site) == 2)
        }
    }

    @Test func `who asks a person at once is counted too, and who was counted not again`()
        async throws
    {
        try await KnowledgeSite.with(nil) { site, browser in
            for (looked, count) in [("", 1), ("证书能不能快递", 1), ("别的", 2)] {
                let sent = try await browser.post(
                    "/help/conversations", [("question", "证书能不能快递"), ("looked", looked)],
                    csrf: "")
                #expect(sent.status == 303)
                #expect(try await shown(site) == count)
            }
        }
    }

    @Test func `what finds nothing is the editors' to answer, asked once or often`() async throws {
        try await KnowledgeSite.with(nil) { site, browser in
            let path = "/help/ask?question=\("月亮上有没有水".queryEncoded)"
            _ = try await browser.send(.get, path, headers: [Self.part: "typing"])
            #expect(try await open(site).isEmpty)
            let page = try await browser.get(path).text
            #expect(page.contains("没有找到"))
            _ = try await browser.get(path)
            #expect(try await open(site) == ["月亮上有没有水"])
            _ = try await browser.post(
                "/help/conversations", [("question", "电话 13800001234 打不通")], csrf: "")
            #expect(try await !open(site).joined().contains("13800001234"))
        }
    }

    @Test func `who is signed in tries things out, and nothing is counted`() async throws {
        try await KnowledgeSite.with(.assistant) { site, browser in
            for words in ["证书能不能快递", "月亮上有没有水"] {
                _ = try await browser.get("/help/ask?question=\(words.queryEncoded)")
            }
            #expect(try await shown(site) == 0)
            #expect(try await open(site).isEmpty)
        }
    }

    @Test func `suggestions follow what the assistant writes, else what the visitor said`()
        async throws
    {
        try await KnowledgeSite.with(.assistant) { _, browser in
            _ = try await browser.post("/help/duty", [("state", "available")])
            _ = try await browser.another().post(
                "/help/conversations", [("question", "证书能邮寄吗")], csrf: "")
            let empty = try await browser.get("/help").text
            #expect(!empty.contains("id=\"hint-0\""))
            let id = try #require(empty.firstMatch(of: #/help/desk/([0-9a-f-]+)/takes/#)).1
            _ = try await browser.post("/help/desk/\(id)/takes", [])
            #expect(try await browser.get("/help").text.contains("id=\"hint-0\""))
            let about = try await browser.get(
                "/help?conversation=\(id)&about=\("凭运单号".queryEncoded)"
            ).text
            #expect(about.contains("id=\"hint-0\"") && about.contains("value=\"凭运单号\""))
        }
    }
}
