import Kernel
import Register
import TestStores
import Testing

/// Measures whose entries fall into parts.
@Suite struct DimensionTests {
    private static let officer = Actor(id: "zhao", roles: [.performanceOfficer])

    private static func draft(_ amount: String, _ parts: [String]) -> EntryDraft {
        EntryDraft(
            measure: "register.visits", day: "2025-03-03", amount: amount, document: "走访单",
            parts: parts)
    }

    private func withVisits(
        on store: TestStore, _ body: (Centre, RegisterDesk) async throws -> Void
    ) async throws {
        let clock = WallClock { Instant(day("2025-12-31"), secondOfDay: 36_000) }
        try await withCentre(on: store, modules: [.kernel, .register], clock: clock) { centre in
            let desk = RegisterDesk(centre)
            try await desk.declare(
                MeasureDraft(
                    name: "visits", title: Words("走访企业", "Visits"), unit: "家",
                    gathering: "count", proof: "走访单", dimensions: ["街镇", "行业"]),
                by: Self.officer)
            try await body(centre, desk)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `entries add up by each dimension, and a correction takes its part back`(
        store: TestStore
    ) async throws {
        try await withVisits(on: store) { centre, desk in
            for (amount, parts) in [
                ("3", ["东街", "食品"]), ("4", ["西街", "食品"]), ("5", ["东街", "药品"]),
            ] { _ = try await desk.record(Self.draft(amount, parts), by: Self.officer) }
            let wrong = try await desk.record(
                Self.draft("90", ["东街", "食品"]), by: Self.officer)
            try await desk.correct(wrong, because: "重复", replacement: nil, by: Self.officer)
            func parts(_ place: Int) async throws -> [String] {
                try await centre.read { reader in
                    try reader.parts(
                        of: "register.visits", dimension: place, from: day("2025-01-01"),
                        through: day("2025-12-31")
                    ).map { "\($0.part) \($0.summary.amount)" }
                }
            }
            let (streets, trades) = try await (parts(0), parts(1))
            #expect(streets == ["东街 8", "西街 4"] && trades == ["药品 5", "食品 7"])
            let measure = try await centre.read { try centre.measures($0)["register.visits"] }
            #expect(measure?.dimensions.map(\.title.zh) == ["街镇", "行业"])
            let entry = try await centre.read { try $0.entry(wrong) }
            #expect(entry?.parts == ["东街", "食品"])
        }
    }

    @Test func `each part is wanted, and none where the measure has none`() async throws {
        try await withVisits(on: .sqlite) { _, desk in
            for (parts, wanted) in [
                ([], ["part_missing@part_a", "part_missing@part_b"]),
                (["东街", " "], ["part_missing@part_b"]),
                (["东街", "a\u{1F}b"], ["part_missing@part_b"]),
                (["东街", "食品", "大"], ["parts_not_wanted@parts"]),
            ] {
                let found = try await faults {
                    _ = try await desk.record(Self.draft("1", parts), by: Self.officer)
                }
                #expect(found == wanted, "\(parts)")
            }
            let same = try await faults {
                try await desk.declare(
                    MeasureDraft(
                        name: "b", title: Words("乙", "B"), unit: "家", gathering: "count",
                        proof: "单", dimensions: ["街镇", "街镇"]), by: Self.officer)
            }
            #expect(same == ["bad_dimensions@dimensions"])
        }
    }

    @Test func `a file brings parts in a column of their own`() throws {
        let table = try EntryTable(
            csv: """
                measure,day,amount,of,subject,document,note,parts
                register.visits,2025-03-03,1,,甲公司,走访单,,东街|食品
                register.parcels,2025-03-03,1,,乙,单,,
                """)
        #expect(table.drafts.map(\.draft.parts) == [["东街", "食品"], []])
        let plain = try EntryTable(csv: "measure,day,amount,of,subject,document,note\n")
        #expect(plain.drafts.isEmpty)
    }
}
