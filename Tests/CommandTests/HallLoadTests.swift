import Crowd
import Foundation
import Kernel
import TestStores
import Testing

/// Sixteen windows and four kiosks over real HTTP. The full day of 20,000 tickets is
/// `bench hall`'s.
@Suite(.serialized)
struct HallLoadTests {
    private static let tickets = 800

    private func play(
        servers count: Int, on kind: TestStore, killing: Bool
    ) async throws -> [String] {
        let (servers, stage) = try await LoadServers.start(count, on: kind) {
            try await HallStage(in: $0)
        }
        let crowd = HallCrowd(stage, at: servers.places, tickets: Self.tickets)
        let killer = Task {
            guard killing else { return }
            while crowd.finished < Self.tickets / 3 { try await Task.sleep(for: .milliseconds(5)) }
            try await servers.killAndRestart()
        }
        let seen = try await crowd.run()
        try await killer.value
        let centre = try servers.stop()
        let faults =
            try await seen.faults(tickets: Self.tickets)
            + centre.hallFaults(tickets: Self.tickets)
        try centre.store.close()
        return faults
    }

    @Test func `no number is given twice, no ticket is at two counters, and every call is shown`()
        async throws
    {
        #expect(try await play(servers: 1, on: .sqlite, killing: false) == [])
    }

    @Test func `nothing is lost or done twice when the server is killed in the middle`()
        async throws
    {
        #expect(try await play(servers: 1, on: .sqlite, killing: true) == [])
    }

    @Test func `two servers on one PostgreSQL are one hall`() async throws {
        #expect(try await play(servers: 2, on: .postgres, killing: false) == [])
    }

    @Test func `two servers on one PostgreSQL are one hall even when one is killed`()
        async throws
    {
        #expect(try await play(servers: 2, on: .postgres, killing: true) == [])
    }
}
