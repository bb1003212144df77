import Kernel
import Queue
import Testing
import TestStores

@Suite struct AlarmTests {
    @Test(arguments: TestStore.allCases)
    func `a call is shown and heard once, whatever screens say of it again`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take()
            try await hall.counters.open("1", by: .sun)
            let ticket = try #require(try await hall.counters.callNext("1", by: .sun).ticket)
            for _ in 0..<2 {
                try await hall.tickets.acknowledge(call: ticket.call, .shown, by: hall.screen)
                try await hall.tickets.acknowledge(call: ticket.call, .heard, by: hall.screen)
            }
            let seen = try await hall.tickets.view(id: ticket.id).ticket
            #expect(seen.shownAt != nil && seen.heardAt != nil)
            let kinds = try await hall.kinds()
            #expect(kinds.count { $0 == "queue.call_shown" } == 1)
            #expect(kinds.count { $0 == "queue.call_heard" } == 1)
            // The call again is another call, of which the screen has said nothing.
            let again = try #require(try await hall.counters.callAgain("1", by: .sun).ticket)
            #expect(again.call != ticket.call && again.shownAt == nil)
            try await hall.tickets.acknowledge(call: ticket.call, .shown, by: hall.screen)
            #expect(try await hall.tickets.view(id: ticket.id).ticket.shownAt == nil)
            try await refused("not_a_screen") {
                try await hall.tickets.acknowledge(call: again.call, .shown, by: hall.kiosk)
            }
            try await refused("no_such_call") {
                try await hall.tickets.acknowledge(call: "nonsense", .shown, by: hall.screen)
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a call that no screen shows within ten seconds is an alarm at the counter, once`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take()
            try await hall.counters.open("1", by: .sun)
            try await hall.counters.callNext("1", by: .sun)
            hall.clock.move(10)
            try await hall.centre.runChores()
            #expect(try await hall.counters.view("1").ticket?.unshownAt == nil)
            hall.clock.move(1)
            for _ in 0..<2 { try await hall.centre.runChores() }
            #expect(try await hall.counters.view("1").ticket?.unshownAt != nil)
            #expect(try await hall.kinds().count { $0 == "queue.call_not_shown" } == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a wait of more than thirty minutes is an alarm, a case, and says what to open`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let ticket = try await hall.take("A01")
            try await hall.counters.open("1", by: .sun)
            hall.clock.move(1800)
            try await hall.centre.runChores()
            #expect(try await !hall.kinds().contains("queue.wait_too_long"))
            hall.clock.move(1)
            for _ in 0..<2 { try await hall.centre.runChores() }
            #expect(try await hall.kinds().count { $0 == "queue.wait_too_long" } == 1)
            let suggestions = try await hall.desks.suggestions()
            #expect(suggestions.map(\.matter) == ["A01"])
            #expect(suggestions.first?.counters == ["2"])
            let now = hall.clock.wallClock.now()
            let open = try await hall.centre.read { reader in
                try hall.centre.openCases(reader, at: now).filter { $0.clock == "wait" }
            }
            #expect(open.map(\.subject) == [ticket.subject])
            #expect(try open.first?.deadline.isBreached(at: now, WorkCalendar()) == true)
            #expect(try await hall.serve("1", by: .sun) == ticket.label)
            let later = try await hall.centre.read { try hall.centre.openCases($0, at: now + 1) }
            #expect(!later.contains { $0.clock == "wait" })
            let of = try await hall.centre.read { try hall.centre.clocks(of: ticket.subject, $0) }
            #expect(of.first?.endedAt == now)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the expected wait follows recent services and the counters that are open`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let view = { try await hall.tickets.view(secret: $0) }
            for _ in 0..<3 { try await hall.take("A02") }
            #expect(try await view(hall.take("A02").secret).expectedWaitSeconds == nil)
            try await hall.counters.open("1", by: .sun)
            for seconds in [100, 200] {
                try await hall.counters.callNext("1", by: .sun)
                try await hall.counters.start("1", by: .sun)
                hall.clock.move(seconds)
                try await hall.counters.finish("1", .served, by: .sun)
            }
            try await hall.counters.callNext("1", by: .sun)
            hall.clock.move(2)
            let last = try await hall.take("A02")
            let seen = try await view(last.secret)
            // One waits before it, services take 150 s, one counter: two services more.
            #expect(seen.ahead == 1 && seen.expectedWaitSeconds == 300)
        }
    }
}
