import Kernel
import Performance
import Testing
import TestStores

/// Indicators whose actual is made of two measures.
@Suite struct FormulaTests {
    /// The small declaration with its second indicator bound by a formula.
    private func withFormula(
        on store: TestStore, _ binding: Binding,
        _ body: (DeclaredCentre) async throws -> Void
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            var plan = BindingPlan()
            plan.indicators = [.init(stored.declaration, stored.indicators[1], binding)]
            try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            try await body(declared)
        }
    }

    private static func binding(
        _ operation: Formula.Operation, factor: String? = nil
    ) throws -> Binding {
        try Binding(
            measure: "register.postage", gathering: .sum,
            formula: Formula(
                operation, other: Operand(measure: "register.parcels", gathering: .count),
                factor: factor.map(quantity)))
    }

    @Test(
        arguments: TestStore.allCases,
        [
            (Formula.Operation.ratio, "14.285714"), (.percent, "1428.571429"),
            (.difference, "37200"), (.sum, "42800"), (.product, "20000"),
        ])
    func `a formula is worked out from both measures`(
        store: TestStore, expected: (Formula.Operation, String)
    ) async throws {
        let binding = try Self.binding(expected.0, factor: "0.5")
        try await withFormula(on: store, binding) { declared in
            try await declared.recordAll()
            for knownAt in [nil, try await declared.newestSequence()] {
                let report = try await declared.report(knownAt: knownAt)
                let line = try #require(report.projects.first).lines[1]
                let figure = try #require(line.figure)
                #expect(figure.value.text(decimals: 6, trimmed: true) == expected.1)
                #expect(figure.observations == (expected.0 == .product ? 1 : 2))
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nothing is made of what is not measured`(store: TestStore) async throws {
        try await withFormula(on: store, try Self.binding(.sum)) { declared in
            _ = try await declared.record("postage", "40000")
            let one = try await declared.report().projects.first?.lines[1]
            #expect(one?.figure == nil && one?.lamp == nil)
            _ = try await declared.record("parcels", "0")
            let both = try await declared.report().projects.first?.lines[1]
            #expect(both?.actual == "40000")
        }
        try await withFormula(on: store, try Self.binding(.ratio)) { declared in
            _ = try await declared.record("postage", "40000")
            _ = try await declared.record("parcels", "0")
            let line = try await declared.report().projects.first?.lines[1]
            #expect(line?.figure == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the evidence opens onto both measures, and the journal tells the formula`(
        store: TestStore
    ) async throws {
        try await withFormula(on: store, try Self.binding(.ratio)) { declared in
            try await declared.recordAll()
            let centre = declared.centre
            let request = try ReportRequest(year: 2025, today: centre.clock.today)
            let found = try await centre.read { reader in
                try reader.evidence(
                    of: "邮寄业务次数", request, measures: centre.measures(reader), open: .none)
            }
            #expect(found.first?.proofs.map(\.measure) == ["register.postage", "register.parcels"])
            let entry = try await centre.read {
                try $0.first(
                    """
                    SELECT detail FROM journal WHERE kind = 'performance.indicator_bound'
                    ORDER BY sequence DESC LIMIT 1
                    """)?("detail") ?? ""
            }
            #expect(entry.contains(#""operation":"ratio""#), "\(entry)")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a new version keeps the formula, and another binding takes it away`(
        store: TestStore
    ) async throws {
        let binding = try Self.binding(.percent)
        try await withFormula(on: store, binding) { declared in
            var changed = Declaration.small
            changed.goalAnnual = "更快送达证书"
            _ = try await declared.store(changed)
            let stored = try #require(try await declared.stored())
            #expect(stored.version == 2 && stored.indicators[1].binding == binding)
            try await declared.bindAll()
            let plain = try await declared.stored()?.indicators[1].binding
            #expect(plain == Binding(measure: "register.parcels", gathering: .count))
        }
    }

    @Test func `grades are not reckoned with, and both measures must exist`() async throws {
        try await withDeclaration(on: .sqlite) { declared in
            let stored = try #require(try await declared.stored())
            for (measure, gathering) in [("topic", Gathering.grade), ("nothing", .sum)] {
                var plan = BindingPlan()
                plan.indicators = [
                    .init(
                        stored.declaration, stored.indicators[1],
                        Binding(
                            measure: "register.postage", gathering: .sum,
                            formula: try Formula(
                                .sum,
                                other: Operand(
                                    measure: "register.\(measure)", gathering: gathering))))
                ]
                let found = try await faults {
                    try await BindingDesk(declared.centre).bind(plan, by: .zhao)
                }
                #expect(found.count == 1, "\(measure)")
            }
        }
        #expect(throws: Refusal.self) { try Formula(.product) }
        #expect(throws: Refusal.self) { try Formula(.sum) }
    }
}
