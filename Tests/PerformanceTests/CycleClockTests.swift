import Kernel
import Performance
import Synchronization
import TestStores
import Testing

/// Who is waited for, and until when; and what the public may read.
@Suite struct CycleClockTests {
    @Test(arguments: TestStore.allCases)
    func `each step has its clock, and the next step ends it`(store: TestStore) async throws {
        try await withMovingClock(on: store) { centre, move in
            let cycle = Cycle(centre)
            let first = try await cycle.submit(.weighted)
            #expect(try await open(centre) == ["review review-targets"])
            let due = try await centre.read { reader in
                try centre.openCases(reader, at: centre.clock.now())[0].deadline
                    .due(WorkCalendar())?.day
            }
            // Five working days after Friday 26 September: the holidays of October do not count.
            #expect(due == day("2025-10-10"))
            move("2025-09-28")
            try await cycle.review(first, "return", opinion: "改")
            #expect(try await open(centre) == ["resubmission declare-targets"])
            move("2025-09-29")
            var changed = Declaration.weighted
            changed.goalAnnual = "改过"
            let second = try await cycle.submit(changed, changing: 1)
            try await cycle.review(second, "pass", grade: "良")
            #expect(try await open(centre) == ["approval approve-targets"])
            let then = Instant(day("2025-09-28"), secondOfDay: 40_000)
            let earlier = try await centre.read { try centre.openCases($0, at: then) }
            #expect(earlier.map(\.clock) == ["resubmission"])
            try await cycle.approve(second, "pass")
            #expect(try await open(centre) == ["publication publish-year"])
            let clocks = try await centre.read {
                try centre.clocks(of: TargetVersion.subject(second.id), $0)
            }
            #expect(clocks.map(\.clock) == ["review", "approval", "publication"])
            #expect(clocks.map { $0.endedAt == nil } == [false, false, true])
            #expect(try clocks[2].deadline.due(WorkCalendar())?.day == day("2025-10-19"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is approved is published within twenty days, and a withdrawal opens that again`(
        store: TestStore
    ) async throws {
        try await withMovingClock(on: store) { centre, move in
            let (cycle, desk) = (Cycle(centre), PublicationDesk(centre))
            let version = try await cycle.submit(.weighted)
            let early = try await faults {
                _ = try await desk.publish(2025, .targets, by: Cycle.director)
            }
            #expect(early == ["nothing_declared@year"])
            try await cycle.review(version, "pass", grade: "优")
            try await cycle.approve(version, "pass")
            move("2025-10-15")
            let published = try await desk.publish(2025, .targets, by: Cycle.director)
            #expect(try await cycle.states() == [.published])
            #expect(try await open(centre) == [])
            try await desk.withdraw(
                year: 2025, version: published.version, because: "有误", by: Cycle.director)
            #expect(try await cycle.states() == [.approved])
            #expect(try await open(centre) == ["publication publish-year"])
            _ = try await desk.publish(2025, .targets, by: Cycle.director)
            // Not seen by the public, and still to be published in time.
            var adjusted = Declaration.weighted
            adjusted.start = day("2025-02-01")
            let second = try await cycle.submit(adjusted, changing: 1, reason: "推迟开始")
            let (_, seen) = try await centre.read { reader in
                try reader.snapshot(of: reader.publications(year: 2025)[0])
            }
            #expect(seen.projects.count == 1)
            try await cycle.review(second, "pass", grade: "优")
            try await cycle.approve(second, "pass")
            #expect(try await cycle.states() == [.approved, .superseded])
            _ = try await desk.publish(2025, .targets, by: Cycle.director)
            #expect(try await cycle.states() == [.published, .superseded])
            #expect(
                try await faults {
                    _ = try await desk.publish(2025, .targets, by: Cycle.director)
                } == ["nothing_new"])
        }
    }

    /// The open cases of a centre by their clocks, each with who may work on it.
    private func open(_ centre: Centre) async throws -> [String] {
        try await centre.read { try centre.openCases($0, at: centre.clock.now()) }
            .map { "\($0.clock) \($0.permission.rawValue)" }
    }

    /// A centre on Friday 26 September 2025, whose clock a test moves to the morning of a day.
    private func withMovingClock(
        on store: TestStore, _ body: (Centre, _ move: (String) -> Void) async throws -> Void
    ) async throws {
        let now = Mutex(Instant(day("2025-09-26"), secondOfDay: 36_000))
        try await withCentre(
            on: store, modules: [.kernel, .performance],
            clock: WallClock { now.withLock { $0 } }
        ) { centre in
            try await body(centre) { text in
                now.withLock { $0 = Instant(day(text), secondOfDay: 36_000) }
            }
        }
    }
}
