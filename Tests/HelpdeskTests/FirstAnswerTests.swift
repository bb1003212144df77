import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct FirstAnswerTests {
    @Test(arguments: TestStore.allCases)
    func `a person's message ends the clock, a machine's and a visitor's never`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.begin()
            let answer = try await help.visitors.call(in: zhang.secret)
            #expect(answer == .waiting(since: help.clock.now, due: help.clock.now + 60))
            help.clock.pass(seconds: 5)
            _ = try await help.visitors.offer(
                article: "a1", text: "请带营业执照。", in: zhang.secret)
            _ = try await help.visitors.say(MessageDraft(text: "还有别的吗"), in: zhang.secret)
            try await help.assistants.take(zhang.id, by: .lin)
            #expect(try await help.figure("connected") == "0")
            help.clock.pass(seconds: 12, milliseconds: 345)
            #expect(try await help.figure("first_answer_seconds") == "17.345")
            try await help.say("您好，还要食品安全管理制度。", in: zhang, by: .lin)
            help.clock.pass(seconds: 600)
            try await help.say("还有问题吗？", in: zhang, by: .lin)
            #expect(try await help.figure("first_answer_seconds") == "17.345")
            #expect(try await help.figure("connected") == "100")
            #expect(try await help.figure("answered_in_time") == "100")
            let call = try #require(try await help.centre.read { try $0.calls(of: zhang.id) }.first)
            #expect(call.outcome == .answered)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a call that nobody answers looks as bad as it is`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            _ = try await help.call()
            help.clock.pass(seconds: 75)
            #expect(try await help.figure("first_answer_seconds") == "75")
            #expect(try await help.figure("connected") == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a call the visitor abandons stays counted, with the time it waited`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let first = try await help.call()
            try await help.assistants.take(first.id, by: .lin)
            help.clock.pass(seconds: 3)
            try await help.say("您好", in: first, by: .lin)
            let second = try await help.call()
            help.clock.pass(seconds: 90)
            try await help.visitors.end(in: second.secret)
            #expect(try await help.figure("connected") == "50")
            #expect(try await help.figure("first_answer_seconds") == "90")
            #expect(try await help.figure("first_answer_seconds", .average) == "46.5")
            #expect(try await help.figure("answered_in_time") == "50")
            let call = try #require(
                try await help.centre.read { try $0.calls(of: second.id) }.first)
            #expect(call.outcome == .abandoned)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `asking twice for a person is asking once`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.call()
            let called = help.clock.now
            help.clock.pass(seconds: 20)
            let again = try await help.visitors.call(in: zhang.secret)
            #expect(again == .waiting(since: called, due: called + 60))
            try await help.duty.change(to: .available, by: .lin)
            try await help.assistants.take(zhang.id, by: .lin)
            #expect(try await help.visitors.call(in: zhang.secret) == .talking)
            let calls = try await help.centre.read { try $0.calls(of: zhang.id) }
            #expect(calls.count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a visitor waits from when the call came in, however late it is written down`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.begin()
            help.clock.pass(seconds: 10)
            let arrival = help.clock.now
            help.clock.pass(seconds: 0, milliseconds: 450)
            let answer = try await help.visitors.call(in: zhang.secret, at: arrival)
            #expect(answer == .waiting(since: arrival, due: arrival + 60))
            try await help.duty.change(to: .available, by: .lin)
            try await help.assistants.take(zhang.id, by: .lin)
            help.clock.pass(seconds: 5)
            try await help.say("您好。", in: zhang, by: .lin)
            #expect(try await help.figure("first_answer_seconds") == "5.45")
        }
    }

    @Test(arguments: [(-3600, 0), (3600, 10)])
    func `a clock that was set meanwhile makes no wait longer than the conversation, nor negative`(
        seconds: Int, since: Int
    ) async throws {
        try await withHelp(on: .sqlite) { help in
            let begun = help.clock.now
            let zhang = try await help.begin()
            help.clock.pass(seconds: 10)
            let answer = try await help.visitors.call(
                in: zhang.secret, at: help.clock.now + seconds)
            #expect(answer == .waiting(since: begun + since, due: begun + since + 60))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the figures of a period agree with the measures`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin, .business)
            try await help.assistants.end(zhang.id, by: .lin)
            try await help.visitors.tell(solved: true, in: zhang.secret)
            _ = try await help.call()
            help.clock.pass(seconds: 30)
            let now = help.clock.now
            let figures = try await help.centre.read {
                try $0.helpdeskFigures(from: now.day, through: now.day, at: now)
            }
            #expect(figures.calls == 2)
            #expect(figures.answered == 1)
            #expect(figures.longestSeconds?.value == Ratio(30))
            #expect(figures.averageSeconds?.value == Ratio(0))
            #expect(figures.connected?.value == Ratio(50))
            #expect(figures.solved?.value == Ratio(100))
            #expect(figures.businesses == [.online: 1])
        }
    }
}
