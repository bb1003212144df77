import Kernel
import Performance
import TestStores
import Testing

@Suite struct RuleSetTests {
    @Test(arguments: [
        ("215457.60", "250000.00", "8.62"), ("9034.00", "20000.00", "4.52"),
        ("0.00", "20000.00", "0.00"), ("20000.00", "20000.00", "10.00"),
        ("20000.01", "20000.00", "10.00"), ("99999999.00", "20000.00", "10.00"),
        ("140011.50", "144208.00", "9.71"), ("0.01", "20000.00", "0.00"),
    ])
    func `execution scores what is spent of the budget, never above ten`(
        spent: String, budget: String, points: String
    ) throws {
        for rules in RuleSet.all {
            let score = rules.executionScore(spent: money(spent), budget: money(budget))
            #expect(score?.points.text(decimals: 2) == points, "\(rules.name)")
        }
    }

    @Test func `without a budget execution is not scored`() {
        for rules in RuleSet.all {
            #expect(rules.executionScore(spent: money("1.00"), budget: .zero) == nil)
        }
    }

    @Test(arguments: [
        ("0", "59"), ("49.9999", "59"), ("50", "69"), ("59.9999", "69"), ("60", "79"),
        ("69.9999", "79"), ("70", "89"), ("79.9999", "89"), ("80", nil), ("100", nil),
        ("120", nil),
    ])
    func `integrated-2022 caps the total by the execution rate`(
        rate: String, cap: String?
    ) throws {
        let rules = try RuleSet.named("integrated-2022")
        #expect(rules.cap(atExecutionRate: ratio(rate)) == cap.map(ratio))
        #expect(try RuleSet.named("national-2020").cap(atExecutionRate: ratio(rate)) == nil)
        #expect(try RuleSet.named("hubei-2020").cap(atExecutionRate: ratio(rate)) == nil)
    }

    @Test(arguments: [
        ("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"),
        ("59.99", "差"), ("0", "差"),
    ])
    func `points have a grade`(points: String, grade: String) {
        for rules in RuleSet.all { #expect(rules.grade(ratio(points)) == grade) }
    }

    @Test func `rules are asked for by name`() async throws {
        #expect(RuleSet.all.map(\.name) == ["national-2020", "integrated-2022", "hubei-2020"])
        #expect(try await faults { _ = try RuleSet.named("national") } == ["unknown_rules@rules"])
    }
}
