import Kernel
import Queue
import Testing
import TestStores

@Suite struct CallingTests {
    @Test(arguments: TestStore.allCases)
    func `a ticket is called, started and finished, and its wait and service are measured`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take(kind: .business)
            try await hall.counters.open("1", by: .sun)
            hall.clock.move(300)
            let called = try await hall.counters.callNext("1", by: .sun)
            #expect(called.ticket?.label == "A001" && called.ticket?.state == .called)
            #expect(called.seat.lastLabel == "A001" && called.waiting == 0)
            hall.clock.move(20)
            try await hall.counters.start("1", by: .sun)
            hall.clock.move(600)
            let done = try await hall.counters.finish("1", .served, by: .sun)
            #expect(done.ticket == nil && done.seat.ticket == nil)
            let part = Dimension.join(["A01", "1"])
            #expect(try await hall.figure("queue.wait_seconds", .average, part) == "300")
            #expect(try await hall.figure("queue.service_seconds", .average, part) == "600")
            let cells = try await hall.desks.statistics(
                from: day("2025-10-17"), through: day("2025-10-17"))
            let cell = try #require(cells.first)
            #expect(cells.count == 1 && cell.hour == 9 && cell.counter == "1")
            #expect(cell.served == 1 && cell.waitSeconds == 300 && cell.serviceSeconds == 600)
            let kinds = try await hall.kinds().suffix(5)
            #expect(
                kinds == [
                    "queue.ticket_issued", "queue.counter_opened", "queue.ticket_called",
                    "queue.service_started", "queue.ticket_finished",
                ])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one clerk sits at one counter, and one counter has one clerk`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let desk = hall.counters
            try await desk.open("1", by: .sun)
            try await desk.open("1", by: .sun)
            try await refused("sits_elsewhere") { try await desk.open("2", by: .sun) }
            try await refused("counter_occupied_by_other") { try await desk.open("1", by: .qian) }
            try await refused("not_your_counter") { try await desk.callNext("1", by: .qian) }
            try await refused("not_your_counter") { try await desk.callNext("2", by: .qian) }
            try await refused("no_such_counter@counter") { try await desk.open("9", by: .qian) }
            try await refused("not_allowed") { try await desk.open("2", by: .wu) }
            #expect(try await desk.counter(of: "sun") == "1")
            try await desk.close("1", by: .sun)
            try await desk.open("1", by: .qian)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a counter that pauses calls nobody, and finishes who is there`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let desk = hall.counters
            for _ in 0..<2 { try await hall.take() }
            try await desk.open("1", by: .sun)
            try await refused("counter_not_open") { try await desk.resume("1", by: .sun) }
            try await desk.callNext("1", by: .sun)
            try await refused("ticket_at_counter") { try await desk.callNext("1", by: .sun) }
            try await refused("ticket_at_counter") { try await desk.close("1", by: .sun) }
            try await desk.pause("1", by: .sun)
            let done = try await desk.finish("1", .served, thenNext: true, by: .sun)
            #expect(done.ticket == nil && done.seat.state == .paused)
            try await refused("counter_not_open") { try await desk.callNext("1", by: .sun) }
            try await desk.resume("1", by: .sun)
            #expect(try await desk.callNext("1", by: .sun).ticket?.label == "A002")
            try await refused("bad_outcome@outcome") {
                try await desk.finish("1", .lapsed, by: .sun)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `finish and call next are one act, which sent again is not done again`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let desk = hall.counters
            for _ in 0..<3 { try await hall.take() }
            try await desk.open("1", by: .sun)
            let first = try await desk.callNext("1", by: .sun, request: "a")
            #expect(try await desk.callNext("1", by: .sun, request: "a").ticket == first.ticket)
            let second = try await desk.finish("1", .served, thenNext: true, by: .sun, request: "b")
            #expect(second.ticket?.label == "A002")
            let again = try await desk.finish("1", .served, thenNext: true, by: .sun, request: "b")
            #expect(again.ticket == second.ticket && again.waiting == 1)
            try await desk.finish("1", .served, thenNext: true, by: .sun)
            let last = try await desk.finish("1", .served, thenNext: true, by: .sun)
            #expect(last.ticket == nil)
            try await refused("nobody_waits") { try await desk.callNext("1", by: .sun) }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `counters that call at once never call the same ticket`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            try await hall.set { $0.kioskTicketsPerMinute = 0 }
            for _ in 0..<60 { try await hall.take("A01") }
            var clerks: [Actor] = []
            for number in 3...10 {
                try await hall.desks.hall.add(
                    counter: number, name: Words("", ""), serving: ["A01"], by: .li)
                let clerk = Actor(id: "clerk \(number)", roles: [.counterClerk])
                try await hall.counters.open("\(number)", by: clerk)
                clerks.append(clerk)
            }
            let served = try await withThrowingTaskGroup(of: [String].self) { group in
                for (number, clerk) in zip(3...10, clerks) {
                    group.addTask {
                        var labels: [String] = []
                        while let label = try await hall.serve("\(number)", by: clerk) {
                            labels.append(label)
                        }
                        return labels
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(served.count == 60 && Set(served).count == 60)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a counter calls its own matters only, whoever came first`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            for matter in ["B01", "A02", "A01", "B01"] { try await hall.take(matter) }
            try await hall.counters.open("1", by: .sun)
            try await hall.counters.open("2", by: .qian)
            #expect(try await hall.serve("1", by: .sun) == "A001")
            #expect(try await hall.serve("2", by: .qian) == "B001")
            #expect(try await hall.serve("2", by: .qian) == "A002")
            #expect(try await hall.serve("1", by: .sun) == nil)
            #expect(try await hall.serve("2", by: .qian) == "B002")
        }
    }
}
