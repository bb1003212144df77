import Kernel
import Queue
import Testing
import TestStores

@Suite struct PaperTests {
    private func at(_ hour: Int, _ minute: Int) -> Instant {
        Instant(day("2025-10-17"), secondOfDay: hour * 3600 + minute * 60)
    }

    private func slip(_ number: Int, _ fate: PaperSlip.Fate, _ minute: Int = 10) -> PaperSlip {
        PaperSlip(number: number, matter: "A01", handedOutAt: at(9, minute), fate: fate)
    }

    @Test(arguments: TestStore.allCases)
    func `slips are entered with the time they were handed out, and stand in line by it`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take()
            #expect(try await hall.desks.paper.handOut(20, by: .he).label == "Z001 – Z020")
            #expect(try await hall.desks.paper.handOut(20, by: .he).first == 21)
            hall.clock.set(10)
            try await hall.take()
            let served = PaperSlip.Fate.served(at: "1", called: at(9, 30), finished: at(9, 40))
            try await hall.desks.paper.enter(
                [slip(1, served, 5), slip(2, .void), slip(3, .waits), slip(4, .left)],
                of: day("2025-10-17"), by: .he)
            #expect(try await hall.desks.paper.nextNumber(on: day("2025-10-17")) == 5)
            #expect(try await hall.figure("queue.wait_seconds", .average) == "1500")
            #expect(try await hall.figure("queue.service_seconds", .average) == "600")
            #expect(try await hall.figure("queue.tickets", .count) == "5")
            try await hall.counters.open("1", by: .sun)
            var calls: [String?] = []
            for _ in 0..<4 { calls.append(try await hall.serve("1", by: .sun)) }
            #expect(calls == ["A001", "Z003", "A002", nil])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a gap, a slip nobody handed out and a wrong time are told at once, and none is entered`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            _ = try await hall.desks.paper.handOut(2, by: .he)
            hall.clock.set(10)
            let refused = try await faults {
                try await hall.desks.paper.enter(
                    [slip(2, .waits), slip(2, .waits, 90), slip(3, .waits)],
                    of: day("2025-10-17"), by: .he)
            }
            #expect(
                refused == ["slip_gap@Z002", "bad_slip_time@Z002", "slip_not_handed_out@Z003"])
            #expect(try await hall.desks.paper.nextNumber(on: day("2025-10-17")) == 1)
            hall.clock.set(9, on: "2025-10-20")
            let late = try await faults {
                try await hall.desks.paper.enter(
                    [slip(1, .waits)], of: day("2025-10-17"), by: .he)
            }
            #expect(late == ["slip_day_over@Z001"])
            try await hall.desks.paper.enter([slip(1, .left)], of: day("2025-10-17"), by: .he)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `no category has the letter of the slips`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            for letter in ["Z", "a", "AB", "", "1", "甲"] {
                let refused = try await faults {
                    try await hall.desks.hall.add(
                        category: letter, name: Words("名", "Name"), by: .li)
                }
                #expect(refused == ["bad_letter@letter"], "\(letter)")
            }
        }
    }
}
