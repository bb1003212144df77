import Kernel
import Performance
import Register
import TestStores
import Testing

/// Targets on their way from the unit to the department, to finance and to the public.
@Suite struct CycleTests {
    @Test(arguments: TestStore.allCases)
    func `targets are submitted, returned, submitted again, passed and approved`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let cycle = Cycle(centre)
            let first = try await cycle.submit(.weighted)
            #expect(first.version == 1 && first.state == .submitted && first.base == nil)
            #expect(try await cycle.inForce() == nil)
            try await cycle.review(first, "return", opinion: "  请补充质量指标  ")
            #expect(try await cycle.states() == [.returned])
            var better = Declaration.weighted
            better.goalAnnual = "按时送达证书，客户满意"
            let second = try await cycle.submit(better, changing: 1)
            #expect(second.version == 2 && second.changing == 1)
            try await cycle.review(second, "pass", grade: "良")
            #expect(try await cycle.states() == [.passed, .returned])
            #expect(try await cycle.inForce() == nil)
            try await cycle.approve(second, "pass", opinion: "同意")
            #expect(try await cycle.states() == [.approved, .returned])
            #expect(try await cycle.inForce()?.declaration == better)
            let steps = try #require(try await cycle.version(second)).steps
            #expect(steps.map(\.kind) == [.submitted, .passed, .approved])
            #expect(steps.map(\.actor) == ["director", "department", "treasury"])
            #expect(steps.map(\.grade) == [nil, .good, nil])
            let returned = try #require(try await cycle.version(first)).steps.last
            #expect(returned?.kind == .returned && returned?.opinion == "请补充质量指标")
            let kinds = try await centre.read { try $0.journalEntries() }.map(\.kind)
            #expect(
                kinds.reversed()
                    == [
                        "submitted", "returned", "submitted", "passed", "approved",
                    ].map { "performance.targets_\($0)" })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is submitted or returned changes no figure, and an approval does`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let cycle = Cycle(declared.centre)
            let before = try await declared.figures()
            var adjusted = Declaration.weighted
            adjusted.indicators[1].target = "5600.00"
            adjusted.indicators.removeLast()
            adjusted.indicators[0].weight = Quantity("30")
            let version = try await cycle.submit(adjusted, changing: 1, reason: "业务量增加")
            #expect(try await declared.figures() == before)
            try await cycle.review(version, "return", opinion: "理由不足")
            #expect(try await declared.figures() == before)
            let again = try await cycle.submit(adjusted, changing: 2)
            #expect(again.reason == "业务量增加")
            try await cycle.review(again, "pass", grade: "优")
            #expect(try await declared.figures() == before)
            let known = try await declared.newestSequence()
            try await cycle.approve(again, "pass")
            let after = try await declared.figures()
            #expect(after.count == 5 && after != before)
            // Half of what is asked for now, at the weight that was approved.
            #expect(after[1] == "邮寄业务次数 2800 7.50")
            #expect(try await declared.figures(knownAt: known) == before)
            #expect(try await declared.figures(knownAt: declared.newestSequence()) == after)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a report as known then uses the targets and the bindings of then`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let declared = DeclaredCentre(centre: centre)
            _ = try await RegisterDesk(centre).declareMissing(MeasureDraft.small, by: .zhao)
            try await declared.recordAll()
            let nothing = try await declared.newestSequence()
            _ = try await declared.store(.small)
            let unbound = try await declared.newestSequence()
            try await declared.bindAll()
            let bound = try await declared.newestSequence()
            let stored = try #require(try await declared.stored())
            var plan = BindingPlan()
            plan.indicators = [
                .init(
                    stored.declaration, stored.indicators[0],
                    Binding(measure: "register.other", gathering: .sum))
            ]
            plan.spending = [.init(stored, ["register.postage"])]
            try await BindingDesk(centre).bind(plan, by: .zhao)
            #expect(
                try await faults { _ = try await declared.report(knownAt: nothing) }
                    == ["nothing_declared@year"])
            let blank = try await declared.report(knownAt: unbound).projects[0]
            #expect(blank.lines.allSatisfy { $0.stored.binding == nil && $0.figure == nil })
            #expect(blank.execution.spent == nil)
            let then = try await declared.report(knownAt: bound).projects[0]
            #expect(then.lines[0].actual == "40000")
            #expect(then.execution.spent == money("215457.60"))
            let now = try await declared.report().projects[0]
            #expect(now.lines[0].actual == "175457.6")
            #expect(now.execution.spent == money("40000.00"))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an adjustment takes over the bindings of the moment of its approval`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let cycle = Cycle(declared.centre)
            var adjusted = Declaration.weighted
            adjusted.indicators[2].name = "邮寄投诉率"
            let version = try await cycle.submit(adjusted, changing: 1, reason: "改指标")
            let before = try #require(try await declared.stored())
            var plan = BindingPlan()
            plan.indicators = [
                .init(
                    before.declaration, before.indicators[0],
                    Binding(measure: "register.other", gathering: .sum))
            ]
            try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            try await cycle.review(version, "pass", grade: "优")
            try await cycle.approve(version, "pass")
            let stored = try #require(try await declared.stored())
            #expect(stored.id == version.id && stored.version == 2)
            #expect(
                stored.indicators.map { $0.binding?.measure } == [
                    "register.other", "register.parcels", nil, "register.delivery_days",
                    "register.topic", "register.satisfied",
                ])
            #expect(stored.spending == ["register.other", "register.postage"])
            #expect(try await cycle.states() == [.approved, .superseded])
            let old = try await declared.centre.read { try $0.declaration(id: before.id) }
            #expect(old?.declaration == .small)
        }
    }
}
