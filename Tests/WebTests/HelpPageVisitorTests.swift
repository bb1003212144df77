import Foundation
import Helpdesk
import HTTPTypes
import Kernel
import Testing
@testable import Web

/// What a visitor without an account does and sees.
struct HelpPageVisitorTests {
    private static let hostile = "<script>alert('星')</script><img src=x onerror=alert(1)>"
    private static let png: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
                + "YAAAAAYAAjCB0C8AAAAASUVORK5CYII="
        ) ?? Data())

    @Test func `a question becomes a call with its countdown, and a person's answer ends it`()
        async throws
    {
        try await HelpPageSite.with { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let path = try await help.ask("要带什么材料？", client, [("topic", "food")])
            help.pass(seconds: 15)
            let visitor = Browser(client)
            let waiting = try await visitor.get(path)
            #expect(waiting.text.contains("<span data-number role=\"timer\">45</span>"))
            #expect(waiting.text.contains("下一位就是您"))
            let id = try await help.newest().id
            let console = try await assistant.get("/help")
            #expect(console.text.contains("要带什么材料？") && console.text.contains("data-rings"))
            _ = try await assistant.post("/help/desk/\(id)/takes", [])
            _ = try await assistant.post("/help/desk/\(id)/messages", [("text", "营业执照。")])
            let talking = try await visitor.get(path)
            #expect(talking.text.contains("帮办员小王 正在为您服务"))
            #expect(talking.text.contains("营业执照。") && !talking.text.contains("data-due"))
            _ = try await assistant.post("/help/desk/\(id)/ends", [])
            let ended = try await visitor.get(path)
            #expect(ended.text.contains("问题解决了吗"))
            _ = try await visitor.post("\(path)/solutions", [("solved", "yes")], csrf: "")
            #expect(try await visitor.get(path).text.contains("已记下：问题解决了"))
            #expect(try await help.count("helpdesk.solved_told") == 1)
        }
    }

    @Test func `everybody who waits past the ringing time is seen as urgent by everybody`()
        async throws
    {
        try await HelpPageSite.with([.assistant, .hallChief]) { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let chief = try await help.sign(.hallChief, in: client)
            _ = try await help.ask("有人吗", client)
            let calm = try await assistant.get("/help").text
            #expect(calm.contains("data-stage=\"calm\"") && calm.contains("id=\"alarm\""))
            help.pass(seconds: 41)
            try await help.centre.runChores()
            for browser in [assistant, chief] {
                let page = try await browser.get("/help").text
                #expect(page.contains("data-stage=\"ring\"") && page.contains("秒，已响铃"))
                #expect(!page.contains(#/id="alarm"[^>]*hidden/#))
            }
            help.pass(seconds: 30)
            let late = try await chief.get("/help/overview").text
            #expect(late.contains("data-stage=\"late\"") && late.contains("全员响铃"))
        }
    }

    @Test func `nothing that is said becomes part of any page`() async throws {
        try await HelpPageSite.with([.assistant, .hallChief]) { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let path = try await help.ask(Self.hostile, client)
            let id = try await help.newest().id
            let visitor = Browser(client)
            _ = try await assistant.post("/help/desk/\(id)/takes", [])
            _ = try await visitor.post("\(path)/messages", [("text", Self.hostile)], csrf: "")
            let search = "script".addingPercentEncoding(withAllowedCharacters: .letters) ?? ""
            for (browser, address) in [
                (visitor, path), (assistant, "/help"), (assistant, "/help/transcripts/\(id)"),
                (assistant, "/help/transcripts?search=%3C\(search)%3E"),
                (visitor, "/help/ask?question=%3Cscript%3E"),
            ] {
                let page = try await browser.get(address)
                #expect(page.status == 200)
                #expect(!page.text.contains("<script>") && !page.text.contains("<img src=x"))
            }
            #expect(try await visitor.get(path).text.contains("&lt;script&gt;"))
        }
    }

    @Test func `pictures are taken by their content, and what is none is refused in words`()
        async throws
    {
        try await HelpPageSite.with { help, client in
            let path = try await help.ask("看图", client)
            let visitor = Browser(client)
            let refused = try await visitor.upload(
                "\(path)/messages", [("text", "图片说明")], file: "picture", named: "a.png",
                Array("MZ".utf8))
            #expect(refused.status == 422)
            #expect(refused.text.contains("id=\"faults\"") && refused.text.contains("图片说明"))
            #expect(try await help.newest().lastOrdinal == 2)
            let sent = try await visitor.upload(
                "\(path)/messages", [("text", "图片说明")], file: "picture", named: "<b>.txt",
                Self.png)
            #expect(sent.status == 303)
            let page = try await visitor.get(path).text
            let address = try #require(page.firstMatch(of: /src="([^"]+\/pictures\/[^"]+)"/)).1
            let picture = try await visitor.get(String(address))
            #expect(picture.headers[.contentType] == "image/png")
            #expect(picture.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        }
    }

    @Test func `a message sent twice is said once`() async throws {
        try await HelpPageSite.with { help, client in
            let path = try await help.ask("第一句", client)
            for _ in 0..<2 {
                let fields = [("text", "第二句"), ("key", "0123456789abcdef")]
                let answer = try await Browser(client).post("\(path)/messages", fields, csrf: "")
                #expect(answer.status == 303)
            }
            let page = try await Browser(client).get(path).text
            #expect(page.split(separator: ">第二句<").count == 2)
        }
    }

    @Test func `outside service hours a question is registered, and its answer is read there`()
        async throws
    {
        try await HelpPageSite.with { help, client in
            // Whoever was signed in at ten has to do so again.
            help.set(secondOfDay: 12 * 3600)
            let assistant = try await help.sign(.assistant, in: client)
            let closed = try await Browser(client).get("/help/ask").text
            #expect(closed.contains("现在休息，今天 13:30 开始服务") && closed.contains("请留言"))
            let typed = [("words", "迁址要重新评审吗？"), ("name", ""), ("telephone", "没有")]
            let refused = try await Browser(client).post("/help/conversations", typed, csrf: "")
            #expect(refused.status == 422)
            for fact in ["id=\"name-fault\"", "id=\"telephone-fault\"", "迁址要重新评审吗？", "没有"] {
                #expect(refused.text.contains(fact), "\(fact)")
            }
            #expect(try await help.count("helpdesk.conversation_started") == 0)
            let path = try #require(
                try await Browser(client).post(
                    "/help/conversations", [("words", "迁址要重新评审吗？")], csrf: ""
                ).location)
            let page = try await Browser(client).get(path).text
            #expect(page.contains("咨2025-00001") && page.contains("id=\"contact\""))
            _ = try await Browser(client).post(
                "\(path)/contacts", [("name", "赵女士"), ("telephone", "021-55667788")], csrf: "")
            let enquiry = try #require(
                try await help.centre.read { try $0.enquiries(.init()).first })
            let staff = try await assistant.get("/help/enquiries/\(enquiry.id)").text
            #expect(staff.contains("赵女士") && staff.contains("021-55667788"))
            _ = try await assistant.post(
                "/help/enquiries/\(enquiry.id)/answers",
                [("answer", "需要现场核查。"), ("channel", "telephone")])
            #expect(try await Browser(client).get(path).text.contains("需要现场核查。"))
        }
    }

    @Test(arguments: ["x", String(repeating: "0", count: 32), "..%2f..%2fhelp"])
    func `a conversation is found by its own address only`(secret: String) async throws {
        try await HelpPageSite.with { help, client in
            _ = try await help.ask("只有我能看", client)
            let visitor = Browser(client)
            #expect(try await visitor.get("/help/conversations/\(secret)").status == 404)
            let id = try await help.newest().id
            #expect(try await visitor.get("/help/conversations/\(id)").status == 404)
            let said = try await visitor.post(
                "/help/conversations/\(secret)/messages", [("text", "插话")], csrf: "")
            #expect(said.status == 404)
        }
    }

    @Test func `an empty question is refused and begins nothing`() async throws {
        try await HelpPageSite.with { help, client in
            let answer = try await Browser(client).post(
                "/help/conversations", [("question", " "), ("business", "yes")], csrf: "")
            #expect(answer.status == 422 && answer.text.contains("id=\"question-fault\""))
            #expect(answer.text.contains("value=\"yes\" checked"))
            #expect(try await help.count("helpdesk.conversation_started") == 0)
        }
    }
}
