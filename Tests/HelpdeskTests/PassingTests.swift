import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct PassingTests {
    @Test(arguments: TestStore.allCases)
    func `a conversation is passed on with a note the visitor does not see`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            await expectHelpRefusal("colleague_not_on_duty", at: "account") {
                try await help.assistants.transfer(zhang.id, to: "mei", note: "", by: .lin)
            }
            try await help.duty.change(to: .busy, by: .mei)
            try await help.assistants.transfer(zhang.id, to: "mei", note: "计量问题", by: .lin)
            await expectHelpRefusal("not_yours") { try await help.say("我", in: zhang, by: .lin) }
            try await help.say("我来接着说", in: zhang, by: .mei)
            #expect(try await help.conversation(zhang).holder == "mei")
            let notes = try await help.centre.read { try $0.transferNotes(of: zhang.id) }
            #expect(notes.map(\.text) == ["计量问题"])
            #expect(try await !help.messages(zhang).contains { $0.text == "计量问题" })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `passed to a topic it joins the line, and its answered call counts no more`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.setSkills(["metrology"], of: "mei", by: .tang)
            try await help.duty.change(to: .available, by: .lin)
            try await help.duty.change(to: .available, by: .mei)
            let zhang = try await help.answered(by: .lin)
            help.clock.pass(seconds: 100)
            try await help.assistants.transfer(
                zhang.id, toTopic: "metrology", note: "", by: .lin)
            let waiting = try await help.conversation(zhang)
            #expect(waiting.state == .waiting)
            #expect(waiting.topic == "metrology")
            #expect(waiting.call?.offeredTo == "mei")
            #expect(waiting.call?.reason == .transferred)
            help.clock.pass(seconds: 70)
            #expect(try await help.figure("first_answer_seconds") == "0")
            try await help.assistants.take(zhang.id, by: .mei)
            try await help.say("您好", in: zhang, by: .mei)
            #expect(try await help.figure("connected") == "100")
            #expect(try await help.figure("first_answer_seconds") == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a colleague who was invited may write, and leaves again`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            for actor in [Actor.lin, .mei] { try await help.duty.change(to: .available, by: actor) }
            let zhang = try await help.answered(by: .lin)
            try await help.assistants.invite("mei", to: zhang.id, by: .lin)
            await expectHelpRefusal("already_there") {
                try await help.assistants.invite("mei", to: zhang.id, by: .lin)
            }
            try await help.say("我补充一点", in: zhang, by: .mei)
            #expect(try await help.console(.mei).mine.map(\.isHolder) == [false])
            #expect(try await help.conversation(zhang).holder == "lin")
            try await help.assistants.withdraw(from: zhang.id, by: .mei)
            #expect(try await help.console(.mei).mine.isEmpty)
            await expectHelpRefusal("not_yours") { try await help.say("我", in: zhang, by: .mei) }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who goes away gives everything back: an unanswered call runs on, an answered one anew`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let answered = try await help.answered(by: .lin)
            let taken = try await help.call()
            try await help.assistants.take(taken.id, by: .lin)
            help.clock.pass(seconds: 10)
            try await help.duty.change(to: .available, by: .mei)
            try await help.duty.change(to: .away, by: .lin)
            #expect(try await help.console(.lin).mine.isEmpty)
            let line = try await help.console(.mei).waiting
            #expect(line.map(\.conversation.id) == [taken.id, answered.id])
            #expect(line.map(\.call.reason) == [.visitor, .returned])
            #expect(line.map(\.ringsForMe) == [true, true])
            for started in [answered, taken] {
                try await help.assistants.take(started.id, by: .mei)
                try await help.say("您好，小林离开一下，我来帮您。", in: started, by: .mei)
            }
            #expect(try await help.figure("first_answer_seconds") == "10")
            #expect(try await help.figure("connected") == "100")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `at the end of a shift everything is handed to a colleague`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let held = [try await help.answered(by: .lin), try await help.answered(by: .lin)]
            await expectHelpRefusal("colleague_not_on_duty") {
                try await help.duty.handOver(to: "mei", note: "", by: .lin)
            }
            #expect(try await help.console(.lin).mine.count == 2)
            try await help.duty.change(to: .available, by: .mei)
            try await help.duty.handOver(to: "mei", note: "下班交接", by: .lin)
            #expect(
                Set(try await help.console(.mei).mine.map(\.conversation.id))
                    == Set(held.map(\.id)))
            #expect(try await help.console(.mei).onDuty.map(\.account) == ["mei"])
        }
    }
}
