import Kernel
import Performance
import TestStores
import Testing

/// What the cycle refuses.
@Suite struct CycleRuleTests {
    @Test(arguments: TestStore.allCases)
    func `each step is for its role, in its turn, and refused attempts are journalled`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let (cycle, desk) = (Cycle(centre), CycleDesk(centre))
            #expect(
                try await faults {
                    try await desk.submit(.weighted, changing: nil, by: .zhao)
                } == ["not_allowed"])
            let version = try await cycle.submit(.weighted)
            let pass = VerdictDraft(decision: "pass", grade: "优")
            for other in [Actor.zhao, .wu, Cycle.director, Cycle.treasury] {
                #expect(
                    try await faults { try await desk.review(version.id, pass, by: other) }
                        == ["not_allowed"])
            }
            for other in [Actor.zhao, .wu, Cycle.director, Cycle.department] {
                #expect(
                    try await faults { try await desk.approve(version.id, pass, by: other) }
                        == ["not_allowed"])
            }
            #expect(
                try await cycle.refusal { try await cycle.approve(version, "pass") }
                    == ["not_for_approval"])
            try await cycle.review(version, "pass", grade: "优")
            #expect(
                try await cycle.refusal {
                    try await cycle.review(version, "return", opinion: "改")
                } == ["not_for_review"])
            try await cycle.approve(version, "return", opinion: "压减预算")
            #expect(try await cycle.states() == [.returned])
            #expect(
                try await cycle.refusal { try await cycle.approve(version, "pass") }
                    == ["not_for_approval"])
            let refused = try await centre.read {
                try $0.journalEntries(kind: "kernel.permission_refused")
            }
            #expect(refused.count == 9)
        }
    }

    @Test func `there is nothing to decide about a version that there is not`() async throws {
        try await withPerformance(on: .sqlite) { centre in
            let (desk, pass) = (CycleDesk(centre), VerdictDraft(decision: "pass", grade: "优"))
            let reviewed = try await faults {
                try await desk.review("x", pass, by: Cycle.department)
            }
            let approved = try await faults {
                try await desk.approve("x", pass, by: Cycle.treasury)
            }
            #expect(reviewed == ["no_such_version"] && approved == ["no_such_version"])
        }
    }

    @Test(arguments: [
        ("", "", "", ["decision_missing@decision"]),
        ("pass", "", "", ["grade_missing@grade"]),
        ("pass", "", "甲", ["unknown_grade@grade"]),
        ("return", " \n", "", ["opinion_missing@opinion"]),
        ("return", String(repeating: "长", count: 2001), "", ["text_too_long@opinion"]),
    ])
    func `a verdict that is not in order says which field`(
        _ decision: String, _ opinion: String, _ grade: String, _ expected: [String]
    ) async throws {
        try await withPerformance(on: .sqlite) { centre in
            let cycle = Cycle(centre)
            let version = try await cycle.submit(.weighted)
            let found = try await cycle.refusal {
                try await cycle.review(version, decision, opinion: opinion, grade: grade)
            }
            #expect(found == expected)
            #expect(try await cycle.states() == [.submitted])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `weights are fixed at approval, and come to ninety`(store: TestStore) async throws {
        try await withPerformance(on: store) { centre in
            let cycle = Cycle(centre)
            var bare = Declaration.weighted
            bare.indicators[0].weight = nil
            bare.funds.annual = nil
            bare.indicators[3].weight = .zero
            #expect(
                try await cycle.approvalFaults(bare) == [
                    "no_budget_to_approve@年度资金申请总额", "weight_missing@邮电成本",
                    "weight_not_positive@证书送达时间",
                ])
            var heavy = Declaration.weighted
            heavy.indicators[0].weight = Quantity("20.01")
            #expect(try await cycle.approvalFaults(heavy) == ["weights_off@绩效指标"])
            #expect(try await cycle.inForce() == nil)
            let none = try await cycle.approvalFaults(.weighted)
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one version at a time is underway, on top of the one in force`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let cycle = Cycle(declared.centre)
            func refused(_ changing: Int?, _ reason: String = "调整") async throws -> [String] {
                try await cycle.refusal {
                    try await cycle.submit(.weighted, changing: changing, reason: reason)
                }
            }
            #expect(try await refused(nil) == ["declared_already"])
            #expect(try await refused(7) == ["changed_meanwhile"])
            #expect(try await refused(1, " ") == ["adjustment_reason_missing@reason"])
            let same = try await cycle.refusal {
                try await cycle.submit(.small, changing: 1, reason: "调整")
            }
            #expect(same == ["nothing_changed"])
            let version = try await cycle.submit(.weighted, changing: 1, reason: "调整")
            #expect(try await refused(1) == ["targets_underway"])
            try await cycle.review(version, "pass", grade: "优")
            #expect(try await refused(1) == ["targets_underway"])
            var paper = Declaration.small
            paper.goalAnnual = "批复文件上的目标"
            #expect(try await declared.store(paper) == [3])
            #expect(
                try await cycle.refusal { try await cycle.approve(version, "pass") }
                    == ["base_changed"])
            #expect(try await cycle.inForce()?.version == 3)
            try await cycle.approve(version, "return", opinion: "在第 3 版上重报")
            #expect(try await cycle.states() == [.imported, .returned, .superseded])
            let next = try await cycle.submit(.weighted, changing: 3, reason: "调整")
            #expect(next.version == 4 && next.base == 3)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `nobody decides on what they submitted, not even by a deputy`(
        store: TestStore
    ) async throws {
        try await withPerformance(on: store) { centre in
            let desk = CycleDesk(centre)
            let all = Actor(id: "li", roles: [.director, .supervisor, .financeAuthority])
            let pass = VerdictDraft(decision: "pass", grade: "优")
            let version = try await desk.submit(.weighted, changing: nil, by: all)
            #expect(
                try await faults { try await desk.review(version.id, pass, by: all) }
                    == ["own_submission"])
            let deputy = Actor(
                id: "deputy", roles: [],
                mandates: [Mandate(principal: "li", permissions: [.reviewTargets])])
            #expect(
                try await faults { try await desk.review(version.id, pass, by: deputy) }
                    == ["own_submission"])
            let other = Actor(
                id: "deputy", roles: [],
                mandates: [Mandate(principal: "department", permissions: [.reviewTargets])])
            try await desk.review(version.id, pass, by: other)
            let step = try await centre.read { try $0.targetVersion(version.id) }?.steps.last
            #expect(step?.actor == "deputy" && step?.behalf == "department")
            let entry = try await centre.read { try $0.journalEntries(limit: 1).first }
            #expect(entry?.actor == "deputy")
            #expect(entry?.detail.contains("\"behalf\":\"department\"") == true)
            #expect(
                try await faults { try await desk.approve(version.id, pass, by: other) }
                    == ["not_allowed"])
            let again = Actor(id: "deputy", roles: [.financeAuthority])
            #expect(
                try await faults { try await desk.approve(version.id, pass, by: again) }
                    == ["own_review"])
            try await desk.approve(version.id, pass, by: Cycle.treasury)
        }
    }
}
