import Foundation
import Kernel
import Performance
import TestStores
import Testing

@Suite struct EvaluationTests {
    @Test(arguments: TestStore.allCases)
    func `what is submitted is frozen, and the journal gives the same bytes again`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let digest = try await declared.evaluate()
            let frozen = try await declared.frozen()
            let bytes = try #require(try declared.centre.files.bytes(digest))
            #expect(try frozen.document() == bytes)
            _ = try await declared.record("postage", "30000", on: "2025-06-01")
            try await declared.rebind("邮寄业务次数", to: "register.postage", by: .sum)
            let (again, now) = try await declared.centre.read { reader in
                (
                    try declared.centre.recomputed(frozen, reader),
                    try declared.centre.asKnownNow(frozen, reader)
                )
            }
            #expect(try again.document() == bytes)
            #expect(now.lines[0].actual == "70000" && frozen.lines[0].actual == "40000")
            #expect(now.lines[1] == frozen.lines[1])
            #expect(now.execution.spent == money("245457.60"))
            #expect(frozen.execution.points.given == "8.62")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a line that lost points or is far over its target needs a reason and a measure`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            _ = try await declared.record("parcels", "900")
            try await declared.save(EvaluationDraft(asOf: day("2025-12-31")))
            let found = await refusals { try await declared.submitEvaluation() }
            let places = Set(found.map { $0.place ?? "" })
            #expect(
                places == [
                    "goal_actual", "reason execution", "measure execution",
                    "reason 产出指标/数量指标/邮寄业务次数", "measure 产出指标/数量指标/邮寄业务次数",
                    "reason 产出指标/质量指标/邮寄妥投率", "measure 产出指标/质量指标/邮寄妥投率",
                    "points 效益指标/社会效益指标/课题评级等级", "paper 效益指标/社会效益指标/课题评级等级",
                ])
            let draft = try await declared.evaluation()
            #expect(draft?.state == .draft)
        }
    }

    @Test(arguments: [
        ("15.99", false), ("16", true), ("20", true), ("20.01", false), ("18.005", false),
    ])
    func `a grade is scored by a person inside its band`(
        typed: String, isTaken: Bool
    ) async throws {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            var draft = declared.complete
            draft.remarks["效益指标/社会效益指标/课题评级等级"] = .init(
                reason: "成果转化较慢", measure: "列入明年计划", points: Quantity(typed),
                paper: KeptPaper(name: "验收意见.pdf", digest: String(repeating: "a", count: 64)))
            try await declared.save(draft)
            if isTaken {
                try await declared.submitEvaluation()
                let line = try await declared.frozen().lines[4]
                #expect(line.points.given == ratio(typed).text(decimals: 2))
                #expect(line.points.formula.hasPrefix("\(typed) ∈ [16, 20] → "))
            } else {
                let found = await refusals { try await declared.submitEvaluation() }
                #expect(found.map(\.code) == ["score_outside_band"])
            }
        }
    }

    @Test func `points that follow from an actual cannot be typed`() async throws {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            var draft = declared.complete
            draft.remarks["产出指标/数量指标/邮寄业务次数"] = .init(points: Quantity(5))
            try await declared.save(draft)
            let found = await refusals { try await declared.submitEvaluation() }
            #expect(found.map(\.code) == ["score_is_reckoned"])
        }
    }

    @Test func `every point is explained with its numbers, and the total with its terms`()
        async throws
    {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            _ = try await declared.evaluate()
            let report = try await declared.frozen()
            #expect(report.rules.name == "national-2020" && report.rules.version == 1)
            #expect(report.execution.points.formula == "215457.60 ÷ 250000.00 × 10 = 8.62")
            #expect(
                report.lines.map(\.points.formula) == [
                    "40000 ≤ 42000 → 20.00", "2800 ≥ 2800 → 13.34", "98 ÷ 99 × 13.33 = 13.20",
                    "9 ≤ 10 → 13.33", "20 ∈ [16, 20] → 20.00", "95 ≥ 90 → 10.00",
                ])
            #expect(
                report.total.formula
                    == "8.62 + 20.00 + 13.34 + 13.20 + 13.33 + 20.00 + 10.00 = 98.49")
            #expect(report.total.grade == "优")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `the department returns it, and the next round passes beside the unit's score`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            try await declared.recordAll()
            let first = try await declared.evaluate()
            try await declared.recheck(RecheckDraft(passes: false, opinion: "成本说明不够具体"))
            let returned = try await declared.evaluation()
            #expect(returned?.state == .returned)
            var draft = declared.complete
            draft.goalActual = "全部完成，成本另附说明"
            try await declared.save(draft)
            let second = try await declared.submitEvaluation()
            #expect(first != second)
            try await declared.recheck(
                RecheckDraft(
                    passes: true, opinion: "同意",
                    lines: ["成本指标/经济成本指标/邮电成本": .init(points: "15", note: "含跨年费用")]))
            let rounds = try await declared.rounds()
            #expect(rounds.map(\.round) == [1, 2])
            #expect(rounds.map(\.points) == ["98.49", "98.49"])
            #expect(rounds.map { $0.recheck?.passes } == [false, true])
            #expect(rounds[1].recheck?.points == "93.49" && rounds[1].recheck?.grade == "优")
            let passed = try await declared.evaluation()
            #expect(passed?.state == .passed)
            let refusal = await refused { try await declared.save(draft) }
            #expect(refusal)
        }
    }

    @Test func `a re-check needs an opinion, points inside their weight, and why they differ`()
        async throws
    {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            _ = try await declared.evaluate()
            let bad = RecheckDraft(
                passes: true, opinion: " ",
                lines: [
                    "成本指标/经济成本指标/邮电成本": .init(points: "21", note: "x"),
                    "execution": .init(points: "8", note: ""),
                ])
            let found = await refusals { try await declared.recheck(bad) }
            #expect(
                Set(found.map(\.code)) == [
                    "opinion_missing", "rechecked_points", "note_missing",
                ])
        }
    }

    @Test func `only the director submits and only the department re-checks`() async throws {
        try await withDeclaration(on: .sqlite) { declared in
            try await declared.recordAll()
            try await declared.save(declared.complete)
            let desk = EvaluationDesk(declared.centre)
            let officer = await refused {
                try await desk.submit("业务受理工作经费", year: 2025, by: .zhao)
            }
            let director = await refused {
                try await desk.recheck(
                    RecheckDraft(passes: true, opinion: "同意"), of: "业务受理工作经费", year: 2025,
                    by: .director)
            }
            #expect(officer && director)
        }
    }

    @Test func `what is not measured is not scored and there is no grade`() async throws {
        try await withDeclaration(on: .sqlite) { declared in
            _ = try await declared.record("parcels", "2800")
            let report = try await declared.centre.read { reader in
                try declared.centre.evaluation(
                    of: "业务受理工作经费", year: 2025, EvaluationDraft(asOf: day("2025-12-31")),
                    round: 1, reader
                ).report
            }
            #expect(report.total.weightScored == "13.34" && report.total.grade == nil)
            #expect(report.lines[0].points.because.zh == "未测量，不计分")
            #expect(report.execution.points.given == nil && report.execution.spent == nil)
        }
    }
}
