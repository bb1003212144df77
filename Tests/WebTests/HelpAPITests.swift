import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing
import Web

@Suite struct HelpAPITests {
    @Test func `a visitor is helped by a person, and both see the same in the same order`()
        async throws
    {
        try await HelpSite.with([.assistant]) { help, client in
            let visitor = HelpProgram(client)
            let assistant = try await HelpProgram(client, as: .assistant)
            let duty = try await assistant.post("/api/help/duty", ["state": "available"])
            #expect(duty.status == 204)

            let own = try await visitor.askAndCall("要带什么材料？", at: help.now)
            let console = try await assistant.get("/api/help/console")
            let line = try #require(console.list("waiting").first)
            #expect(line["rings_for_me"] as? Bool == true)
            let id = try #require(line["id"] as? String)
            help.pass(milliseconds: 12_345)
            #expect(try await assistant.post("/api/help/desk/\(id)/takes").status == 204)
            let answer = try await assistant.post(
                "/api/help/desk/\(id)/messages", ["text": "营业执照。", "client_id": "assistant-1"])
            #expect(answer.status == 201)
            #expect(answer.number("sent_at") == Int(help.now.milliseconds))

            let seen = try await visitor.get("\(own)/messages?after=1")
            #expect(seen.text("state") == "talking")
            #expect(seen.list("messages").compactMap { $0["ordinal"] as? Int } == [2, 3, 4])
            #expect(seen.list("messages").allSatisfy { $0["account"] == nil })
            let other = try await assistant.get("/api/help/desk/\(id)/messages")
            #expect(
                other.list("messages").compactMap { $0["text"] as? String }
                    == ["要带什么材料？", "营业执照。"])
            #expect(try await assistant.post("/api/help/desk/\(id)/endings").status == 204)
            #expect(
                try await visitor.post("\(own)/solutions", ["solved": true]).status == 204)
            let figures = try await assistant.get("/api/help/figures")
            #expect(figures.text("longest_seconds") == "12.345")
            #expect(figures.text("connected_percent") == "100")
            #expect(figures.text("solved_percent") == "100")
        }
    }

    @Test func `the interface refuses with a code, and tells nobody which conversations exist`()
        async throws
    {
        try await HelpSite.with([.assistant, .auditor]) { _, client in
            let visitor = HelpProgram(client)
            let unknown = String(repeating: "0", count: 32)
            for path in [unknown, "abc", "..%2f", "%00"] {
                let answer = try await visitor.get("/api/help/conversations/\(path)/messages")
                #expect(answer.status == 404)
            }
            let auditor = try await HelpProgram(client, as: .auditor)
            #expect(try await auditor.get("/api/help/console").status == 403)
            #expect(try await visitor.get("/api/help/console").status == 401)
            let assistant = try await HelpProgram(client, as: .assistant)
            #expect(try await assistant.get("/api/help/desk/\(unknown)/messages").status == 404)
            let started = try await visitor.post(
                "/api/help/conversations", ["audience": "individual", "topic": "unheard"])
            #expect(started.status == 422)
            #expect(started.code == "unknown_topic")
            let own = try await visitor.post(
                "/api/help/conversations", ["audience": "individual"])
            let path = "/api/help/conversations/\(own.text("secret") ?? "")"
            let empty = try await visitor.post("\(path)/messages", ["text": " "])
            #expect(empty.code == "empty_message")
            let bad = try await visitor.post(
                "\(path)/messages", ["picture": Data("<svg/>".utf8).base64EncodedString()])
            #expect(bad.status == 422)
            #expect(try await visitor.post("\(path)/endings").status == 204)
            let late = try await visitor.post("\(path)/messages", ["text": "晚了"])
            #expect(late.status == 409)
            #expect(late.code == "conversation_over")
        }
    }

    @Test func `two assistants: one takes it, the other is told, and it is passed on`()
        async throws
    {
        try await HelpSite.with([.assistant, .hallChief]) { help, client in
            let visitor = HelpProgram(client)
            let assistant = try await HelpProgram(client, as: .assistant)
            let chief = try await HelpProgram(client, as: .hallChief)
            for program in [assistant, chief] {
                _ = try await program.post(
                    "/api/help/duty", ["state": "available", "capacity": 9])
            }
            let started = try await visitor.post(
                "/api/help/conversations", ["audience": "individual"])
            _ = try await visitor.post(
                "/api/help/conversations/\(started.text("secret") ?? "")/requests")
            let console = try await chief.get("/api/help/console")
            let id = try #require(console.list("waiting").first?["id"] as? String)
            #expect(try await assistant.post("/api/help/desk/\(id)/takes").status == 204)
            let refused = try await chief.post("/api/help/desk/\(id)/takes")
            #expect(refused.status == 409)
            #expect(refused.code == "taken")
            let present = try await chief.get("/api/help/console").list("on_duty")
            let account = try #require(
                present.first { $0["load"] as? Int == 0 }?["account"] as? String)
            _ = try await assistant.post("/api/help/desk/\(id)/messages", ["text": "您好"])
            #expect(
                try await assistant.post(
                    "/api/help/desk/\(id)/transfers", ["to": account, "note": "请接手"]
                ).status == 204)
            let mine = try await chief.get("/api/help/console").list("mine")
            #expect(mine.map { $0["id"] as? String } == [id])
            let stranger = HelpProgram(client)
            #expect(try await stranger.post("/api/help/desk/\(id)/takes").status == 401)
        }
    }
}

extension HelpProgram {
    /// Begins a conversation of a business, asks in it and calls for a person; returns its address.
    fileprivate func askAndCall(_ question: String, at now: Instant) async throws -> String {
        let started = try await post("/api/help/conversations", ["audience": "business"])
        #expect(started.status == 201)
        let own = "/api/help/conversations/\(try #require(started.text("secret")))"
        let said = try await post(
            "\(own)/messages", ["text": question, "client_id": "visitor-1"])
        #expect(said.status == 201)
        #expect(said.number("ordinal") == 1)
        let called = try await post("\(own)/requests")
        #expect(called.text("state") == "waiting")
        #expect(called.number("since") == Int(now.milliseconds))
        #expect(called.number("due") == Int(now.milliseconds) + 60_000)
        return own
    }
}
