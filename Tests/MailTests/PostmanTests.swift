import Foundation
import Kernel
import Synchronization
import TestStores
import Testing
@testable import Mail

/// Who is told of what, and how often.
@Suite struct PostmanTests {
    private static let chief = Actor(id: "chief", roles: [.hallChief])
    private static let officer = Actor(id: "officer", roles: [.performanceOfficer])

    /// Something was returned, as the performance cycle tells it.
    private struct TargetsReturned: JournalEvent {
        static let kind = "performance.targets_returned"
        let opinion: String
        let project = "业务受理工作经费"
        let year = 2025
    }

    /// A re-check of a self-evaluation, which passes or returns it.
    private struct EvaluationRechecked: JournalEvent {
        static let kind = "performance.evaluation_rechecked"
        let project = "新闻宣传专项经费"
        let year = 2025
        let passes: Bool
    }

    private static func timed(
        _ id: String, _ limit: Limit, permission: Permission = .handleReview,
        assignee: String? = nil, kind: String = "satisfaction.review"
    ) -> TimedCase {
        TimedCase(
            Subject(kind, id), clock: "contact", title: Words("差评 · 联系评价人", "Bad review"),
            deadline: Deadline(
                start: Instant(day("2025-10-16"), secondOfDay: 36_000), limit: limit),
            permission: permission, assignee: assignee, path: "/satisfaction/reviews/\(id)")
    }

    private func withPostman(
        _ cases: [TimedCase], on store: TestStore = .sqlite,
        _ body: (Centre, MovedClock, Postman) async throws -> Void
    ) async throws {
        let clock = MovedClock()
        let desk = Module(
            name: "review", migrations: [],
            clocks: CaseClocks(open: { _, _ in cases }, of: { _, _ in [] }))
        try await withCentre(
            on: store, modules: [.kernel, desk, .mail], clock: clock.wallClock
        ) { centre in
            for actor in [Self.chief, Self.officer] {
                try await centre.write(as: "test") {
                    try centre.vault.seal(Person(name: actor.id), as: actor.id, in: $0)
                }
            }
            let postman = Postman(centre, site: "https://centre.example") { _, _ in
                [MailPerson(Self.chief), MailPerson(Self.officer)]
            }
            try await body(centre, clock, postman)
        }
    }

    private func want(
        _ centre: Centre, _ actor: Actor, warnings: Bool = true, returns: Bool = true
    ) async throws {
        try await MailDesk(centre).choose(
            MailChoice(warnings: warnings, returns: returns),
            address: "\(actor.id)@example.com", by: actor)
        try await centre.confirmMail(of: actor.id)
    }

    private func letters(_ centre: Centre) async throws -> [OutboxLetter] {
        try await centre.read { try $0.letters() }
    }

