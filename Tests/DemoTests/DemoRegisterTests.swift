import Demo
import Kernel
import Performance
import Register
import SQLiteStore
import Testing

@Suite struct DemoRegisterTests {
    private func entries() async throws -> [RegisterEntry] {
        try await PlayedYear.seed42.value.centre.read { try $0.entries(limit: 100_000) }
    }

    @Test func `the year has some seven thousand entries`() async throws {
        let entries = try await entries()
        #expect((6_000...8_500).contains(entries.count))
        #expect(entries.allSatisfy { !$0.document.isEmpty && !$0.about.isEmpty })
        #expect(!entries.contains { ($0.about + $0.document).contains("{") })
    }

    @Test func `nothing is entered for a day off`() async throws {
        let calendar = WorkCalendar()
        for entry in try await entries() where try !calendar.isWorking(entry.day) {
            Issue.record("\(entry)")
        }
    }

    @Test func `entries are written in office hours of working days, in order`() async throws {
        let calendar = WorkCalendar()
        let instants: [Instant] = try await PlayedYear.seed42.value.centre.read { reader in
            try reader.rows("SELECT instant FROM journal ORDER BY sequence")
                .map { try $0("instant") }
        }
        #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 })
        let entered: [Instant] = try await PlayedYear.seed42.value.centre.read { reader in
            try reader.rows(
                "SELECT instant FROM journal WHERE kind LIKE 'register.%' ORDER BY sequence"
            ).map { try $0("instant") }
        }
        for instant in Set(entered) {
            #expect(instant.day.year == DemoYear.year)
            let isWorking = try calendar.isWorking(instant.day)
            #expect(isWorking)
            #expect((8 * 3600...18 * 3600).contains(instant.secondOfDay))
        }
    }

    @Test func `mistakes are put right with a reason`() async throws {
        let corrections = try await entries().compactMap(\.correction)
        #expect(corrections.count == 5)
        #expect(corrections.allSatisfy { !$0.reason.isEmpty })
        #expect(corrections.count { $0.replacedBy == nil } == 2)
    }

    @Test func `no two entries of a measure that stand are the same piece twice`() async throws {
        let standing = try await entries().filter { $0.correction == nil }
        let singles = standing.filter { entry in
            ["register.parcels_posted", "register.assisted_acceptances"].contains(entry.measure)
        }
        #expect(Set(singles.map { $0.measure + $0.document }).count == singles.count)
    }

    @Test func `the chain is sound and the tallies are their observations' sums`() async throws {
        let year = try await PlayedYear.seed42.value
        let verification = try await year.write { try $0.verifyJournal() }
        guard case .sound(let entries, _) = verification else {
            Issue.record("\(verification)")
            return
        }
        #expect(entries > 50_000)
        let tallies: @Sendable (any Connection) throws -> [String] = { connection in
            try connection.rows("SELECT * FROM tally ORDER BY measure, breakdown, span")
                .map { "\($0)" }
        }
        let kept = try await year.write(tallies)
        let rebuilt = try await year.write { connection in
            // Undone, since the other tests look at the same year meanwhile.
            try connection.begin()
            try connection.rebuildTallies()
            let rebuilt = try tallies(connection)
            try connection.rollback()
            return rebuilt
        }
        #expect(kept == rebuilt)
    }
}
