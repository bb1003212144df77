import Kernel
import Queue
import Testing
import TestStores

@Suite struct NightTests {
    @Test(arguments: TestStore.allCases)
    func `at midnight those who wait lapse, what was served is not finished, counters close`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let served = try await hall.take()
            let called = try await hall.take("B01")
            let waiting = try await hall.take()
            try await hall.counters.open("1", by: .sun)
            try await hall.counters.open("2", by: .qian)
            try await hall.counters.callNext("1", by: .sun)
            try await hall.counters.start("1", by: .sun)
            // Counter 2 takes B001 only after A002, which goes back in line.
            try await hall.counters.callNext("2", by: .qian)
            hall.clock.set(23, 59)
            try await hall.centre.runChores()
            #expect(try await hall.tickets.view(id: waiting.id).ticket.state == .waiting)
            hall.clock.set(0, 1, on: "2025-10-18")
            for _ in 0..<2 { try await hall.centre.runChores() }
            let outcome = { try await hall.tickets.view(id: $0).ticket.outcome }
            #expect(try await outcome(served.id) == .unclosed)
            #expect(try await outcome(called.id) == .lapsed)
            #expect(try await outcome(waiting.id) == .lapsed)
            #expect(try await hall.counters.views().allSatisfy { $0.seat.state == .closed })
            #expect(try await hall.figure("queue.service_seconds", .count) == nil)
            #expect(try await hall.kinds().count { $0 == "queue.ticket_lapsed" } == 2)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a hall that keeps its line over night calls yesterday's first, told apart`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.set { $0.keepsOvernight = true }
            try await hall.take()
            hall.clock.set(9, 0, on: "2025-10-20")
            try await hall.centre.runChores()
            try await hall.take()
            try await hall.counters.open("1", by: .sun)
            let first = try await hall.counters.callNext("1", by: .sun)
            #expect(first.seat.lastLabel == "昨A001" && first.ticket?.label == "A001")
            try await hall.counters.finish("1", .served, by: .sun)
            #expect(try await hall.counters.callNext("1", by: .sun).seat.lastLabel == "A001")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a clock set back past midnight does nothing again, and goes on with the old series`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take()
            hall.clock.set(9, 30, on: "2025-10-20")
            try await hall.centre.runChores()
            try await hall.take()
            hall.clock.set(10, 0, on: "2025-10-17")
            try await hall.centre.runChores()
            #expect(try await hall.take().label == "A002")
            let counted = try await hall.kinds().count { $0 == "queue.hall_day_counted" }
            hall.clock.set(10, 0, on: "2025-10-20")
            try await hall.centre.runChores()
            #expect(try await hall.kinds().count { $0 == "queue.hall_day_counted" } == counted)
        }
    }
}
