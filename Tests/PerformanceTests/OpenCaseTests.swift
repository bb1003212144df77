import Kernel
import Performance
import Testing
import TestStores

/// A desk with one case that was begun on a Friday and put right eight working days later.
private struct SlowDesk {
    static let begun = Instant(day("2025-10-17"), secondOfDay: 36_000)
    static let ended = Instant(day("2025-10-29"), secondOfDay: 36_000)
    static let measure = "slow.working_days"

    static let module = Module(
        name: "slow", migrations: [],
        clocks: CaseClocks(
            open: { _, moment in begun <= moment && moment < ended ? [timed] : [] },
            of: { _, subject in subject == timed.subject ? [timed] : [] }))

    static let timed = TimedCase(
        Subject("slow.case", "1"), clock: "put_right", title: Words("差评", "Bad review"),
        deadline: Deadline(start: begun, limit: .workingDays(5)), measure: measure,
        endedAt: ended, permission: .seeYear, path: "/slow/1")
}

@Suite struct OpenCaseTests {
    @Test(arguments: [
        ("2025-10-16", nil), ("2025-10-17", "0"), ("2025-10-19", "0"), ("2025-10-20", "1"),
        ("2025-10-28", "7"), ("2025-10-29", nil),
    ])
    func `a case counts with its time so far while it is open`(
        asOf: String, elapsed: String?
    ) async throws {
        let found = try await times(asOf: day(asOf), now: Instant(day("2025-12-31")))
        #expect(found == elapsed)
    }

    @Test func `a day that is not over counts up to now`() async throws {
        let now = Instant(day("2025-10-21"), secondOfDay: 32_400)
        #expect(try await times(asOf: day("2025-12-31"), now: now) == "2")
    }

    @Test func `the longest time is that of the open case when it is longer`() async throws {
        try await withSlowDesk(now: Instant(day("2025-12-31"))) { centre in
            _ = try await centre.write(as: "chen") { transaction in
                try transaction.record(
                    CaseClosed(), about: Subject("slow.case", "0"),
                    worth: [
                        Observation(
                            measure: SlowDesk.measure, day: day("2025-10-20"), amount: Quantity(3))
                    ])
            }
            for (asOf, expected) in [("2025-10-22", "3"), ("2025-10-28", "7"), ("2025-10-30", "3")]
            {
                let longest = try await centre.read { reader in
                    try reader.figure(
                        .longest,
                        Evidence(
                            of: [SlowDesk.measure], from: day("2025-01-01"), through: day(asOf)),
                        open: centre.openTimes(reader, asOf: day(asOf))
                            .of(SlowDesk.measure, breakdown: nil).map(\.elapsed))
                }
                #expect(longest?.value == ratio(expected))
            }
        }
    }

    private func times(asOf day: Day, now: Instant) async throws -> String? {
        var found: String?
        try await withSlowDesk(now: now) { centre in
            found = try await centre.read { reader in
                try centre.openTimes(reader, asOf: day).of(SlowDesk.measure, breakdown: nil)
                    .first?.elapsed.description
            }
        }
        return found
    }

    private func withSlowDesk(
        now: Instant, _ body: (Centre) async throws -> Void
    ) async throws {
        try await withCentre(
            on: .sqlite, modules: [.kernel, SlowDesk.module], clock: WallClock { now }, body)
    }
}

/// A case that took its time.
private struct CaseClosed: JournalEvent {
    static let kind = "slow.case_closed"
}
