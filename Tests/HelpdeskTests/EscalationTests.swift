import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct EscalationTests {
    @Test(arguments: TestStore.allCases)
    func `everybody is rung after forty seconds and the chief after sixty, once each`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            try await help.duty.change(to: .available, by: .mei)
            let zhang = try await help.call()
            #expect(try await help.console(.lin).waiting.map(\.ringsForMe) == [true])
            #expect(try await help.console(.mei).waiting.map(\.ringsForMe) == [false])
            for seconds in [39, 1, 5, 14, 1, 30, 300] {
                help.clock.pass(seconds: seconds)
                try await help.centre.runChores()
                try await help.centre.runChores()
                if seconds == 39 { #expect(try await rungs(zhang, help) == []) }
                if seconds == 5 { #expect(try await rungs(zhang, help) == ["everybody 40"]) }
            }
            #expect(try await rungs(zhang, help) == ["everybody 40", "chief 60"])
            for actor in [Actor.lin, .mei] {
                #expect(try await help.console(actor).waiting.map(\.ringsForMe) == [true])
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `lunch interrupts an escalation`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-10-17 11:29:40")
            let zhang = try await help.call()
            try help.clock.move(to: "2025-10-17 12:30:00")
            try await help.centre.runChores()
            #expect(try await rungs(zhang, help) == [])
            try help.clock.move(to: "2025-10-17 13:30:19")
            try await help.centre.runChores()
            #expect(try await rungs(zhang, help) == [])
            try help.clock.move(to: "2025-10-17 13:30:20")
            try await help.centre.runChores()
            #expect(try await rungs(zhang, help) == ["everybody 40"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who took it and does not answer is relieved when everybody is rung`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            try await help.duty.change(to: .available, capacity: 1, by: .mei)
            _ = try await help.answered(by: .mei)
            let zhang = try await help.call()
            try await help.assistants.take(zhang.id, by: .lin)
            let refusal = await expectHelpRefusal("taken") {
                try await help.assistants.take(zhang.id, by: .mei)
            }
            #expect(refusal?.place == "lin")
            help.clock.pass(seconds: 41)
            try await help.centre.runChores()
            // Beyond her own limit too: the visitor comes first.
            try await help.assistants.take(zhang.id, by: .mei)
            #expect(try await help.conversation(zhang).holder == "mei")
            await expectHelpRefusal("not_yours") { try await help.say("我来", in: zhang, by: .lin) }
            help.clock.pass(seconds: 4)
            try await help.say("您好", in: zhang, by: .mei)
            #expect(try await help.figure("first_answer_seconds") == "45")
            await expectHelpRefusal("taken") {
                try await help.assistants.take(zhang.id, by: .lin)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a call unanswered at closing time becomes an enquiry and stays missed`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-10-17 16:59:30")
            let zhang = try await help.call(.business)
            try help.clock.move(to: "2025-10-17 17:00:03")
            try await help.centre.runChores()
            let ended = try await help.conversation(zhang)
            #expect(ended.end?.cause == .closing)
            #expect(try await help.messages(zhang).last?.content == .notice(.closing))
            let id = try #require(ended.enquiry)
            let enquiry = try #require(try await help.centre.read { try $0.enquiry(id) })
            #expect(enquiry.number == "咨2025-00001")
            #expect(enquiry.question == "有人吗？")
            #expect(enquiry.due?.day == Day("2025-10-24"))
            #expect(try await help.figure("first_answer_seconds") == "30")
            #expect(try await help.figure("connected") == "0")
            #expect(try await help.figure("enquiries_answered") == "0")
            try await help.centre.runChores()
            #expect(try await help.centre.read { try $0.enquiries(EnquiryFilter()) }.count == 1)
            try await help.visitors.leave(
                contact: Person(name: "张", telephone: "13800000000"), in: zhang.secret)
            let contact = try #require(
                try await help.centre.read { try $0.enquiry(id) }?.contact)
            let vault = help.centre.vault
            #expect(
                try await help.centre.read { try vault.open(contact, in: $0) }?.telephone
                    == "13800000000")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who has taken it may still answer after closing time`(_ store: TestStore) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            try help.clock.move(to: "2025-10-17 16:59:50")
            let zhang = try await help.call()
            try await help.assistants.take(zhang.id, by: .lin)
            try help.clock.move(to: "2025-10-17 17:02:00")
            try await help.centre.runChores()
            try await help.say("您好", in: zhang, by: .lin)
            #expect(try await help.figure("first_answer_seconds") == "10")
            #expect(try await help.figure("connected") == "100")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `outside service hours a call is an enquiry at once, and no missed call`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try help.clock.move(to: "2025-10-18 20:00:00")
            let silent = try await help.begin(nil)
            await expectHelpRefusal("nothing_asked") {
                _ = try await help.visitors.call(in: silent.secret)
            }
            let zhang = try await help.begin("周一几点开门？")
            let answer = try await help.visitors.call(
                in: zhang.secret, contact: Person(name: "张", telephone: "021-12345678"))
            guard case .enquiry(let id, let number, let due) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(number == "咨2025-00001")
            #expect(due?.day == Day("2025-10-24"))
            #expect(try await help.visitors.call(in: zhang.secret) == answer)
            #expect(try await help.figure("connected") == nil)
            let view = try await help.centre.read {
                try $0.visitorView(zhang.secret, at: help.clock.now)
            }
            #expect(view.enquiry?.id == id)
            #expect(!view.isOpen)
            #expect(view.opensAt == (try moment("2025-10-20 09:00:00")))
        }
    }

    private func rungs(_ zhang: StartedConversation, _ help: HelpCentre) async throws -> [String] {
        try await help.centre.read { reader in
            try reader.journalEntries(
                kind: "helpdesk.call_escalated",
                subject: "helpdesk.conversation/\(zhang.id)"
            ).reversed().map { entry in
                let rung = entry.detail.contains("everybody") ? "everybody" : "chief"
                let seconds = entry.detail.firstMatch(of: /"waitedSeconds":(\d+)/)?.1 ?? ""
                return "\(rung) \(seconds)"
            }
        }
    }
}
