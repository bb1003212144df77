import Kernel
import Queue
import Testing
import TestStores

@Suite struct PrivacyTests {
    private func take(_ hall: TestHall) async throws -> Ticket {
        let request = TicketRequest(
            matter: "A01", person: "13800000000",
            visitor: Person(name: "王小明", telephone: "13800000000"))
        return try await hall.tickets.issue(request, from: .phone(address: "10.0.0.9")).ticket
    }

    /// What tells the person again.
    private func digest(_ hall: TestHall, _ ticket: Ticket) async throws -> String? {
        try await hall.centre.read {
            try $0.first("SELECT person FROM queue_ticket WHERE id = \(ticket.id)")?("person")
        }
    }

    private func person(_ hall: TestHall, _ ticket: Ticket) async throws -> Person? {
        try await hall.centre.read { try hall.centre.vault.open(ticket.vaultID, in: $0) }
    }

    @Test(arguments: TestStore.allCases)
    func `a visitor who is forgotten leaves the ticket and a whole chain`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let ticket = try await take(hall)
            #expect(try await person(hall, ticket)?.name == "王小明")
            try await refused("still_open") { try await hall.tickets.forget(ticket.id, by: .li) }
            _ = try await hall.tickets.giveUp(secret: ticket.secret)
            try await refused("not_allowed") { try await hall.tickets.forget(ticket.id, by: .sun) }
            try await hall.tickets.forget(ticket.id, by: .li)
            #expect(try await person(hall, ticket) == nil)
            #expect(try await hall.tickets.view(id: ticket.id).ticket.label == "A001")
            let entries = try await hall.centre.read { try $0.journalEntries() }
            #expect(!entries.contains { $0.detail.contains("138") || $0.detail.contains("王") })
            guard case .sound = try await hall.centre.read({ try $0.verifyJournal() }) else {
                Issue.record("the chain is broken")
                return
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `thirty days after the visit nobody can tell who came`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            let ticket = try await take(hall)
            hall.clock.set(1, on: "2025-11-16")
            try await hall.centre.runChores()
            #expect(try await person(hall, ticket) != nil)
            #expect(try await digest(hall, ticket) != nil)
            hall.clock.set(1, on: "2025-11-17")
            try await hall.centre.runChores()
            #expect(try await person(hall, ticket) == nil)
            #expect(try await digest(hall, ticket) == nil)
        }
    }
}
