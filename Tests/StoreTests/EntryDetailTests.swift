import Foundation
import Kernel
import Testing
import TestStores

/// What an entry holds, against what JSONEncoder makes of the same.
@Suite struct EntryDetailTests {
    private struct Seen: JournalEvent {
        static let kind = "test.seen"
        var zone: String
        var at: Instant
        var count: Int?
        var days: [Day]
    }

    private struct Expected: Encodable {
        var event: Seen
        var behalf: String?
        var observations: [Observation]?
        var retracts: [ObservationID]?
    }

    @Test(arguments: [nil, "zhao \"the first\"", "赵"])
    func `every member stands in its place`(behalf: String?) async throws {
        try await withCentre(on: .sqlite) { centre in
            let day = try #require(Day("2026-03-09"))
            let seen = Seen(zone: "a/b\n", at: Instant(milliseconds: 5), count: nil, days: [day])
            let observations = [
                Observation(measure: "seen", day: day, amount: Quantity(tenThousandths: 12_500)),
                Observation(
                    measure: "share", day: day, amount: Quantity(tenThousandths: -1),
                    of: Quantity(tenThousandths: 30_000), breakdown: "徐汇\\1"),
            ]
            let commits = GroupCommit(centre.store)
            let sequence = try await commits.write(
                actor: "qian", behalf: behalf, at: { .init(milliseconds: 7) }
            ) {
                try $0.record(seen, about: Subject("test.thing", "1"), worth: observations)
            }
            let retracted = (0...1).map { ObservationID(sequence: sequence, ordinal: $0) }
            _ = try await commits.write(
                actor: "qian", behalf: behalf, at: { .init(milliseconds: 8) }
            ) {
                try $0.record(seen, about: Subject("test.thing", "1"), retracting: retracted)
            }
            let details = try await centre.read { reader in
                try reader.journalEntries(before: 3, limit: 2).map(\.detail)
            }
            let expected = [
                Expected(event: seen, behalf: behalf, retracts: retracted),
                Expected(event: seen, behalf: behalf, observations: observations),
            ]
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(
                try details
                    == expected.map {
                        String(decoding: try encoder.encode($0), as: UTF8.self)
                    })
        }
    }
}
