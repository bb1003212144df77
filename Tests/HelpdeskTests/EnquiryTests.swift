import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct EnquiryTests {
    private func draft(
        _ channel: Enquiry.Channel = .telephone, _ audience: Conversation.Audience = .business
    ) -> EnquiryDraft {
        EnquiryDraft(
            channel: channel, audience: audience, topic: "food", question: "小作坊要办证吗？",
            contact: Person(name: "李", telephone: "021-12345678"))
    }

    @Test(arguments: TestStore.allCases)
    func `an enquiry counts from its receipt, and is answered once`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let first = try await help.enquiries.register(draft(), by: .lin)
            let second = try await help.enquiries.ask(draft(.letter, .individual))
            #expect(first.number == "咨2025-00001")
            #expect(second.number == "咨2025-00002")
            #expect(second.channel == .web)
            #expect(try await help.figure("enquiries_answered") == "0")
            try await help.enquiries.assign(first.id, to: "mei", by: .lin)
            try help.clock.move(to: "2025-10-22 09:30:00")
            #expect(try await help.figure("enquiry_reply_days") == "3")
            try await help.enquiries.answer(
                first.id, text: "要登记。", channel: .telephone, by: .mei)
            #expect(try await help.figure("enquiries_answered") == "50")
            await expectHelpRefusal("already_answered") {
                try await help.enquiries.answer(
                    first.id, text: "又", channel: .telephone, by: .mei)
            }
            #expect(try await help.figure("business_services") == "1")
            #expect(
                try await help.told(about: first.subject) == [
                    "enquiry_received", "enquiry_assigned", "enquiry_answered", "business_served",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every fault of the form is told at once, and nothing is kept`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            var bad = draft(.web)
            bad.question = " "
            bad.contact = Person(name: "", telephone: "abc")
            do {
                _ = try await help.enquiries.ask(bad)
                Issue.record("not refused")
            } catch let refusals as Refusals {
                #expect(
                    refusals.all.map { $0.place ?? "" } == ["question", "name", "telephone"])
            }
            bad = draft()
            bad.topic = "unheard-of"
            await expectHelpRefusal("unknown_topic", at: "topic") {
                _ = try await help.enquiries.register(bad, by: .lin)
            }
            #expect(try await help.centre.read { try $0.enquiries(EnquiryFilter()) }.isEmpty)
            #expect(try await help.figure("enquiries_answered") == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the open ones are on the worklist with their day`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-09-26 16:00:00")
            let enquiry = try await help.enquiries.register(draft(), by: .lin)
            let now = help.clock.now
            let open = try await help.centre.read { try help.centre.openCases($0, at: now) }
            let mine = try #require(open.first { $0.subject == enquiry.subject })
            #expect(mine.clock == "reply")
            // 28 September is worked for the National Day, which lasts eight days.
            #expect(try mine.deadline.due(WorkCalendar())?.day == Day("2025-10-10"))
            try await help.enquiries.answer(
                enquiry.id, text: "好", channel: .telephone, by: .lin)
            let later = help.clock.now + 60
            #expect(try await help.centre.read { try help.centre.openCases($0, at: later) }.isEmpty)
            // As it stood before the answer, it is still open.
            #expect(
                try await help.centre.read { try help.centre.openCases($0, at: now + -1) }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `enquiries are found by every property, page by page`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            for number in 1...7 {
                var draft = draft(number % 2 == 0 ? .letter : .telephone)
                draft.question = "问题 \(number) 100%"
                _ = try await help.enquiries.register(draft, by: .lin)
                help.clock.pass(seconds: 86_400)
            }
            func found(_ change: (inout EnquiryFilter) -> Void) async throws -> [String] {
                var filter = EnquiryFilter()
                change(&filter)
                let wanted = filter
                return try await help.centre.read {
                    try $0.enquiries(wanted).map { String($0.number.suffix(1)) }
                }
            }
            #expect(try await found { $0.channel = .letter } == ["6", "4", "2"])
            #expect(try await found { $0.text = "题 3 100%" } == ["3"])
            #expect(try await found { $0.text = "100_" } == [])
            #expect(try await found { $0.from = Day("2025-10-19") }.count == 5)
            #expect(try await found { $0.through = Day("2025-10-18") } == ["2", "1"])
            #expect(try await found { $0.isAnswered = true } == [])
            let first = try await help.centre.read { try $0.enquiries(EnquiryFilter(), limit: 4) }
            let before = try #require(first.last?.id)
            let rest = try await help.centre.read {
                try $0.enquiries(EnquiryFilter(), before: before, limit: 4)
            }
            #expect((first + rest).map { String($0.number.suffix(1)) }.joined() == "7654321")
        }
    }
}
