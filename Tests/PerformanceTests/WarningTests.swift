import Kernel
import Performance
import TestStores
import Testing

@Suite struct WarningTests {
    @Test(arguments: TestStore.allCases)
    func `after a month's end every broken rule is warned of once, until it is disposed of`(
        store: TestStore
    ) async throws {
        try await withMonitored(on: store, at: "2025-05-06") { monitored in
            _ = try await monitored.declared.record("parcels", "100", on: "2025-03-03")
            _ = try await monitored.declared.record("other", "20000", on: "2025-03-03")
            for _ in 0..<3 { try await monitored.centre.runChores() }
            let warnings = try await monitored.warnings()
            #expect(
                Set(warnings.map { "\($0.alarm.rules.name) \($0.alarm.rule)" }) == [
                    "proportional-2020 lamp", "proportional-2020 execution",
                    "sichuan-2021 execution",
                ])
            #expect(warnings.count == 3 && warnings.allSatisfy { $0.month == 4 })
            monitored.now(Instant(day("2025-06-03"), secondOfDay: 9 * 3600))
            try await monitored.centre.runChores()
            let later = try await monitored.warnings()
            #expect(later.count == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a warning is on the worklist for ten working days, until a measure is written`(
        store: TestStore
    ) async throws {
        try await withMonitored(on: store, at: "2025-09-26") { monitored in
            _ = try await monitored.declared.record("parcels", "100", on: "2025-03-03")
            try await monitored.centre.runChores()
            let raised = try await monitored.warnings()
            let warning = try #require(raised.first { $0.alarm.rule == .lamp })
            let open = try await monitored.open()
            let timed = try #require(open.first { $0.subject.id == warning.id })
            #expect(timed.permission == .monitorTargets && timed.path == "/warnings/\(warning.id)")
            #expect(try timed.deadline.due(WorkCalendar())?.day == day("2025-10-16"))
            let desk = WarningDesk(monitored.centre)
            let unsaid = await refused {
                try await desk.dispose(of: warning.id, with: "  ", by: .zhao)
            }
            monitored.now(Instant(day("2025-10-09"), secondOfDay: 9 * 3600))
            try await desk.dispose(of: warning.id, with: "增派一人", by: .zhao)
            let twice = await refused {
                try await desk.dispose(of: warning.id, with: "再来一次", by: .zhao)
            }
            #expect(unsaid && twice)
            let left = try await monitored.open()
            #expect(!left.contains { $0.subject.id == warning.id })
            let before = try await monitored.centre.read {
                try monitored.centre.openCases(
                    $0, at: Instant(day("2025-09-30"), secondOfDay: 0))
            }
            #expect(before.contains { $0.subject.id == warning.id })
            monitored.now(Instant(day("2025-11-03"), secondOfDay: 9 * 3600))
            try await monitored.centre.runChores()
            let again = try await monitored.warnings().filter {
                $0.alarm.place == warning.alarm.place
            }
            #expect(again.map(\.month).sorted() == [8, 10])
        }
    }

    @Test(arguments: [
        (4, "62499.99", 1), (4, "62500.00", 0), (5, "62499.99", 1), (6, "99999.99", 1),
        (6, "100000", 0), (8, "149999.99", 1), (8, "150000", 0), (10, "199999.99", 1),
        (10, "200000", 0), (12, "199999.99", 1), (3, "0.01", 0),
    ])
    func `Sichuan warns of spending below a quarter by April, and so on`(
        month: Int, spent: String, count: Int
    ) async throws {
        try await withMonitored(on: .sqlite, at: "2025-12-31") { monitored in
            _ = try await monitored.declared.record("other", spent, on: "2025-01-02")
            let alarms = try await monitored.report(month).alarms
            let found = alarms.filter { $0.rules.name == "sichuan-2021" && $0.rule == .execution }
            #expect(found.count == count)
        }
    }

    @Test(arguments: [("1400", 0), ("1680", 0), ("1681", 1), ("1120", 0), ("1119", 1)])
    func `a gap of more than ten points between targets and money is warned of`(
        parcels: String, count: Int
    ) async throws {
        try await withMonitored(on: .sqlite, at: "2025-12-31") { monitored in
            _ = try await monitored.declared.record("other", "125000", on: "2025-01-02")
            _ = try await monitored.declared.record("parcels", parcels, on: "2025-01-02")
            let alarms = try await monitored.report(7).alarms
            #expect(alarms.count { $0.rule == .gap } == count)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `December is looked at by the clock, once, until the quarter after it is over`(
        store: TestStore
    ) async throws {
        try await withMonitored(on: store, at: "2025-12-31") { monitored in
            // Enough until November, and a year that still ends short of its target.
            _ = try await monitored.declared.record("parcels", "1600", on: "2025-03-03")
            _ = try await monitored.declared.record("other", "250000", on: "2025-03-03")
            try await monitored.centre.runChores()
            let running = try await monitored.warnings().filter { $0.month == 12 }
            monitored.now(Instant(day("2026-01-01"), secondOfDay: 60))
            for _ in 0..<3 { try await monitored.centre.runChores() }
            let ended = try await monitored.warnings().filter { $0.month == 12 }
            #expect(running.isEmpty && ended.map(\.alarm.rule) == [.lamp])
            let open = try await monitored.open()
            let due = try open.first { $0.subject.id == ended.first?.id }?
                .deadline.due(WorkCalendar())?.day
            // Sunday the 4th makes up for the holiday.
            #expect(due == day("2026-01-15"))
        }
    }

    @Test(arguments: [
        ("2026-01-01", [12]), ("2026-03-31", [12]), ("2026-04-01", [Int]()),
        ("2025-12-31", [11]), ("2025-01-31", []), ("2025-02-01", [1]),
    ])
    func `months are found by the day it is`(today: String, months: [Int]) async throws {
        try await withMonitored(on: .sqlite, at: today) { monitored in
            try await WarningDesk(monitored.centre).checkMonths()
            let checked = try await monitored.centre.read { reader in
                try reader.rows("SELECT month FROM warning_month WHERE year = 2025").map {
                    try $0("month") as Int
                }
            }
            #expect(checked == months)
        }
    }

    @Test func `submitting a month raises its warnings at once`() async throws {
        try await withMonitored(on: .sqlite, at: "2025-08-05") { monitored in
            _ = try await monitored.declared.record("parcels", "100", on: "2025-03-03")
            try await monitored.submit(7, try await monitored.report(7))
            let raised = try await monitored.warnings().count
            #expect(raised > 0)
            try await monitored.centre.runChores()
            let later = try await monitored.warnings()
            #expect(later.count == raised)
        }
    }
}

extension MonitoredCentre {
    fileprivate func open() async throws -> [TimedCase] {
        let now = centre.clock.now()
        return try await centre.read { try centre.openCases($0, at: now) }
    }
}
