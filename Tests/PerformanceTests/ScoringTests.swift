import Kernel
import Performance
import TestStores
import Testing

/// One line of a table: what an actual scores against a target by some rules.
struct ScoringCase: Sendable, CustomTestStringConvertible {
    let rules: String
    let actual: String
    let comparator: Comparator
    let target: String
    let weight: String
    let points: String

    init(
        _ rules: String, _ actual: String, _ comparator: Comparator, _ target: String,
        of weight: String = "10", gives points: String
    ) {
        self.rules = rules
        self.actual = actual
        self.comparator = comparator
        self.target = target
        self.weight = weight
        self.points = points
    }

    var testDescription: String {
        "\(rules): \(actual) \(comparator.rawValue) \(target), weight \(weight)"
    }

    func score() throws -> Score? {
        try RuleSet.named(rules).score(
            ratio(actual), comparator, ratio(target), weight: ratio(weight))
    }
}

@Suite struct ScoringTests {
    private func check(_ line: ScoringCase) throws {
        #expect(try line.score()?.points.text(decimals: 2) == line.points)
    }

    @Test(arguments: ["national-2020", "integrated-2022", "hubei-2020"].flatMap(forward))
    func `more is better, in proportion up to the target`(line: ScoringCase) throws {
        try check(line)
    }

    private static func forward(_ rules: String) -> [ScoringCase] {
        [Comparator.atLeast, .above, .equal].flatMap { sign in
            [
                ScoringCase(rules, "0", sign, "90", gives: "0.00"),
                ScoringCase(rules, "45", sign, "90", gives: "5.00"),
                ScoringCase(rules, "89", sign, "90", gives: "9.89"),
                ScoringCase(rules, "89.9999", sign, "90", gives: "10.00"),
                ScoringCase(rules, "90", sign, "90", gives: "10.00"),
                ScoringCase(rules, "90.0001", sign, "90", gives: "10.00"),
                ScoringCase(rules, "116.9999", sign, "90", gives: "10.00"),
                ScoringCase(rules, "2799", sign, "2800", of: "6.67", gives: "6.67"),
                ScoringCase(rules, "1", sign, "2", of: "1.25", gives: "0.63"),
                ScoringCase(rules, "1", sign, "2", of: "0.01", gives: "0.01"),
                ScoringCase(rules, "1", sign, "3", of: "6.67", gives: "2.22"),
            ]
        }
    }

    @Test(arguments: ["national-2020", "integrated-2022"].flatMap(reverse))
    func `less is better, nothing from twice the limit on`(line: ScoringCase) throws {
        try check(line)
    }

    private static func reverse(_ rules: String) -> [ScoringCase] {
        [Comparator.atMost, .below].flatMap { sign in
            [
                ScoringCase(rules, "0", sign, "10", gives: "10.00"),
                ScoringCase(rules, "9.9999", sign, "10", gives: "10.00"),
                ScoringCase(rules, "10", sign, "10", gives: "10.00"),
                ScoringCase(rules, "11", sign, "10", gives: "9.00"),
                ScoringCase(rules, "13", sign, "10", of: "6.67", gives: "4.67"),
                ScoringCase(rules, "15", sign, "10", gives: "5.00"),
                ScoringCase(rules, "19.99", sign, "10", gives: "0.01"),
                ScoringCase(rules, "20", sign, "10", gives: "0.00"),
                ScoringCase(rules, "24", sign, "10", gives: "0.00"),
                ScoringCase(rules, "1.5", sign, "1", gives: "5.00"),
            ]
        }
    }

    @Test(arguments: [
        ScoringCase("hubei-2020", "0", .atMost, "10", gives: "10.00"),
        ScoringCase("hubei-2020", "10", .atMost, "10", gives: "10.00"),
        ScoringCase("hubei-2020", "12.5", .atMost, "10", gives: "8.00"),
        ScoringCase("hubei-2020", "20", .atMost, "10", gives: "5.00"),
        ScoringCase("hubei-2020", "30", .below, "10", gives: "3.33"),
        ScoringCase("hubei-2020", "40", .below, "10", gives: "2.50"),
    ])
    func `in Hubei the excess divides`(line: ScoringCase) throws { try check(line) }

    @Test(arguments: ["national-2020", "integrated-2022", "hubei-2020"].flatMap(zero))
    func `a target of none is met by none, and a floor of none by anything`(
        line: ScoringCase
    ) throws {
        try check(line)
        #expect(try line.score()?.isFarOver == false)
    }

    private static func zero(_ rules: String) -> [ScoringCase] {
        [Comparator.equal, .atMost, .below].flatMap { sign in
            [
                ScoringCase(rules, "0", sign, "0", gives: "10.00"),
                ScoringCase(rules, "0.0001", sign, "0", gives: "0.00"),
                ScoringCase(rules, "5", sign, "0", gives: "0.00"),
            ]
        }
            + [Comparator.atLeast, .above].flatMap { sign in
                [
                    ScoringCase(rules, "0", sign, "0", gives: "10.00"),
                    ScoringCase(rules, "5", sign, "0", gives: "10.00"),
                ]
            }
    }

    @Test(arguments: [Comparator.atLeast, .above, .equal])
    func `thirty per cent over needs a reason, and costs two points where rules say so`(
        sign: Comparator
    ) throws {
        let over = [("117", "10"), ("117", "1"), ("117", "2"), ("117", "2.01"), ("900", "10")]
        let integrated = ["8.00", "0.00", "0.00", "0.01", "8.00"]
        for ((actual, weight), left) in zip(over, integrated) {
            for rules in RuleSet.all {
                let line = ScoringCase(
                    rules.name, actual, sign, "90", of: weight,
                    gives: rules.name == "integrated-2022"
                        ? left : ratio(weight).text(decimals: 2))
                try check(line)
                #expect(try line.score()?.isFarOver == true)
            }
        }
        let just = ScoringCase("integrated-2022", "116.9999", sign, "90", gives: "10.00")
        #expect(try just.score()?.isFarOver == false)
    }

    @Test(arguments: [
        ("national-2020", ["10.00", "6.00", "6.00", "0.00"]),
        ("integrated-2022", ["10.00", "6.00", "6.00", "0.00"]),
        ("hubei-2020", ["10.00", "5.00", "5.00", "0.00"]),
    ])
    func `a grade missed scores the least of its band`(rules: String, points: [String]) throws {
        for (actual, points) in zip(["4", "3", "2", "1"], points) {
            try check(ScoringCase(rules, actual, .qualitative, "4", gives: points))
        }
        try check(ScoringCase(rules, "4", .qualitative, "3", gives: "10.00"))
        try check(ScoringCase(rules, "1", .qualitative, "1", gives: "10.00"))
    }

    @Test func `free text is left to a person`() throws {
        for rules in RuleSet.all {
            #expect(
                rules.score(ratio("1"), .other, ratio("1"), weight: ratio("10")) == nil)
        }
    }

    @Test func `every score says why`() throws {
        let actuals = ["0", "1", "9", "10", "12", "13", "20", "30"]
        for rules in RuleSet.all {
            for sign in Comparator.allCases where sign != .other {
                for (actual, target) in actuals.flatMap({ [($0, "10"), ($0, "0")] }) {
                    let score = rules.score(
                        ratio(actual), sign, ratio(target), weight: ratio("10"))
                    let found = try #require(score)
                    #expect(!found.because.zh.isEmpty && !found.because.en.isEmpty)
                    #expect(found.points >= .zero && found.points <= ratio("10"))
                }
            }
        }
    }
}
