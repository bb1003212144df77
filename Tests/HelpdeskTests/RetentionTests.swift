import Foundation
import Helpdesk
import Kernel
import TestStores
import Testing

/// What visitors wrote and how they can be reached goes when its time is over; the journal and the
/// figures stay.
@Suite struct RetentionTests {
    private let person = Person(name: "张三", telephone: "13800138000")

    private func people(_ help: HelpCentre) async throws -> Int {
        try await help.centre.read { try $0.first("SELECT COUNT(*) AS n FROM person")?("n") ?? -1 }
    }

    @Test(arguments: TestStore.allCases)
    func `a conversation is erased once its time is over, not a day before`(
        store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let zhang = try await help.answered(by: .lin)
            try await help.assistants.end(zhang.id, by: .lin)
            try await help.settings.set(HelpRules(keptDays: 30), by: .tang)
            let before = try await help.figure("first_answer_seconds", .longest)
            help.clock.pass(seconds: 30 * 86_400)
            try await help.centre.runChores()
            #expect(try await help.conversation(zhang).erasedAt == nil)
            help.clock.pass(seconds: 1)
            for _ in 0..<2 { try await help.centre.runChores() }
            #expect(try await help.conversation(zhang).erasedAt == help.clock.now)
            #expect(try await help.messages(zhang).allSatisfy { $0.text == nil })
            let told = try await help.told(
                about: Subject("helpdesk.conversation", zhang.id))
            #expect(told.filter { $0 == "conversation_erased" }.count == 1)
            let entry = try await help.centre.read {
                try $0.journalEntries(kind: "helpdesk.conversation_erased").first
            }
            #expect(entry?.actor == "system" && entry?.detail.contains("保存期 30 天届满") == true)
            #expect(try await help.figure("first_answer_seconds", .longest) == before)
            #expect(try await help.centre.read { try $0.verifyJournal() }.isWhole)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an enquiry and its contact go after the answer, and never before one`(
        store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.settings.set(HelpRules(keptDays: 30), by: .tang)
            let draft = EnquiryDraft(
                channel: .telephone, audience: .individual, topic: nil, question: "何时开门？",
                contact: person)
            let answered = try await help.enquiries.register(draft, by: .lin)
            let open = try await help.enquiries.register(draft, by: .lin)
            try await help.enquiries.answer(
                answered.id, text: "九点。", channel: .telephone, by: .lin)
            #expect(try await people(help) == 2)
            help.clock.pass(seconds: 31 * 86_400)
            try await help.centre.runChores()
            let (gone, left) = try await help.centre.read { reader in
                (try reader.enquiry(answered.id), try reader.enquiry(open.id))
            }
            #expect(gone?.question == "" && gone?.answer?.text == "" && gone?.contact == nil)
            #expect(left?.question == "何时开门？" && left?.contact != nil)
            #expect(try await people(help) == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a conversation waits for the answer to the enquiry it became`(
        store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.settings.set(HelpRules(keptDays: 30), by: .tang)
            try help.clock.move(to: "2025-10-17 12:30:00")
            let zhang = try await help.begin()
            _ = try await help.visitors.call(in: zhang.secret, contact: person)
            try await help.visitors.end(in: zhang.secret)
            help.clock.pass(seconds: 40 * 86_400)
            try await help.centre.runChores()
            let enquiry = try #require(try await help.conversation(zhang).enquiry)
            #expect(try await help.conversation(zhang).erasedAt == nil)
            try await help.enquiries.answer(enquiry, text: "可以。", channel: .telephone, by: .lin)
            try await help.centre.runChores()
            #expect(try await people(help) == 1)
            help.clock.pass(seconds: 30 * 86_400 + 1)
            try await help.centre.runChores()
            #expect(try await help.conversation(zhang).erasedAt != nil)
            #expect(try await people(help) == 0)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `whom a visit spoke to is forgotten after its close, what was done stays`(
        store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.settings.set(HelpRules(keptDays: 30), by: .tang)
            var draft = FieldVisitDraft(
                business: "大明食品厂", district: "浦东", visitedOn: "2025-10-16",
                visitors: ["lin"],
                problem: "换证要多久")
            draft.contact = person
            let visit = try await help.visits.record(draft, by: .lin)
            try await help.visits.answer(visit.id, text: "二十天", by: .lin)
            try await help.visits.followUp(visit.id, text: "已办", solved: true, by: .lin)
            help.clock.pass(seconds: 31 * 86_400)
            try await help.centre.runChores()
            #expect(try await people(help) == 1)
            try await help.visits.close(visit.id, text: "结束", by: .lin)
            help.clock.pass(seconds: 31 * 86_400)
            try await help.centre.runChores()
            #expect(try await people(help) == 0)
            let kept = try await help.centre.read { try $0.fieldVisit(visit.id) }
            #expect(kept?.problem == "换证要多久" && kept?.contact == nil)
        }
    }

    @Test func `rules that were set before there was a time to keep have the usual one`() throws {
        let old = """
            {"hours":{"stretches":[{"opens":32400,"closes":61200}],"exceptions":{}},
            "answerSeconds":45,"ringAllSeconds":20,"chiefSeconds":40,"idleNoticeMinutes":5,
            "idleEndMinutes":10,"silentMinutes":3,"enquiryWorkingDays":5,
            "followUpWorkingDays":10,"capacity":5}
            """
        let rules = try JSONDecoder().decode(HelpRules.self, from: Data(old.utf8))
        #expect(rules.answerSeconds == 45 && rules.keptDays == 730)
    }

    @Test func `a time to keep is a month at least`() async throws {
        try await withHelp(on: .sqlite) { help in
            await expectHelpRefusal("outside_range", at: "keptDays") {
                try await help.settings.set(HelpRules(keptDays: 29), by: .tang)
            }
        }
    }
}
