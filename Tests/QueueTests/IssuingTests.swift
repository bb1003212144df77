import Kernel
import Queue
import Testing
import TestStores

@Suite struct IssuingTests {
    @Test(arguments: TestStore.allCases)
    func `each letter has its own gapless series, which begins anew each day`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            var labels: [String] = []
            for matter in ["A01", "A02", "B01", "A01"] {
                labels.append(try await hall.take(matter).label)
            }
            #expect(labels == ["A001", "A002", "B001", "A003"])
            hall.clock.set(9, on: "2025-10-20")
            #expect(try await hall.take().label == "A001")
            #expect(try await hall.figure("queue.tickets", .count) == "5")
            #expect(try await hall.figure("queue.tickets", .count, "A01") == "3")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `tickets asked for at once all get numbers of their own without a gap`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.set { $0.kioskTicketsPerMinute = 0 }
            let labels = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<200 { group.addTask { try await hall.take().label } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(labels.count == 200 && labels.contains("A001") && labels.contains("A200"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a request sent again gives the same ticket, also after a restart`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let first = try await hall.take(request: "r1")
            let again = try await hall.take(request: "r1")
            #expect(again == first)
            let restarted = QueueDesks(hall.centre)
            let request = TicketRequest(matter: "A01", request: "r1")
            let third = try await restarted.tickets.issue(request, from: .kiosk(hall.kiosk))
            #expect(third.ticket == first)
            #expect(try await hall.take(request: "r2").label == "A002")
            // A retry after closing time still finds what was given.
            hall.clock.set(20)
            #expect(try await hall.take(request: "r1") == first)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a person has one open ticket for a matter, and may have one for another`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            try await hall.take(person: "13800000000")
            try await refused("already_has_ticket") { try await hall.take(person: "13800000000") }
            try await hall.take("B01", person: "13800000000")
            // What was refused has left no gap.
            #expect(try await hall.take().label == "A002")
            try await hall.counters.open("1", by: .sun)
            #expect(try await hall.serve("1", by: .sun) == "A001")
            #expect(try await hall.take(person: "13800000000").label == "A003")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what identifies a person is kept only as a digest`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            try await hall.take(person: "13800000000")
            let kept = try await hall.centre.read { reader in
                try reader.first("SELECT person FROM queue_ticket")?("person") as String?
            }
            let digest = try #require(kept)
            #expect(digest.count == 32 && !digest.contains("138"))
            let details = try await hall.centre.read { try $0.journalEntries().map(\.detail) }
            #expect(!details.contains { $0.contains("13800000000") || $0.contains(digest) })
        }
    }

    @Test(arguments: [
        ("08:59", "2025-10-17 09:00"), ("11:30", "2025-10-17 13:30"),
        ("16:50", "2025-10-20 09:00"), ("20:00", "2025-10-20 09:00"),
    ])
    func `outside the hours a kiosk says when the hall opens next`(
        time: String, opens: String
    ) async throws {
        try await withHall(on: .sqlite) { hall in
            let parts = time.split(separator: ":").compactMap { Int($0) }
            hall.clock.set(parts[0], parts[1])
            do {
                try await hall.take()
                Issue.record("a ticket was given at \(time)")
            } catch let refusal as Refusal {
                #expect(refusal.code == "hall_closed" && refusal.words.zh.contains(opens))
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the front desk gives tickets until closing, and each counts as a reception`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            hall.clock.set(16, 55)
            try await refused("hall_closed") { try await hall.take() }
            let view = try await hall.tickets.issue(
                TicketRequest(matter: "A01", kind: .business), from: .reception(.he))
            #expect(view.ticket.issuedBy == "he" && view.ticket.channel == .reception)
            try await hall.tickets.logReception(
                ReceptionNote(service: .guiding, visitorKind: .business), by: .he)
            #expect(try await hall.figure("queue.receptions", .count) == "2")
            #expect(try await hall.figure("queue.receptions", .count, "guiding") == "1")
            hall.clock.set(17)
            try await refused("hall_closed") {
                _ = try await hall.tickets.issue(
                    TicketRequest(matter: "A01"), from: .reception(.he))
            }
            try await refused("not_allowed") {
                _ = try await hall.tickets.issue(
                    TicketRequest(matter: "A01"), from: .reception(.wu))
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `200 scans of one code give each phone one ticket, and 61 in a minute from one address`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            var codes: [String?] = []
            for scan in 0..<200 {
                let request = TicketRequest(matter: "A01", person: "browser \(scan / 2)")
                codes.append(
                    try await code {
                        _ = try await hall.tickets.issue(request, from: .phone(address: "10.0.0.9"))
                    })
            }
            // Every second scan is the same phone again; both counts meet the limit of 60.
            #expect(codes.count { $0 == nil } == 30)
            #expect(codes.count { $0 == "already_has_ticket" } == 30)
            #expect(codes.count { $0 == "too_many_tickets" } == 140)
            hall.clock.move(60)
            let request = TicketRequest(matter: "A01", person: "browser 99")
            let later = try await hall.tickets.issue(request, from: .phone(address: "10.0.0.9"))
            #expect(later.ticket.label == "A031")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a clock set back gives no place before those who wait, and no wait below zero`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            hall.clock.set(10)
            try await hall.take("A01")
            hall.clock.set(9, 30)
            try await hall.take("B01")
            try await hall.take("A01")
            try await hall.counters.open("2", by: .sun)
            var served: [String?] = []
            for _ in 0..<3 { served.append(try await hall.serve("2", by: .sun)) }
            #expect(served == ["A001", "B001", "A002"])
            #expect(try await hall.figure("queue.wait_seconds", .longest) == "0")
            #expect(try await hall.figure("queue.service_seconds", .shortest) == "0")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a ticket is known by its secret alone, and tells its place`(store: TestStore) async throws
    {
        try await withHall(on: store) { hall in
            try await hall.take()
            let mine = try await hall.take()
            let view = try await hall.tickets.view(secret: mine.secret)
            #expect(view.ticket == mine && view.ahead == 1)
            #expect(mine.secret.count == 44 && mine.id != mine.secret)
            for wrong in [mine.id, "", String(mine.secret.reversed())] {
                try await refused("no_such_ticket") {
                    _ = try await hall.tickets.view(secret: wrong)
                }
            }
            let entries = try await hall.centre.read { try $0.journalEntries() }
            #expect(!entries.contains { $0.detail.contains(mine.secret) })
        }
    }
}
