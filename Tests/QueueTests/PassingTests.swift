import Kernel
import Queue
import Testing
import TestStores

@Suite struct PassingTests {
    /// Calls and passes over; what is called next each time.
    private func pass(_ hall: TestHall) async throws -> String? {
        let label = try await hall.counters.callNext("1", by: .sun).ticket?.label
        try await hall.counters.passOver("1", by: .sun)
        return label
    }

    @Test(arguments: TestStore.allCases)
    func `a ticket passed over returns after three others, and lapses the third time`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            for _ in 0..<8 { try await hall.take() }
            try await hall.counters.open("1", by: .sun)
            #expect(try await pass(hall) == "A001")
            var served: [String?] = []
            for _ in 0..<3 { served.append(try await hall.serve("1", by: .sun)) }
            #expect(served == ["A002", "A003", "A004"])
            #expect(try await pass(hall) == "A001")
            served = []
            for _ in 0..<3 { served.append(try await hall.serve("1", by: .sun)) }
            #expect(served == ["A005", "A006", "A007"])
            #expect(try await pass(hall) == "A001")
            #expect(try await hall.serve("1", by: .sun) == "A008")
            #expect(try await hall.serve("1", by: .sun) == nil)
            #expect(try await hall.kinds().contains("queue.ticket_lapsed"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `by another rule it lapses at once, and its person may take another`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.set { $0.returnsAfterCalls = nil }
            #expect(try await hall.desks.hall.hall().rules.returnsAfterCalls == nil)
            let ticket = try await hall.take(person: "13800000000")
            try await hall.counters.open("1", by: .sun)
            #expect(try await pass(hall) == "A001")
            let view = try await hall.tickets.view(id: ticket.id)
            #expect(view.ticket.outcome == .lapsed)
            try await hall.take(person: "13800000000")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a ticket transferred keeps its wait, at another matter or at one counter alone`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let moved = try await hall.take("A01")
            try await hall.take("B01")
            try await hall.take("B01")
            let desk = hall.counters
            try await desk.open("1", by: .sun)
            try await desk.open("2", by: .qian)
            hall.clock.move(120)
            try await desk.callNext("1", by: .sun)
            try await desk.transfer("1", to: .matter("B01"), by: .sun)
            // It came first, so it is next at the counter that serves the other matter.
            let called = try await desk.callNext("2", by: .qian).ticket
            #expect(called?.label == "A001" && called?.matter == "B01")
            #expect(called?.waitedSeconds(at: called?.takenAt ?? moved.takenAt) == 120)
            try await desk.transfer("2", to: .counter("1"), by: .qian)
            #expect(try await hall.serve("2", by: .qian) == "B001")
            #expect(try await hall.serve("1", by: .sun) == "A001")
            try await desk.callNext("2", by: .qian)
            try await refused("same_target@target") {
                try await desk.transfer("2", to: .counter("2"), by: .qian)
            }
            try await refused("no_such_matter@matter") {
                try await desk.transfer("2", to: .matter("C01"), by: .qian)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a visitor who gives up frees the counter, but not once served`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let first = try await hall.take()
            let second = try await hall.take()
            let third = try await hall.take()
            let desk = hall.counters
            try await desk.open("1", by: .sun)
            try await desk.callNext("1", by: .sun)
            #expect(try await hall.tickets.giveUp(secret: first.secret).ticket.outcome == .left)
            #expect(try await desk.view("1").ticket == nil)
            _ = try await hall.tickets.giveUp(secret: second.secret)
            #expect(try await desk.callNext("1", by: .sun).ticket?.label == third.label)
            try await desk.start("1", by: .sun)
            try await refused("not_waiting") {
                _ = try await hall.tickets.giveUp(secret: third.secret)
            }
            try await refused("not_waiting") {
                _ = try await hall.tickets.giveUp(secret: first.secret)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a matter closed with tickets waiting takes no more, and serves those`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take("B01")
            try await hall.take("B01")
            try await hall.desks.hall.close(matter: "B01", by: .li)
            try await refused("matter_closed@matter") { try await hall.take("B01") }
            try await refused("still_waiting@matters") {
                try await hall.desks.hall.change(
                    counter: "2", name: Words("", ""), serving: ["A01"], by: .li)
            }
            try await hall.counters.open("2", by: .qian)
            #expect(try await hall.serve("2", by: .qian) == "B001")
            #expect(try await hall.serve("2", by: .qian) == "B002")
            try await hall.desks.hall.change(
                counter: "2", name: Words("", ""), serving: ["A01"], by: .li)
            try await hall.desks.hall.reopen(matter: "B01", by: .li)
            try await refused("nobody_serves@matter") { try await hall.take("B01") }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `another process closes a matter, and this one gives no more tickets`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take("B01")
            let other = QueueDesks(hall.centre)
            try await other.hall.close(matter: "B01", by: .li)
            try await refused("matter_closed@matter") { try await hall.take("B01") }
        }
    }
}
