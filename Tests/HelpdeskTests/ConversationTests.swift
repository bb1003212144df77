import Foundation
import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct ConversationTests {
    @Test(arguments: TestStore.allCases)
    func `what is said is numbered without gaps, the machine's notices among it`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            _ = try await help.visitors.say(MessageDraft(text: "谢谢"), in: zhang.secret)
            try await help.assistants.end(zhang.id, by: .lin)
            let said = try await help.messages(zhang)
            #expect(said.map(\.ordinal) == Array(1...said.count))
            #expect(
                said.map(\.content) == [
                    .text("有人吗？"), .notice(.waiting), .notice(.joined), .text("您好，请讲。"),
                    .text("谢谢"), .notice(.ended),
                ])
            #expect(
                try await help.told(about: Subject("helpdesk.conversation", zhang.id)) == [
                    "conversation_started", "message_sent", "person_called",
                    "conversation_taken", "message_sent", "message_sent", "conversation_ended",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a message sent again under its id is one message, even after the end`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.begin(nil)
            let draft = MessageDraft(text: "在吗", clientID: "b7c1-0001")
            let first = try await help.visitors.say(draft, in: zhang.secret)
            #expect(try await help.visitors.say(draft, in: zhang.secret) == first)
            try await help.visitors.end(in: zhang.secret)
            #expect(try await help.visitors.say(draft, in: zhang.secret) == first)
            await expectHelpRefusal("conversation_over") {
                _ = try await help.visitors.say(MessageDraft(text: "还在吗"), in: zhang.secret)
            }
            #expect(try await help.messages(zhang).map(\.ordinal) == [1, 2])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `messages of many at once come each once and in the order each was sent`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let conversations = try await withThrowingTaskGroup(
                of: StartedConversation.self
            ) { group in
                for _ in 0..<20 { group.addTask { try await help.begin(nil) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for started in conversations {
                    group.addTask {
                        for number in 1...10 {
                            let draft = MessageDraft(
                                text: "第 \(number) 句", clientID: "message-\(number)")
                            for _ in 1...2 {
                                let said = try await help.visitors.say(draft, in: started.secret)
                                #expect(said.ordinal == number)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            for started in conversations {
                let texts = try await help.messages(started).compactMap(\.text)
                #expect(texts == (1...10).map { "第 \($0) 句" })
            }
            #expect(try await help.centre.read { try $0.verifyJournal() }.isWhole)
        }
    }

    @Test(arguments: [
        ("", "empty_message", "text"), (" \n ", "empty_message", "text"),
        (String(repeating: "长", count: 2001), "too_long", "text"), ("a\0b", "zero_byte", "text"),
    ])
    func `what cannot be a message is refused with its reason`(
        _ text: String, _ code: String, _ place: String
    ) async throws {
        try await withHelp(on: .sqlite) { help in
            let zhang = try await help.begin(nil)
            await expectHelpRefusal(code, at: place) {
                _ = try await help.visitors.say(MessageDraft(text: text), in: zhang.secret)
            }
            #expect(try await help.messages(zhang).isEmpty)
        }
    }

    @Test(arguments: [("v0-0", true), ("", false), ("a b", false), ("消息", false)])
    func `a sender's own id is short and plain`(_ id: String, _ isGood: Bool) async throws {
        try await withHelp(on: .sqlite) { help in
            let zhang = try await help.begin(nil)
            let draft = MessageDraft(text: "在吗", clientID: id)
            if isGood {
                #expect(try await help.visitors.say(draft, in: zhang.secret).clientID == id)
            } else {
                await expectHelpRefusal("bad_client_id", at: "client_id") {
                    _ = try await help.visitors.say(draft, in: zhang.secret)
                }
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody enters without the secret, and none is faster than a person`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.begin(nil)
            await expectHelpRefusal("no_such_conversation") {
                _ = try await help.visitors.say(MessageDraft(text: "我"), in: Secret())
            }
            #expect(Secret(zhang.id.uppercased()) == nil)
            #expect(Secret("0123") == nil)
            for number in 1...20 {
                _ = try await help.visitors.say(MessageDraft(text: "\(number)"), in: zhang.secret)
            }
            await expectHelpRefusal("too_fast") {
                _ = try await help.visitors.say(MessageDraft(text: "21"), in: zhang.secret)
            }
            help.clock.pass(seconds: 11)
            _ = try await help.visitors.say(MessageDraft(text: "21"), in: zhang.secret)
            #expect(try await help.messages(zhang).count == 21)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one network cannot begin without end, and may again after ten minutes`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let draft = ConversationDraft(audience: .individual)
            for _ in 1...600 { _ = try await help.visitors.start(draft, from: "10.0.0.1") }
            await expectHelpRefusal("too_many_starts") {
                _ = try await help.visitors.start(draft, from: "10.0.0.1")
            }
            _ = try await help.visitors.start(draft, from: "10.0.0.2")
            help.clock.pass(seconds: 600)
            try await help.centre.runChores()
            _ = try await help.visitors.start(draft, from: "10.0.0.1")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whether it helped is said once, after the end, and counts when a person answered`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            await expectHelpRefusal("not_over_yet") {
                try await help.visitors.tell(solved: true, in: zhang.secret)
            }
            await expectHelpRefusal("not_yours") {
                try await help.assistants.end(zhang.id, by: .mei)
            }
            try await help.assistants.end(zhang.id, by: .lin)
            #expect(try await help.figure("solved") == nil)
            try await help.visitors.tell(solved: false, in: zhang.secret)
            await expectHelpRefusal("already_told") {
                try await help.visitors.tell(solved: true, in: zhang.secret)
            }
            #expect(try await help.figure("solved") == "0")
            let alone = try await help.begin()
            try await help.visitors.end(in: alone.secret)
            try await help.visitors.tell(solved: true, in: alone.secret)
            #expect(try await help.figure("solved") == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an assistant cannot end what nobody has answered`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.call()
            try await help.assistants.take(zhang.id, by: .lin)
            await expectHelpRefusal("not_answered_yet") {
                try await help.assistants.end(zhang.id, by: .lin)
            }
        }
    }
}
