import Helpdesk
import Hummingbird
import HTTPTypes
import Kernel
import Testing
@testable import Web

/// What assistants and their chief do on their pages.
struct HelpPageStaffTests {
    @Test func `an assistant passes a conversation on with a note the visitor does not see`()
        async throws
    {
        try await HelpPageSite.with([.assistant, .hallChief]) { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let chief = try await help.sign(.hallChief, in: client)
            let path = try await help.ask("转给谁", client)
            let id = try await help.newest().id
            _ = try await assistant.post("/help/desk/\(id)/takes", [])
            let nobody = try await assistant.post(
                "/help/desk/\(id)/transfers", [("to", ""), ("note", "不要丢<掉>")])
            #expect(nobody.status == 422 && nobody.text.contains("value=\"不要丢&lt;掉&gt;\""))
            let page = try await assistant.get("/help").text
            let colleague = try #require(
                page.firstMatch(of: /<optgroup[^>]*><option value="([0-9a-f]+)">大厅负责人/)
            ).1
            _ = try await assistant.post(
                "/help/desk/\(id)/transfers", [("to", String(colleague)), ("note", "请核对材料")])
            #expect(try await chief.get("/help").text.contains("请核对材料"))
            let seen = try await Browser(client).get(path).text
            #expect(!seen.contains("请核对材料"))
        }
    }

    @Test func `conversations stand side by side, one of them at hand`() async throws {
        try await HelpPageSite.with { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            var ids: [String] = []
            for number in 1...4 {
                help.pass(seconds: 1)
                _ = try await help.ask("第 \(number) 位", client)
                ids.append(try await help.newest().id)
                _ = try await assistant.post("/help/desk/\(ids[number - 1])/takes", [])
            }
            let page = try await assistant.get("/help?conversation=\(ids[2])").text
            // The one at hand and the two oldest others, in the order they began.
            let columns = page.matches(of: #/data-column="([0-9a-f-]+)"( aria-current="true")?/#)
            #expect(columns.map { String($0.1) } == Array(ids[0...2]))
            #expect(columns.map { $0.2 != nil } == [false, false, true])
            for id in ids[0...2] { #expect(page.contains("/help/desk/\(id)/messages")) }
            // No two fields of the page bear one name.
            let places = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
            #expect(Set(places).count == places.count)
            let refused = try await assistant.post(
                "/help/desk/\(ids[0])/messages", [("text", "")])
            #expect(refused.status == 422 && refused.text.contains("id=\"text-fault\""))
        }
    }

    @Test func `what cannot be said is shown again and nothing typed is lost`() async throws {
        try await HelpPageSite.with { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            _ = try await help.ask("在吗", client)
            let id = try await help.newest().id
            _ = try await assistant.post("/help/desk/\(id)/takes", [])
            let long = String(repeating: "长", count: MessageDraft.limit + 1)
            let refused = try await assistant.post(
                "/help/desk/\(id)/messages", [("text", long)])
            #expect(refused.status == 422 && refused.text.contains(long))
            #expect(refused.text.contains("id=\"text-fault\""))
            let early = try await assistant.post("/help/desk/\(id)/ends", [])
            #expect(early.status == 409 && early.text.contains("还没有回复"))
        }
    }

    @Test func `opening a conversation reads it, keeping itself up to date behind others does not`()
        async throws
    {
        try await HelpPageSite.with { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let first = try await help.ask("第一位", client)
            let one = try await help.newest().id
            help.pass(seconds: 1)
            _ = try await help.ask("第二位", client)
            let two = try await help.newest().id
            for id in [one, two] {
                _ = try await assistant.post("/help/desk/\(id)/takes", [])
                _ = try await assistant.post("/help/desk/\(id)/messages", [("text", "您好")])
                _ = try await assistant.get("/help?conversation=\(id)")
            }
            _ = try await Browser(client).post("\(first)/messages", [("text", "还在吗")], csrf: "")
            let unread = "<span class=\"visually-hidden\">1 条未读</span>"
            #expect(try await assistant.get("/help?conversation=\(two)").text.contains(unread))
            let part = try #require(HTTPField.Name("X-Part"))
            _ = try await assistant.send(
                .get, "/help?conversation=\(one)", headers: [part: "hidden"])
            #expect(try await assistant.get("/help?conversation=\(two)").text.contains(unread))
            _ = try await assistant.get("/help?conversation=\(one)")
            let read = try await assistant.get("/help?conversation=\(two)").text
            #expect(!read.contains(unread))
        }
    }

    @Test func `the rules of the desk are set, or every fault in them is told`() async throws {
        try await HelpPageSite.with([.hallChief]) { help, client in
            let chief = try await help.sign(.hallChief, in: client)
            var rules = HelpRulesTyped.numbers.map { ($0.name, "7") }
            rules += [("hours", "九点"), ("exceptions", "某天"), ("capacity", "很多")]
            rules.removeAll { $0 == ("capacity", "7") }
            let refused = try await chief.post("/help/settings/rules", rules)
            #expect(refused.status == 422)
            for field in ["hours", "exceptions", "capacity"] {
                #expect(refused.text.contains("id=\"\(field)-fault\""), "\(field)")
            }
            #expect(refused.text.contains("value=\"九点\""))
            #expect(try await help.count("helpdesk.rules_set") == 0)
            var sound = HelpRulesTyped(HelpRules())
            sound.exceptions = "2025-10-18 09:00-12:00\n2025-10-20"
            let done = try await chief.post(
                "/help/settings/rules",
                sound.numbers.map { ($0.key, $0.value) }
                    + [("hours", "08:30-12:00，13:00-17:30"), ("exceptions", sound.exceptions)])
            #expect(done.status == 303)
            let book = try await help.centre.read { try $0.helpRuleBook() }
            let hours = book.rules(at: help.centre.clock.now()).hours
            #expect(hours.stretches.map(\.text) == ["08:30-12:00", "13:00-17:30"])
            #expect(hours.exceptions["2025-10-20"] == [])
        }
    }

    @Test func `words and contacts are shown to those who answer, and to nobody else`()
        async throws
    {
        try await HelpPageSite.with([.assistant, .auditor]) { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            let made = try await assistant.post(
                "/help/enquiries",
                [
                    ("channel", "telephone"), ("audience", "business"), ("question", "保密的问题"),
                    ("name", "钱先生"), ("telephone", "021-11112222"),
                ])
            let path = try #require(made.location)
            let auditor = try await help.sign(.auditor, in: client)
            for address in [path, "/help/enquiries"] {
                let page = try await auditor.get(address)
                #expect(page.status == 200)
                for secret in ["保密的问题", "钱先生", "021-11112222"] {
                    #expect(!page.text.contains(secret), "\(address) \(secret)")
                }
            }
            #expect(try await assistant.get(path).text.contains("钱先生"))
            #expect(try await auditor.get("/help").location == "/help/overview")
            #expect(try await auditor.get("/help/transcripts").status == 403)
        }
    }

    @Test func `a visitor's words are erased with a reason, and the journal stays whole`()
        async throws
    {
        try await HelpPageSite.with([.hallChief]) { help, client in
            let chief = try await help.sign(.hallChief, in: client)
            let path = try await help.ask("请删除我的话", client)
            let id = try await help.newest().id
            _ = try await Browser(client).post("\(path)/ends", [], csrf: "")
            let refused = try await chief.post("/help/transcripts/\(id)/erasures", [])
            #expect(refused.status == 422 && refused.text.contains("id=\"reason-fault\""))
            let done = try await chief.post(
                "/help/transcripts/\(id)/erasures", [("reason", "来访者要求")])
            #expect(done.status == 303)
            let page = try await chief.get("/help/transcripts/\(id)").text
            #expect(page.contains("内容已删除") && !page.contains("请删除我的话"))
            guard case .sound = try await help.centre.read({ try $0.verifyJournal() }) else {
                Issue.record("the journal is broken")
                return
            }
        }
    }

    @Test func `lists are taken away as they are asked for, without names`() async throws {
        try await HelpPageSite.with { help, client in
            let assistant = try await help.sign(.assistant, in: client)
            for (question, channel) in [("甲问", "telephone"), ("乙问", "letter")] {
                _ = try await assistant.post(
                    "/help/enquiries",
                    [
                        ("channel", channel), ("audience", "business"),
                        ("question", question), ("name", "孙女士"),
                    ])
            }
            let all = try await assistant.get("/help/enquiries/exports?format=csv").text
            #expect(all.contains("甲问") && all.contains("乙问") && !all.contains("孙女士"))
            let some = try await assistant.get(
                "/help/enquiries/exports?channel=letter&format=csv"
            ).text
            #expect(!some.contains("甲问") && some.contains("乙问"))
        }
    }
}
