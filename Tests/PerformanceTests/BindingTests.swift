import Kernel
import Performance
import Testing
import TestStores

@Suite struct BindingTests {
    private func plan(
        _ stored: StoredDeclaration, _ place: Int, _ measure: String, _ gathering: Gathering
    ) -> BindingPlan {
        var plan = BindingPlan()
        plan.indicators = [
            .init(
                stored.declaration, stored.indicators[place],
                Binding(measure: "register.\(measure)", gathering: gathering))
        ]
        return plan
    }

    @Test(arguments: TestStore.allCases)
    func `what does not fit is refused at its indicator`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            let before = try await declared.newestSequence()
            let unfit: [(Int, String, Gathering, String)] = [
                (1, "none", .count, "no_such_measure@邮寄业务次数"),
                (1, "topic", .count, "unfit_measure@邮寄业务次数"),
                (4, "parcels", .grade, "unfit_measure@课题评级等级"),
                (2, "parcels", .share, "unfit_measure@邮寄妥投率"),
                (2, "parcels", .ratio, "unfit_measure@邮寄妥投率"),
            ]
            for (place, measure, gathering, refusal) in unfit {
                let plan = plan(stored, place, measure, gathering)
                let found = try await faults {
                    try await BindingDesk(declared.centre).bind(plan, by: .zhao)
                }
                #expect(found == [refusal])
            }
            #expect(try await declared.newestSequence() == before)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one that does not fit keeps all from being bound`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            var plan = plan(stored, 1, "delivered", .sum)
            plan.indicators += self.plan(stored, 2, "none", .share).indicators
            plan.spending = [.init(stored, ["register.postage", "register.gone"])]
            let found = try await faults { [plan] in
                try await BindingDesk(declared.centre).bind(plan, by: .zhao)
            }
            #expect(found == ["no_such_measure@邮寄妥投率", "no_such_measure@业务受理工作经费"])
            #expect(try await declared.stored() == stored)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a plan carried out twice binds once`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            let before = try await declared.newestSequence()
            try await declared.bindAll()
            #expect(try await declared.newestSequence() == before)
            var plan = plan(stored, 1, "delivered", .sum)
            plan.spending = [.init(stored, ["register.other", "register.other"])]
            for _ in 1...2 { try await BindingDesk(declared.centre).bind(plan, by: .zhao) }
            #expect(try await declared.newestSequence() == before + 2)
            let bound = try #require(try await declared.stored())
            #expect(bound.indicators[1].binding?.gathering == .sum)
            #expect(bound.spending == ["register.other"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a binding says in the journal what it is of`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let lines = try await declared.centre.read {
                try $0.journalEntries(kind: "performance.indicator_bound")
            }
            #expect(lines.count == 6)
            #expect(lines.last?.detail.contains("register.postage") == true)
            #expect(lines.last?.detail.contains("邮电成本") == true)
            let spending = try await declared.centre.read {
                try $0.journalEntries(kind: "performance.spending_bound")
            }
            #expect(spending.count == 1)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `who may not bind does not`(store: TestStore) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            let found = try await faults {
                try await BindingDesk(declared.centre).bind(
                    plan(stored, 1, "delivered", .sum), by: .wu)
            }
            #expect(found == ["not_allowed"])
            #expect(try await declared.stored() == stored)
        }
    }
}
