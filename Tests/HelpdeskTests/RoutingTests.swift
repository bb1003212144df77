import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct RoutingTests {
    @Test(arguments: TestStore.allCases)
    func `a call rings at the least loaded assistant who is skilled in its topic`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.setSkills(["food"], of: "lin", by: .tang)
            try await help.duty.setSkills(["metrology"], of: "mei", by: .tang)
            for actor in [Actor.lin, .mei, .gao] {
                try await help.duty.change(to: .available, by: actor)
            }
            // 小林 and 小高 fit (no skill listed is every skill); the one rung longest ago goes first.
            #expect(try await ringing(try await help.call(topic: "food"), help) == "gao")
            #expect(try await ringing(try await help.call(topic: "food"), help) == "lin")
            #expect(try await ringing(try await help.call(topic: "metrology"), help) == "mei")
            #expect(try await ringing(try await help.call(topic: "metrology"), help) == "gao")
            // Without a topic anybody fits: 小林 and 小梅 hold one each, 小高 two.
            #expect(try await ringing(try await help.call(), help) != "gao")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who has no room, is busy or away is not rung; who becomes free is`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, capacity: 1, by: .lin)
            try await help.duty.change(to: .busy, by: .mei)
            let first = try await help.answered(by: .lin)
            let second = try await help.call()
            #expect(try await ringing(second, help) == nil)
            let third = try await help.call()
            await expectHelpRefusal("at_capacity") {
                try await help.assistants.take(second.id, by: .lin)
            }
            try await help.assistants.end(first.id, by: .lin)
            #expect(try await ringing(second, help) == "lin")
            #expect(try await ringing(third, help) == nil)
            try await help.duty.change(to: .available, by: .mei)
            #expect(try await ringing(third, help) == "mei")
            try await help.duty.change(to: .away, by: .lin)
            #expect(try await ringing(second, help) == "mei")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `of many who take it at once one wins, and the others are told who`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let crowd = (1...12).map { Actor(id: "assistant-\($0)", roles: [.assistant]) }
            for actor in crowd { try await help.duty.change(to: .available, by: actor) }
            let zhang = try await help.call()
            let refused = await withTaskGroup(of: String?.self) { group in
                for actor in crowd {
                    group.addTask {
                        do {
                            try await help.assistants.take(zhang.id, by: actor)
                            return nil
                        } catch { return (error as? Refusal)?.place ?? "\(error)" }
                    }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            let holder = try #require(try await help.conversation(zhang).holder)
            #expect(refused.filter { $0 == nil }.count == 1)
            #expect(refused.filter { $0 == holder }.count == 11)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who is not on duty takes nothing, and who may not answer is refused and journalled`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.call()
            await expectHelpRefusal("not_on_duty") {
                try await help.assistants.take(zhang.id, by: .lin)
            }
            await expectHelpRefusal("not_allowed") {
                try await help.assistants.take(zhang.id, by: .wu)
            }
            #expect(
                try await help.told(about: Subject("account", "wu")) == ["permission_refused"])
            try await help.assistants.take(zhang.id, by: .tang)
            #expect(try await help.conversation(zhang).holder == "tang")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the console shows one's own, the line, and who is on duty`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, capacity: 3, by: .lin)
            try await help.duty.change(to: .busy, by: .mei)
            let zhang = try await help.answered(by: .lin)
            try await help.assistants.markRead(zhang.id, through: 4, by: .lin)
            help.clock.pass(seconds: 1)
            for text in ["一", "二"] {
                _ = try await help.visitors.say(MessageDraft(text: text), in: zhang.secret)
            }
            let second = try await help.call(.business, topic: "food")
            let console = try await help.console(.lin)
            #expect(console.duty?.capacity == 3)
            #expect(console.mine.map(\.conversation.id) == [zhang.id])
            #expect(console.mine.map(\.unread) == [2])
            #expect(console.mine.map(\.excerpt) == ["二"])
            #expect(console.mine.map(\.conversation.unanswered) == [2])
            #expect(console.waiting.map(\.conversation.id) == [second.id])
            #expect(console.waiting.map(\.due) == [help.clock.now + 60])
            #expect(console.onDuty.map(\.account) == ["lin", "mei"])
            #expect(console.onDuty.map(\.load) == [1, 0])
            let view = try await help.centre.read {
                try $0.visitorView(second.secret, at: help.clock.now)
            }
            #expect(view.ahead == 0)
            #expect(view.due == help.clock.now + 60)
        }
    }

    private func ringing(
        _ started: StartedConversation, _ help: HelpCentre
    ) async throws -> String? {
        try await help.conversation(started).call?.offeredTo
    }
}
