import Kernel
import Performance
import TestStores
import Testing

/// The budget that spending is judged by is the adjusted one.
struct AdjustedBudgetTests {
    @Test(arguments: TestStore.allCases)
    func `what was added to a budget by the day counts to it`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            var plan = BindingPlan()
            plan.spending = [
                .init(stored, ["register.postage"], changes: ["register.other"])
            ]
            try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            _ = try await declared.record("postage", "200000", on: "2025-03-03")
            _ = try await declared.record("other", "50000", on: "2025-06-02")
            let before = try await declared.report(asOf: day("2025-06-01"))
            #expect(before.projects.first?.execution.budget == money("250000"))
            #expect(before.projects.first?.execution.rate == Ratio(80))
            let after = try #require(try await declared.report().projects.first?.execution)
            #expect(after.initial == money("250000") && after.budget == money("300000"))
            #expect(after.score?.points.text(decimals: 2) == "6.67")
            let sequence = try await declared.newestSequence()
            let known = try await declared.report(knownAt: sequence - 1)
            #expect(known.projects.first?.execution.budget == money("250000"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a new version keeps what its budget is changed by`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            var plan = BindingPlan()
            plan.spending = [.init(stored, ["register.postage"], changes: ["register.other"])]
            try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            var newer = Declaration.small
            newer.goalAnnual = "更快送达证书"
            _ = try await declared.store(newer)
            let version = try #require(try await declared.stored())
            #expect(version.version == 2 && version.budgetChanges == ["register.other"])
        }
    }
}
