import Kernel
import Testing
import TestStores
@testable import Queue

@Suite struct HealthTests {
    /// Both devices say that they work, each quarter of a minute would do, at this moment.
    private func beat(_ hall: TestHall) async throws {
        for device in [hall.kiosk, hall.screen] { try await hall.desks.devices.beat(device) }
    }

    /// Every two minutes from now to a time of the day the devices speak and the chores run.
    private func run(_ hall: TestHall, until hour: Int, silent: [Device] = []) async throws {
        while hall.clock.wallClock.now().secondOfDay < hour * 3600 {
            for device in [hall.kiosk, hall.screen] where !silent.contains(device) {
                try await hall.desks.devices.beat(device)
            }
            try await hall.centre.runChores()
            hall.clock.move(120)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a device that falls silent is out of order from its last word to its next`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await run(hall, until: 10)
            try await run(hall, until: 11, silent: [hall.screen])
            let open = try await hall.desks.health.openOutages()
            #expect(open.map(\.device) == [hall.screen.id])
            #expect(open.first?.from == Instant(day("2025-10-17"), secondOfDay: 35_880))
            try await run(hall, until: 18)
            let days = try await hall.desks.health.days(
                from: day("2025-10-17"), through: day("2025-10-17"))
            let health = try #require(days.first)
            // 9:58 to 11:00 of six hours.
            #expect(health.openSeconds == 21_600 && health.longestOutageSeconds == 3720)
            #expect(health.upSeconds == 17_880 && !health.isKept)
            #expect(try await hall.figure("queue.up_seconds", .share) == "82.78")
            #expect(try await hall.figure("queue.day_kept", .daysKept) == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every calendar day is counted once, days off too, and a good day is whole`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await run(hall, until: 18)
            #expect(try await hall.figure("queue.up_seconds", .share) == "100")
            hall.clock.set(8, on: "2025-10-20")
            for _ in 0..<2 { try await hall.centre.runChores() }
            let days = try await hall.desks.health.days(
                from: day("2025-10-01"), through: day("2025-10-31"))
            #expect(days.map(\.day.description) == ["2025-10-17", "2025-10-18", "2025-10-19"])
            #expect(try await hall.figure("queue.day_kept", .daysKept) == "3")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a server that was away in opening hours was out of order, by its last pulse`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let health = hall.desks.health
            try await health.tick(process: "first")
            hall.clock.move(30)
            try await health.tick(process: "first")
            hall.clock.move(1200)
            try await health.tick(process: "second")
            let outages = try await health.outages(
                from: day("2025-10-17"), through: day("2025-10-17"))
            #expect(outages.map(\.cause) == [.server])
            #expect(outages.first?.until.map { $0 - Instant(day("2025-10-17")) } == 33_630)
            // A restart between two pulses, and one over night, are none.
            hall.clock.move(30)
            try await health.tick(process: "third")
            try await pass(hall, process: "third")
            hall.clock.set(8, on: "2025-10-20")
            try await health.tick(process: "fourth")
            #expect(try await servers(health).count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a restart of a minute counts as a minute that the system was not up`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let health = hall.desks.health
            for second in stride(from: 0, through: 600, by: 15) {
                hall.clock.set(10, on: "2025-10-17")
                hall.clock.move(second)
                try await health.tick(process: "first")
            }
            hall.clock.move(75)
            try await health.tick(process: "second")
            let outage = try #require(try await servers(health).first)
            #expect(outage.until.map { $0 - outage.from } == 75)
            try await pass(hall, process: "second")
            try await health.countDays()
            let counted = try #require(
                try await health.days(from: day("2025-10-17"), through: day("2025-10-17")).first)
            #expect(counted.upSeconds == counted.openSeconds - 75)
            #expect(counted.longestOutageSeconds == 75 && counted.isKept)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a machine that slept was not up, though its process never ended`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let health = hall.desks.health
            try await health.tick(process: "only")
            hall.clock.move(120)
            try await health.tick(process: "only")
            #expect(try await servers(health).isEmpty)
            hall.clock.move(900)
            try await health.tick(process: "only")
            #expect(try await servers(health).map { $0.until?.secondOfDay } == [33_420])
            // A clock set back is no outage.
            hall.clock.move(-3600)
            try await health.tick(process: "only")
            #expect(try await servers(health).count == 1)
        }
    }

    /// The outages of the server itself.
    private func servers(_ health: HealthDesk) async throws -> [Outage] {
        try await health.outages(from: day("2025-10-17"), through: day("2025-10-20"))
            .filter { $0.cause == .server }
    }

    /// The rest of the day passes with the server running.
    private func pass(_ hall: TestHall, process: String) async throws {
        while hall.clock.wallClock.now().secondOfDay < 17 * 3600 + 1200 {
            hall.clock.move(120)
            try await hall.desks.health.tick(process: process)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an outage declared after its day was counted takes the old figures back`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await run(hall, until: 18)
            let friday = day("2025-10-17")
            let before = try await hall.centre.read { try $0.journalEntries(limit: 1)[0].sequence }
            let (from, until) = (
                Instant(friday, secondOfDay: 41_000), Instant(friday, secondOfDay: 49_200)
            )
            let refused = try await faults {
                try await hall.desks.health.declare(
                    planned: false, from: until, until: from, reason: "", by: .li)
            }
            #expect(refused == ["reason_missing@reason", "ends_before_it_begins@until"])
            try await hall.desks.health.declare(
                planned: false, from: from, until: until, reason: "断网", by: .li)
            // 11:23:20 to 13:40: lunch does not count, and it is one outage.
            let days = try await hall.desks.health.days(from: friday, through: friday)
            #expect(days.first?.longestOutageSeconds == 1000 && days.first?.isKept == true)
            #expect(try await hall.figure("queue.up_seconds", .share) == "95.37")
            let known = try await hall.centre.read { reader in
                let evidence = Evidence(
                    of: ["queue.up_seconds"], from: friday, through: friday, knownAt: before)
                return try reader.figure(.share, evidence)?.value.text(decimals: 0, trimmed: true)
            }
            #expect(known == "100")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an outage that lasts is a case until it is ended`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            let now = hall.clock.wallClock.now()
            let id = try await hall.desks.health.declare(
                planned: true, from: now, until: nil, reason: "升级", by: .li)
            let open = try await hall.centre.read { try hall.centre.openCases($0, at: now) }
            #expect(open.map(\.subject.id) == [id] && open.first?.clock == "outage")
            hall.clock.move(60)
            try await hall.desks.health.end(outage: id, by: .li)
            try await refused("outage_ended") {
                try await hall.desks.health.end(outage: id, by: .li)
            }
            let later = hall.clock.wallClock.now()
            #expect(
                try await hall.centre.read { try hall.centre.openCases($0, at: later) }.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an accepted upgrade counts, with its record`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            let health = hall.desks.health
            try await health.acceptUpgrade(
                on: day("2025-10-16"), title: "叫号系统 3.0", document: "验收单 2025-7", paper: nil,
                by: .li)
            let refused = try await faults {
                try await health.acceptUpgrade(
                    on: day("2025-10-18"), title: "", document: "", paper: nil, by: .li)
            }
            #expect(refused == ["upgrade_in_future@day", "bad_text@title", "bad_text@document"])
            #expect(try await hall.figure("queue.upgrades_accepted", .count) == "1")
        }
    }

    @Test(
        arguments: [
            ([(0, 100), (50, 200)], 200, 200), ([(0, 100), (100, 150), (300, 310)], 160, 150),
            ([(0, 400), (10, 20)], 400, 400), ([], 0, 0), ([(9000, nil)], 12_600, 12_600),
            ([(-500, 100)], 100, 100), ([(8990, 16_210)], 20, 20),
        ] as [([(Int, Int?)], Int, Int)])
    func `outages are joined where they touch, and only opening hours count`(
        spans: [(Int, Int?)], total: Int, longest: Int
    ) throws {
        let friday = day("2025-10-17")
        let opens = Instant(friday, secondOfDay: 9 * 3600)
        let outages = spans.map { from, until in
            Outage(
                id: "", cause: .device, device: nil, from: opens + from,
                until: until.map { opens + $0 }, reason: "", declaredBy: "")
        }
        let down = try OpenTime(friday, .usual, WorkCalendar()).down(outages)
        #expect(down.total == total && down.longest == longest)
    }
}
