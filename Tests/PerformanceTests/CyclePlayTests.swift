import Kernel
import Performance
import TestStores
import Testing

/// A long random play of the cycle: nothing but an approval changes a figure, and what a report
/// said once it says again as known then.
@Suite struct CyclePlayTests {
    @Test(arguments: TestStore.allCases, [1, 2] as [UInt64])
    func `only an approval changes the year's figures`(
        store: TestStore, seed: UInt64
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            var dice = SeededRandom(seed: seed)
            let cycle = Cycle(declared.centre)
            var figures = try await declared.figures()
            var told = [try await declared.newestSequence(): figures]
            for round in 0..<40 {
                let isApproval = try await cycle.step(&dice, round)
                let now = try await declared.figures()
                if isApproval {
                    let lines = try await cycle.inForce()?.declaration.indicators ?? []
                    #expect(now.map { $0.prefix { $0 != " " } } == lines.map { $0.name[...] })
                } else {
                    #expect(now == figures, "round \(round)")
                }
                figures = now
                told[try await declared.newestSequence()] = now
            }
            for (sequence, then) in told {
                #expect(try await declared.figures(knownAt: sequence) == then, "\(sequence)")
            }
            #expect(Set(told.values).count > 2)
        }
    }
}

extension Cycle {
    /// Does what somebody may do now, by chance; returns whether it was an approval.
    fileprivate func step(_ dice: inout SeededRandom, _ round: Int) async throws -> Bool {
        let versions = try await centre.read {
            try $0.targetVersions(year: 2025, project: Declaration.small.project)
        }
        guard let underway = versions.first(where: \.state.isUnderway) else {
            try await submit(
                .random(&dice, round), changing: versions.toBeChanged?.version, reason: "调整")
            return false
        }
        let passes = Int.random(in: 0..<3, using: &dice) > 0
        let (decision, grade) = passes ? ("pass", "良") : ("return", "中")
        if underway.state == .submitted {
            try await review(underway, decision, opinion: "意见", grade: grade)
            return false
        }
        try await approve(underway, decision, opinion: "意见")
        return passes
    }
}

extension Declaration {
    /// Some of the small declaration's lines with other targets, in another order.
    fileprivate static func random(_ dice: inout SeededRandom, _ round: Int) -> Declaration {
        var declaration = Declaration.small
        declaration.goalAnnual = "第 \(round) 次"
        let first = Int.random(in: 0..<5, using: &dice)
        declaration.indicators.remove(at: first)
        declaration.indicators.swapAt(0, Int.random(in: 0..<5, using: &dice))
        for place in declaration.indicators.indices {
            declaration.indicators[place].weight = Quantity(18)
            if declaration.indicators[place].name == "邮寄业务次数" {
                declaration.indicators[place].target =
                    "\(2000 + 100 * Int.random(in: 0..<30, using: &dice)).00"
            }
        }
        return declaration
    }
}
