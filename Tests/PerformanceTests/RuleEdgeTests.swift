import Kernel
import Performance
import TestStores
import Testing

/// The places where the rules turn, for every rule set: a fault there moves no average and many a
/// grade.
@Suite struct RuleEdgeTests {
    /// What a weight of ten gives at an actual of so many times its target of ten, in the order
    /// national-2020, integrated-2022, hubei-2020.
    struct Turn: Sendable, CustomTestStringConvertible {
        let actual: String
        let more: [String]
        let less: [String]

        var testDescription: String { "\(actual) of 10" }
    }

    @Test(arguments: [
        Turn(actual: "0", more: ["0.00", "0.00", "0.00"], less: ["10.00", "10.00", "10.00"]),
        Turn(actual: "5", more: ["5.00", "5.00", "5.00"], less: ["10.00", "10.00", "10.00"]),
        Turn(
            actual: "9.9999", more: ["10.00", "10.00", "10.00"], less: ["10.00", "10.00", "10.00"]),
        Turn(actual: "10", more: ["10.00", "10.00", "10.00"], less: ["10.00", "10.00", "10.00"]),
        Turn(
            actual: "10.0001", more: ["10.00", "10.00", "10.00"],
            less: ["10.00", "10.00", "10.00"]),
        Turn(
            actual: "12.9999", more: ["10.00", "10.00", "10.00"], less: ["7.00", "7.00", "7.69"]),
        Turn(actual: "13", more: ["10.00", "8.00", "10.00"], less: ["7.00", "7.00", "7.69"]),
        Turn(actual: "19.9999", more: ["10.00", "8.00", "10.00"], less: ["0.00", "0.00", "5.00"]),
        Turn(actual: "20", more: ["10.00", "8.00", "10.00"], less: ["0.00", "0.00", "5.00"]),
        Turn(actual: "20.0001", more: ["10.00", "8.00", "10.00"], less: ["0.00", "0.00", "5.00"]),
        Turn(actual: "40", more: ["10.00", "8.00", "10.00"], less: ["0.00", "0.00", "2.50"]),
    ])
    func `points turn at the target, at 1.3 and at 2 times of it`(turn: Turn) {
        for (place, rules) in RuleSet.all.enumerated() {
            func points(_ sign: Comparator) -> Score? {
                rules.score(ratio(turn.actual), sign, ratio("10"), weight: ratio("10"))
            }
            for sign in [Comparator.atLeast, .above, .equal] {
                #expect(points(sign)?.points.text(decimals: 2) == turn.more[place], "\(rules.name)")
                let isFar = ratio(turn.actual) >= ratio("13")
                #expect(points(sign)?.isFarOver == isFar, "\(rules.name) \(sign)")
            }
            for sign in [Comparator.atMost, .below] {
                #expect(points(sign)?.points.text(decimals: 2) == turn.less[place], "\(rules.name)")
                #expect(points(sign)?.isFarOver == false)
            }
        }
    }

    @Test(arguments: [
        (Band.reached, "7.99", [false, false, false]), (.reached, "8", [true, true, true]),
        (.reached, "10", [true, true, true]), (.reached, "10.01", [false, false, false]),
        (.partly, "4.99", [false, false, false]), (.partly, "5", [false, false, true]),
        (.partly, "5.99", [false, false, true]), (.partly, "6", [true, true, true]),
        (.partly, "7.99", [true, true, true]), (.partly, "8", [false, false, false]),
        (.missed, "-0.01", [false, false, false]), (.missed, "0", [true, true, true]),
        (.missed, "4.99", [true, true, true]), (.missed, "5", [true, true, false]),
        (.missed, "5.99", [true, true, false]), (.missed, "6", [false, false, false]),
        (.reached, "8.005", [false, false, false]),
    ])
    func `a judged score lies in its band, the upper border in the best one only`(
        band: Band, points: String, isTaken: [Bool]
    ) async throws {
        for (rules, isTaken) in zip(RuleSet.all, isTaken) {
            let found = try await faults {
                let score = try rules.judge(quantity(points), band, weight: ratio("10"))
                #expect(score.points == ratio(points))
            }
            #expect(found == (isTaken ? [] : ["score_outside_band"]), "\(rules.name) \(points)")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what has no actual, or a denominator of zero, is not scored by any rules`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            for rules in RuleSet.all {
                let whole = try #require(
                    try await declared.report(rules: rules.name).projects.first)
                #expect(whole.weightScored == Ratio(100) && whole.grade != nil, "\(rules.name)")
            }
        }
        try await withDeclaration(on: store) { declared in
            _ = try await declared.record("parcels", "2800")
            _ = try await declared.record("delivered", "0", of: "0")
            for rules in RuleSet.all {
                let report = try #require(
                    try await declared.report(rules: rules.name).projects.first)
                let scored = report.lines.map { $0.score != nil }
                #expect(scored == [false, true, false, false, false, false], "\(rules.name)")
                #expect(report.lines[2].figure == nil && report.lines[2].actual == nil)
                #expect(report.grade == nil && report.execution.score == nil)
                #expect(report.weightScored == report.lines[1].weight)
            }
        }
    }

    @Test(arguments: [
        ("49.99", "59.00"), ("50", "69.00"), ("59.99", "69.00"), ("60", "79.00"),
        ("69.99", "79.00"), ("70", "89.00"), ("79.99", "89.00"), ("80", nil),
    ])
    func `a project that is perfect but for its money is capped at each border`(
        rate: String, cap: String?
    ) async throws {
        try await withDeclaration(on: .sqlite) { declared in
            let spent = ratio(rate) * ratio("2500")
            _ = try await declared.record("postage", "40000")
            _ = try await declared.record("other", (spent - ratio("40000")).text(decimals: 2))
            _ = try await declared.record("parcels", "2800")
            _ = try await declared.record("delivered", "100", of: "100")
            _ = try await declared.record("delivery_days", "9")
            _ = try await declared.record("topic", "优秀")
            _ = try await declared.record("satisfied", "95", of: "100")
            for rules in RuleSet.all {
                let report = try #require(
                    try await declared.report(rules: rules.name).projects.first)
                let full = ratio("90") + ratio(rate) / ratio("10")
                let isCapped = rules.name == "integrated-2022"
                #expect(
                    report.points.text(decimals: 2)
                        == (isCapped ? cap : nil) ?? full.rounded(decimals: 2).text(decimals: 2),
                    "\(rules.name)")
            }
        }
    }
}
