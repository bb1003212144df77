import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct IdleTests {
    @Test(arguments: TestStore.allCases)
    func `a silent visitor is asked once, then the conversation ends`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            help.clock.pass(seconds: 299)
            try await help.centre.runChores()
            #expect(try await help.messages(zhang).last?.text == "您好，请讲。")
            help.clock.pass(seconds: 1)
            for _ in 1...2 { try await help.centre.runChores() }
            let said = try await help.messages(zhang)
            #expect(said.filter { $0.content == .notice(.stillThere) }.count == 1)
            help.clock.pass(seconds: 300)
            try await help.centre.runChores()
            #expect(try await help.conversation(zhang).end?.cause == .idle)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a word of the visitor begins the time anew`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            let zhang = try await help.begin()
            help.clock.pass(seconds: 400)
            try await help.centre.runChores()
            _ = try await help.visitors.say(MessageDraft(text: "在的"), in: zhang.secret)
            help.clock.pass(seconds: 590)
            try await help.centre.runChores()
            #expect(try await help.conversation(zhang).state == .asking)
            let said = try await help.messages(zhang)
            #expect(said.filter { $0.content == .notice(.stillThere) }.count == 2)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an assistant who leaves the visitor without an answer loses the conversation`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            try await help.duty.change(to: .busy, by: .lin)
            try await help.duty.change(to: .available, by: .mei)
            for _ in 1...3 {
                _ = try await help.visitors.say(MessageDraft(text: "请问"), in: zhang.secret)
                help.clock.pass(seconds: 59)
                try await help.centre.runChores()
            }
            #expect(try await help.conversation(zhang).holder == "lin")
            help.clock.pass(seconds: 3)
            try await help.centre.runChores()
            let back = try await help.conversation(zhang)
            #expect(back.state == .waiting)
            #expect(back.call?.offeredTo == "mei")
            #expect(back.call?.reason == .returned)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody falls silent over lunch`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-10-17 11:29:00")
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            _ = try await help.visitors.say(MessageDraft(text: "请问"), in: zhang.secret)
            for time in ["11:45:00", "13:30:30", "13:31:59"] {
                try help.clock.move(to: "2025-10-17 \(time)")
                try await help.centre.runChores()
                #expect(try await help.conversation(zhang).holder == "lin")
            }
            try help.clock.move(to: "2025-10-17 13:32:00")
            try await help.centre.runChores()
            #expect(try await help.conversation(zhang).holder == nil)
        }
    }
}
