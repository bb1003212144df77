import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct VisitTests {
    private func draft(answer: String = "") -> FieldVisitDraft {
        FieldVisitDraft(
            business: "沪光仪表厂", district: "徐汇区", visitedOn: "2025-10-16",
            visitors: ["lin", "mei"], topic: "metrology", problem: "检定周期太长", answer: answer,
            contact: Person(name: "王"))
    }

    @Test(arguments: TestStore.allCases)
    func `a visit is answered, followed up, closed, in this order`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            let visit = try await help.visits.record(draft(), by: .lin)
            #expect(visit.number == "走2025-00001")
            #expect(try await help.figure("business_services") == "1")
            await expectHelpRefusal("visit_not_answered") {
                try await help.visits.followUp(visit.id, text: "问过", solved: true, by: .lin)
            }
            try await help.visits.answer(visit.id, text: "可以申请加急", by: .lin)
            await expectHelpRefusal("visit_not_followed_up") {
                try await help.visits.close(visit.id, text: "办结", by: .lin)
            }
            let now = help.clock.now
            let due = try await help.centre.read {
                try help.centre.openCases($0, at: now).map { try $0.deadline.due(WorkCalendar()) }
            }
            #expect(due.map { $0?.day } == [Day("2025-10-31")])
            try await help.visits.followUp(visit.id, text: "还没有", solved: false, by: .mei)
            #expect(
                try await help.centre.read { try help.centre.openCases($0, at: now + 1) }.isEmpty)
            try await help.visits.followUp(visit.id, text: "解决了", solved: true, by: .mei)
            try await help.visits.close(visit.id, text: "办结", by: .lin)
            await expectHelpRefusal("visit_closed") {
                try await help.visits.answer(visit.id, text: "又", by: .lin)
            }
            let kept = try #require(try await help.centre.read { try $0.fieldVisit(visit.id) })
            #expect(kept.followUp?.text == "解决了")
            #expect(kept.followUp?.solved == true)
            #expect(kept.visitors == ["lin", "mei"])
            #expect(
                try await help.told(about: visit.subject) == [
                    "visit_recorded", "business_served", "visit_advanced", "visit_advanced",
                    "visit_advanced", "visit_advanced",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `visits are found, and every fault of the form is told`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            var bad = draft()
            (bad.business, bad.problem, bad.visitors) = ("", "", [])
            bad.visitedOn = "2025-10-18"
            do {
                _ = try await help.visits.record(bad, by: .lin)
                Issue.record("not refused")
            } catch let refusals as Refusals {
                #expect(
                    refusals.all.map { $0.place ?? "" } == [
                        "business", "problem", "visitors", "visitedOn",
                    ])
            }
            let visit = try await help.visits.record(draft(answer: "当场答复"), by: .lin)
            #expect(visit.answer?.text == "当场答复")
            var filter = FieldVisitFilter()
            filter.text = "仪表"
            filter.isClosed = false
            let wanted = filter
            #expect(
                try await help.centre.read { try $0.fieldVisits(wanted) }.map(\.id) == [visit.id])
            filter.isClosed = true
            let none = filter
            #expect(try await help.centre.read { try $0.fieldVisits(none) }.isEmpty)
        }
    }
}
