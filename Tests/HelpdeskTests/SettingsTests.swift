import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct SettingsTests {
    @Test(arguments: TestStore.allCases)
    func `rules hold from when they are set, and what began before keeps its own`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let early = try await help.call()
            help.clock.pass(seconds: 1)
            var rules = HelpRules(answerSeconds: 30, ringAllSeconds: 10, chiefSeconds: 20)
            try await help.settings.set(rules, by: .tang)
            let late = try await help.call()
            let console = try await help.console(.lin)
            #expect(console.waiting.map(\.conversation.id) == [early.id, late.id])
            #expect(console.waiting.map(\.due) == [help.clock.now + 59, help.clock.now + 30])
            rules.enquiryWorkingDays = 3
            help.clock.pass(seconds: 1)
            try await help.settings.set(rules, by: .tang)
            let book = try await help.centre.read { try $0.helpRuleBook() }
            #expect(book.versions.map(\.rules.enquiryWorkingDays) == [5, 3])
            #expect(book.rules(at: help.clock.now + -3600) == HelpRules())
            #expect(
                try await help.told(about: Subject("helpdesk.rules", "all")) == [
                    "rules_set", "rules_set",
                ])
        }
    }

    @Test func `every limit that is out of order is told`() async throws {
        try await withHelp(on: .sqlite) { help in
            let overlap = OpeningHours(
                stretches: [
                    .init(opens: 32_400, closes: 43_200), .init(opens: 39_600, closes: 61_200),
                ],
                exceptions: ["2025-02-30": []])
            let rules = HelpRules(
                hours: overlap, answerSeconds: 0, ringAllSeconds: 90, chiefSeconds: 60,
                idleNoticeMinutes: 10, idleEndMinutes: 10)
            do {
                try await help.settings.set(rules, by: .tang)
                Issue.record("not refused")
            } catch let refusals as Refusals {
                #expect(
                    refusals.all.map { $0.place ?? "" } == [
                        "answerSeconds", "chiefSeconds", "idleEndMinutes", "hours",
                        "hours 2025-02-30",
                    ])
            }
            await expectHelpRefusal("not_allowed") {
                try await help.settings.set(HelpRules(), by: .lin)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a topic that is withdrawn is chosen no more`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            let before = try await help.begin(topic: "food")
            try await help.settings.withdrawTopic("food", by: .tang)
            await expectHelpRefusal("unknown_topic") { _ = try await help.begin(topic: "food") }
            #expect(try await help.conversation(before).topic == "food")
            let topics = try await help.centre.read { try $0.helpTopics() }
            #expect(topics.map(\.id) == ["metrology", "food"])
            #expect(topics.map(\.isOffered) == [true, false])
            await expectHelpRefusal("bad_topic") {
                try await help.settings.setTopic("食品", title: Words("食品", ""), by: .tang)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `answers kept ready are one's own or everybody's`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            let desk = CannedAnswerDesk(help.centre)
            let own = try await desk.save(
                title: "问候", text: "您好，我是{me}，{topic}问题请讲。{other}", shared: false, by: .lin)
            #expect(
                own.filled(["me": "小林 {topic}", "topic": "计量"]) == "您好，我是小林 {topic}，计量问题请讲。{other}")
            await expectHelpRefusal("not_allowed") {
                _ = try await desk.save(title: "营业时间", text: "九点", shared: true, by: .lin)
            }
            let shared = try await desk.save(title: "营业时间", text: "九点", shared: true, by: .tang)
            #expect(
                try await help.centre.read { try $0.cannedAnswers(for: "lin") }.map(\.id)
                    == [shared.id, own.id])
            #expect(
                try await help.centre.read { try $0.cannedAnswers(for: "mei") }.map(\.id)
                    == [shared.id])
            await expectHelpRefusal("no_such_canned_answer") {
                try await desk.remove(own.id, by: .mei)
            }
            await expectHelpRefusal("not_allowed") { try await desk.remove(shared.id, by: .mei) }
            try await desk.remove(own.id, by: .lin)
            #expect(try await help.centre.read { try $0.cannedAnswers(for: "lin") } == [shared])
        }
    }
}