    @Test(arguments: TestStore.allCases)
    func `a case is told once when it is nearly due, and once when it is late`(
        store: TestStore
    ) async throws {
        try await withPostman([Self.timed("1", .hours(40))], on: store) { centre, clock, postman in
            try await want(centre, Self.chief)
            try await want(centre, Self.officer)
            let first = try await postman.collect()
            let again = try await postman.collect()
            #expect(first == 1 && again == 0)
            clock.pass(seconds: 20 * 3_600)
            let late = try await postman.collect()
            let all = try await letters(centre)
            #expect(late == 1 && all.map(\.account) == ["chief", "chief"])
            #expect(all.first?.subject == "准星提醒：1 件事，其中超期 1 件")
            #expect(all.last?.body.contains("【即将到期】差评 · 联系评价人") == true)
            #expect(
                all.first?.body.contains("https://centre.example/satisfaction/reviews/1") == true)
        }
    }

    @Test func `nobody is told who did not ask, nor of what is not their work`() async throws {
        let cases = [
            Self.timed("1", .hours(10)), Self.timed("2", .hours(10), assignee: "somebody else"),
            Self.timed("3", .seconds(60)),
        ]
        try await withPostman(cases) { centre, _, postman in
            let nobody = try await postman.collect()
            try await want(centre, Self.officer)
            try await want(centre, Self.chief, warnings: false)
            let others = try await postman.collect()
            try await want(centre, Self.chief)
            let chief = try await postman.collect()
            #expect(nobody == 0 && others == 0 && chief == 1)
            let body = try await letters(centre).first?.body ?? ""
            #expect(body.contains("reviews/1") && !body.contains("reviews/2"))
            #expect(!body.contains("reviews/3"))
        }
    }

    @Test func `a warning of the monitoring is told when it begins`() async throws {
        let warning = Self.timed(
            "1", .workingDays(10), permission: .monitorTargets, kind: "performance.warning")
        try await withPostman([warning]) { centre, _, postman in
            try await want(centre, Self.officer)
            let first = try await postman.collect()
            let again = try await postman.collect()
            #expect(first == 1 && again == 0)
            let body = try await letters(centre).first?.body
            #expect(body?.contains("【新的预警】") == true)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is returned is told once, to those who can put it right`(
        store: TestStore
    ) async throws {
        try await withPostman([], on: store) { centre, _, postman in
            func giveBack() async throws {
                _ = try await centre.write(as: "test") {
                    try $0.record(
                        TargetsReturned(opinion: "目标偏低"),
                        about: Subject("performance.declaration", "1"))
                    try $0.record(
                        EvaluationRechecked(passes: false),
                        about: Subject("performance.evaluation", "2"))
                    return try $0.record(
                        EvaluationRechecked(passes: true),
                        about: Subject("performance.evaluation", "3"))
                }
            }
            try await giveBack()
            try await want(centre, Self.officer)
            try await want(centre, Self.chief)
            // What was before mail was turned on is past.
            let before = try await postman.collect()
            try await giveBack()
            let told = try await postman.collect()
            let again = try await postman.collect()
            #expect(before == 0 && told == 1 && again == 0)
            let all = try await letters(centre)
            #expect(all.map(\.account) == ["officer"])
            let body = try #require(all.first?.body)
            #expect(body.components(separatedBy: "【退回】").count == 3)
            #expect(body.contains("“业务受理工作经费”2025 年度绩效目标被退回"))
            #expect(body.contains("https://centre.example/cycle/versions/1"))
            #expect(body.contains("“新闻宣传专项经费”2025 年度绩效自评被退回"))
        }
    }

    @Test func `what is chosen is journalled without the address, which is in the vault`()
        async throws
    {
        try await withPostman([]) { centre, _, _ in
            try await want(centre, Self.chief)
            let entries = try await centre.read { try $0.journalEntries(limit: 10) }
            #expect(entries.first?.kind == "mail.chosen")
            #expect(entries.allSatisfy { !$0.detail.contains("@") })
            let person = try await centre.read { try centre.vault.open("chief", in: $0) }
            #expect(person?.mail == "chief@example.com" && person?.name == "chief")
            let missing = try await faults {
                try await MailDesk(centre).choose(
                    MailChoice(warnings: true), address: "", by: Self.chief)
            }
            let bad = try await faults {
                try await MailDesk(centre).choose(
                    MailChoice(warnings: true), address: "chief@", by: Self.chief)
            }
            #expect(missing == ["address_missing@address"])
            #expect(bad == ["bad_mail_address@address"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a calendar's address is told once, kept as a digest, renewed and closed`(
        store: TestStore
    ) async throws {
        try await withPostman([], on: store) { centre, _, _ in
            let desk = CalendarDesk(centre)
            let first = try await desk.renew(by: Self.chief)
            let second = try await desk.renew(by: Self.chief)
            #expect(first.count == 64 && first != second)
            func owner(_ token: String) async throws -> String? {
                try await centre.read { try $0.calendarOwner(of: token) }
            }
            let owners = try await [owner(first), owner(second), owner("")]
            #expect(owners == [nil, "chief", nil])
            let kept = try await centre.read {
                try $0.rows("SELECT digest FROM calendar_address").map {
                    try $0("digest") as String
                }
            }
            #expect(kept.count == 1 && !kept.contains(second))
            let entries = try await centre.read { try $0.journalEntries(limit: 10) }
            #expect(entries.allSatisfy { !$0.detail.contains(second) })
            try await desk.close(by: Self.chief)
            let closed = try await owner(second)
            #expect(closed == nil)
        }
    }
}
