import Kernel
import Register
import Testing
import TestStores

@Suite struct RecordingTests {
    @Test(arguments: TestStore.allCases)
    func `an entry is kept as it was written, with who and when`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            var draft = EntryDraft.sound("delivered", "19", of: "20")
            (draft.about, draft.note, draft.paper) = ("十月批次", "一件退回", "ab12")
            let id = try await desk.record(draft, by: .chen)
            let entry = try #require(try await centre.read { try $0.entry(id) })
            #expect(entry.measure == "register.delivered" && entry.day == day("2025-10-16"))
            #expect(entry.amount == Quantity(19) && entry.whole == Quantity(20))
            #expect(entry.about == "十月批次" && entry.note == "一件退回" && entry.paper == "ab12")
            #expect(entry.document == "邮件详情单 1" && entry.recordedBy == "chen")
            #expect(entry.correction == nil)
            let line = try #require(try await centre.read { try $0.journalEntry(entry.sequence) })
            #expect(line.kind == "register.entry_recorded" && line.actor == "chen")
            #expect(line.subject == "register.entry/\(id)")
            #expect(try await centre.figure("delivered", .share) == "95")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a day that is to come can be recorded once it has come`(store: TestStore) async throws {
        try await withRegister(on: store) { _, desk, clock in
            let draft = EntryDraft.sound(on: "2027-01-04")
            let refused = try await faults { _ = try await desk.record(draft, by: .chen) }
            #expect(refused == ["day_in_future@day"])
            clock.move(to: day("2027-01-03"))
            #expect(
                try await faults { _ = try await desk.record(draft, by: .chen) }
                    == ["day_in_future@day"])
            clock.move(to: day("2027-01-04"))
            #expect(try await faults { _ = try await desk.record(draft, by: .chen) }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a measure that computes itself, or that nobody declared, takes no entry`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let before = try await centre.newestSequence()
            for (name, code) in [
                ("queue.tickets", "computed_measure"), ("register.none", "unknown_measure"),
                ("parcels", "unknown_measure"), ("", "unknown_measure"),
                ("register.parcels' OR 1=1 --", "unknown_measure"),
            ] {
                var draft = EntryDraft.sound()
                draft.measure = name
                let found = try await faults { _ = try await desk.record(draft, by: .chen) }
                #expect(found == ["\(code)@measure"], "\(name)")
            }
            #expect(try await centre.newestSequence() == before)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a table is recorded whole`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let drafts = (2...101).map { (line: $0, draft: EntryDraft.sound(document: "单据 \($0)")) }
            try await desk.record(drafts, by: .chen)
            #expect(try await centre.figure("parcels", .count) == "300")
            let entries = try await centre.read { try $0.entries(limit: 1000) }
            #expect(entries.map(\.document) == (2...101).reversed().map { "单据 \($0)" })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a table with bad lines is not recorded, and each is told`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let before = try await centre.newestSequence()
            let drafts = [
                (line: 2, draft: EntryDraft.sound()),
                (line: 3, draft: EntryDraft.sound(on: "2025-10-18", "-1")),
                (line: 4, draft: EntryDraft.sound("topic", "优秀")),
                (line: 7, draft: EntryDraft.sound("none")),
            ]
            let found = try await faults { try await desk.record(drafts, by: .chen) }
            #expect(
                found == [
                    "day_in_future@line 3, day", "negative@line 3, amount",
                    "unknown_measure@line 7, measure",
                ])
            #expect(try await centre.newestSequence() == before)
            #expect(try await centre.read { try $0.entries() }.isEmpty)
            #expect(try await centre.figure("parcels", .count) == nil)
            #expect(try await centre.figure("topic", .grade) == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a measure is declared once`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let draft = MeasureDraft(
                name: "parcels", title: Words("又一次", "Again"), unit: "件", gathering: "sum",
                proof: "单据")
            let found = try await faults { _ = try await desk.declare(draft, by: .zhao) }
            #expect(found == ["already_declared@name"])
            #expect(try await desk.declareMissing([draft], by: .zhao).isEmpty)
            let measures = try await centre.read { try centre.measures($0) }
            #expect(measures["register.parcels"]?.gathering == .count)
            #expect(measures["register.topic"]?.scale == ["优秀", "良好", "合格", "不合格"])
            #expect(measures["queue.tickets"]?.desk == "queue")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `many clerks at once lose nothing`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...200 {
                    group.addTask {
                        let clerk = Actor(id: "clerk-\(number % 8)", roles: [.clerk])
                        let draft = EntryDraft.sound(document: "单据 \(number)")
                        _ = try await desk.record(draft, by: clerk)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await centre.figure("parcels", .count) == "600")
            guard case .sound = try await centre.read({ try $0.verifyJournal() }) else {
                Issue.record("the chain is broken")
                return
            }
        }
    }
}
