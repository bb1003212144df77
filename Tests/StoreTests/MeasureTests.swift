import Kernel
import Testing
import TestStores

@Suite struct MeasureTests {
    @Test(arguments: TestStore.allCases, [1, 2, 3] as [UInt64])
    func `tallies equal their observations`(on kind: TestStore, seed: UInt64) async throws {
        try await withCentre(on: kind) { centre in
            var year = RandomYear(seed: seed)
            try await year.live(250, in: centre)
            let kept = try await tallies(in: centre)
            try await centre.store.withConnection { connection in
                try connection.begin()
                try connection.rebuildTallies()
                try connection.commit()
            }
            let rebuilt = try await tallies(in: centre)
            #expect(kept == rebuilt)
            #expect(kept.count > 100)
        }
    }

    @Test(arguments: TestStore.allCases, [11, 12, 13] as [UInt64])
    func `every figure is what its definition says`(
        on kind: TestStore, seed: UInt64
    ) async throws {
        try await withCentre(on: kind) { centre in
            var year = RandomYear(seed: seed)
            try await year.live(200, in: centre)
            for _ in 0..<40 {
                let known = year.anySequence()
                for knownAt in [nil, .max, known] {
                    let evidence = year.evidence(knownAt: knownAt)
                    try await expectEqual(evidence, year.naive, in: centre)
                }
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is known at last is what the tallies say`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            var year = RandomYear(seed: 21)
            try await year.live(200, in: centre)
            for _ in 0..<40 {
                let now = year.evidence(knownAt: nil)
                let known = Evidence(
                    of: now.measures, breakdown: now.breakdown, from: now.from,
                    through: now.through, knownAt: .max)
                let (tallied, summed) = try await centre.read { reader in
                    (try reader.summary(now), try reader.summary(known))
                }
                #expect(tallied == summed, "\(now)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the latest day counts, not the latest entry`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            let day = Day.first(of: 2025) + 40
            for (offset, amount) in [(0, 5), (10, 7), (-20, 9), (10, 8), (3, 1)] {
                try await centre.note("\(amount)", worth: [visits(amount, on: day + offset)])
            }
            #expect(try await latest(through: day + 60, in: centre) == Ratio(8))
            #expect(try await latest(through: day + 9, in: centre) == Ratio(1))
            #expect(try await latest(through: day + -1, in: centre) == Ratio(9))
            #expect(try await latest(through: day + -21, in: centre) == nil)
            let last = ObservationID(sequence: 4, ordinal: 0)
            _ = try await centre.write(as: "sun") { try $0.note("back", retracting: [last]) }
            #expect(try await latest(through: day + 60, in: centre) == Ratio(7))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nothing observed is no figure, and a zero is one`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            let day = Day.first(of: 2025)
            let evidence = Evidence(of: ["test.visits"], from: day, through: day + 30)
            for gathering in Gathering.choices {
                #expect(try await centre.read { try $0.figure(gathering, evidence) } == nil)
            }
            let zero = Observation(
                measure: "test.visits", day: day + 3, amount: .zero, of: .zero)
            try await centre.note("zero", worth: [zero])
            for gathering in Gathering.choices {
                let figure = try await centre.read { try $0.figure(gathering, evidence) }
                let expected =
                    gathering.needsWhole ? nil : Figure(value: .zero, observations: 1)
                #expect(figure == expected, "\(gathering)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `sums stay exact beyond 32 bits`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            let day = Day.first(of: 2025)
            let large = Quantity(tenThousandths: 4_000_000_000_000_001)
            for number in 0..<3 {
                let observation = Observation(
                    measure: "test.visits", day: day, amount: large, of: large)
                try await centre.note("\(number)", worth: [observation])
            }
            for known in [nil, .max] as [Int64?] {
                let evidence = Evidence(
                    of: ["test.visits"], from: day, through: day, knownAt: known)
                let figure = try await centre.read { try $0.figure(.sum, evidence) }
                #expect(figure?.value == Ratio(12_000_000_000_000_003, 10_000))
            }
        }
    }
}

extension MeasureTests {
    private func visits(_ amount: Int, on day: Day) -> Observation {
        Observation(measure: "test.visits", day: day, amount: Quantity(amount))
    }

    private func latest(through day: Day, in centre: Centre) async throws -> Ratio? {
        let evidence = Evidence(of: ["test.visits"], from: Day.first(of: 2025), through: day)
        return try await centre.read { try $0.figure(.latest, evidence)?.value }
    }

    private func expectEqual(
        _ evidence: Evidence, _ naive: NaiveFigures, in centre: Centre
    ) async throws {
        for gathering in Gathering.choices + [.percentile(1), .percentile(50), .percentile(100)] {
            let figure = try await centre.read { try $0.figure(gathering, evidence) }
            #expect(figure == naive.figure(gathering, evidence), "\(gathering) of \(evidence)")
        }
    }

    /// Every cell of the tally as one text each.
    private func tallies(in centre: Centre) async throws -> [String] {
        try await centre.read { reader in
            try reader.rows("SELECT * FROM tally ORDER BY measure, breakdown, span").map { row in
                let texts: [String] = try ["measure", "breakdown", "span", "latest_day"].map {
                    try row($0)
                }
                let names = [
                    "pieces", "amount", "whole", "lowest", "highest", "latest", "latest_sequence",
                    "latest_ordinal",
                ]
                let numbers: [Int64] = try names.map { try row($0) }
                return "\(texts) \(numbers)"
            }
        }
    }
}
