import Foundation
import Kernel
import Performance
import Register
import Synchronization
import TestStores
import Testing

@Suite struct MonitoringTests {
    @Test(arguments: TestStore.allCases)
    func `a month is drafted, submitted and frozen, and gives the same bytes again`(
        store: TestStore
    ) async throws {
        try await withMonitored(on: store, at: "2025-08-05") { monitored in
            try await monitored.workThrough("2025-07-31")
            let report = try await monitored.report(7)
            let parcels = report.lines[1]
            #expect(parcels.actual == "1500" && parcels.lamp == .green)
            let expected = try #require(parcels.expected)
            let middle = try #require(Int(expected.middle))
            #expect((2300...2900).contains(middle))
            #expect(report.lines[0].silence?.zh == "尚无记录")
            let digest = try await monitored.submit(7, report)
            _ = try await monitored.declared.record("parcels", "99", on: "2025-07-01")
            let frozen = try await monitored.frozen(7)
            let again = try await monitored.centre.read {
                try monitored.centre.recomputed(frozen, $0)
            }
            #expect(try again.digest() == digest && again == frozen)
            let refusal = await refused { try await monitored.submit(7, report) }
            #expect(refusal)
        }
    }

    @Test func `a line that lags needs its kind, a reason and a measure, every line a possibility`()
        async throws
    {
        try await withMonitored(on: .sqlite, at: "2025-08-05") { monitored in
            _ = try await monitored.declared.record("parcels", "100", on: "2025-03-03")
            let found = await refusals { try await monitored.submit(7, MonitoringDraft()) }
            let codes = Dictionary(
                found.map { ($0.code, 1) }, uniquingKeysWith: +)
            #expect(
                codes == [
                    "possibility_missing": 6, "kind_missing": 1, "reason_missing": 1,
                    "measure_missing": 1,
                ])
        }
    }

    @Test func `a count that has reached its target is certain, a limit passed is impossible`()
        async throws
    {
        try await withMonitored(on: .sqlite, at: "2025-08-05") { monitored in
            _ = try await monitored.declared.record("parcels", "2800", on: "2025-03-03")
            _ = try await monitored.declared.record("delivery_days", "11", on: "2025-03-03")
            _ = try await monitored.declared.record("postage", "42000.01", on: "2025-03-03")
            let lines = try await monitored.report(7).lines
            #expect(lines[1].proposed == .certain && lines[1].probability == 100)
            #expect(lines[3].proposed == .impossible && lines[3].probability == 0)
            #expect(lines[0].proposed == .impossible)
            #expect(lines[2].proposed == nil && lines[2].probability == nil)
        }
    }

    @Test func `a month that has not begun, or that there is not, is refused`() async throws {
        try await withMonitored(on: .sqlite, at: "2025-08-05") { monitored in
            for month in [9, 0, 13] {
                let refusal = await refused { _ = try await monitored.report(month) }
                #expect(refusal)
            }
            let running = try await monitored.report(8)
            #expect(running.asOf == day("2025-08-05"))
        }
    }

    @Test func `an opened month keeps what was submitted`() async throws {
        try await withMonitored(on: .sqlite, at: "2025-08-05") { monitored in
            try await monitored.workThrough("2025-07-31")
            let report = try await monitored.report(7)
            let first = try await monitored.submit(7, report)
            let desk = MonitoringDesk(monitored.centre)
            let refusal = await refused {
                try await desk.reopen(
                    monitored.project, year: 2025, month: 7, because: " ", by: .zhao)
            }
            #expect(refusal)
            try await desk.reopen(
                monitored.project, year: 2025, month: 7, because: "漏填备注", by: .zhao)
            let second = try await monitored.submit(7, report)
            let rounds = try await monitored.rounds(7)
            #expect(rounds.map(\.report) == [first, second])
        }
    }
}

/// A centre with the small declaration on a clock that tests move.
struct MonitoredCentre: Sendable {
    let declared: DeclaredCentre
    let now: @Sendable (Instant) -> Void
    var centre: Centre { declared.centre }
    let project = "业务受理工作经费"

    /// Fifty parcels each week, and an even spending.
    func workThrough(_ last: String) async throws {
        var monday = day("2025-01-06")
        while monday <= day(last) {
            _ = try await declared.record("parcels", "50", on: "\(monday)")
            _ = try await declared.record("other", "3500", on: "\(monday)")
            monday = monday + 7
        }
    }

    func report(_ month: Int) async throws -> MonitoringReport {
        try await centre.read { reader in
            let draft = try reader.monitoring(of: project, year: 2025, month: month)?.draft
            return try centre.monitoring(
                of: project, year: 2025, month: month, draft ?? MonitoringDraft(), reader)
        }
    }

    @discardableResult
    func submit(_ month: Int, _ draft: MonitoringDraft) async throws -> String {
        try await MonitoringDesk(centre)
            .submit(draft, of: project, year: 2025, month: month, by: .zhao)
    }

    /// Submits with something said of every line.
    @discardableResult
    func submit(_ month: Int, _ report: MonitoringReport) async throws -> String {
        let remarks = report.lines.map { line in
            (
                line.place,
                MonitoringReport.Remark(
                    kinds: [.people], reason: "人手不足", measure: "增派一人",
                    possibility: line.proposed ?? .possible)
            )
        }
        return try await submit(
            month, MonitoringDraft(remarks: Dictionary(uniqueKeysWithValues: remarks)))
    }

    func rounds(_ month: Int) async throws -> [MonitoringRound] {
        try await centre.read { reader in
            try reader.monitoring(of: project, year: 2025, month: month)
                .map { try reader.rounds(ofMonitoring: $0.id) } ?? []
        }
    }

    func frozen(_ month: Int) async throws -> MonitoringReport {
        try centre.frozen(try #require(try await rounds(month).last))
    }

    func warnings() async throws -> [Warning] {
        try await centre.read { try $0.warnings(year: 2025) }
    }
}

func withMonitored(
    on store: TestStore, at start: String,
    _ body: (MonitoredCentre) async throws -> Void
) async throws {
    let time = Time(Instant(day(start), secondOfDay: 9 * 3600))
    try await withCentre(
        on: store, modules: [.kernel, .register, .performance],
        clock: WallClock { time.instant.withLock { $0 } }
    ) { centre in
        let declared = DeclaredCentre(centre: centre)
        _ = try await RegisterDesk(centre).declareMissing(MeasureDraft.small, by: .zhao)
        _ = try await declared.store(.small)
        try await declared.bindAll()
        try await body(
            MonitoredCentre(declared: declared) { later in time.instant.withLock { $0 = later } })
    }
}

/// A moment that can be moved.
private final class Time: Sendable {
    let instant: Mutex<Instant>

    init(_ start: Instant) { instant = Mutex(start) }
}

/// Whether it is refused with one refusal.
func refused(_ act: () async throws -> Void) async -> Bool {
    do { try await act() } catch { return error is Refusal }
    return false
}

/// What it is refused for; empty where it is done.
func refusals(_ act: () async throws -> Void) async -> [Refusal] {
    do { try await act() } catch let refusals as Refusals { return refusals.all } catch {}
    return []
}
