import Kernel
import Performance
import TestStores
import Testing

extension Actor {
    static let director = Actor(id: "qian", roles: [.director])
    static let department = Actor(id: "sun", roles: [.supervisor])
}

extension DeclaredCentre {
    private static let project = "业务受理工作经费"

    /// Everything that a submission of the recorded year demands.
    var complete: EvaluationDraft {
        EvaluationDraft(
            asOf: day("2025-12-31"), goalActual: "全部完成",
            remarks: [
                "execution": .init(reason: "合同跨年", measure: "次年一季度付清"),
                "产出指标/质量指标/邮寄妥投率": .init(reason: "地址不详退回", measure: "收件地址电话核对"),
                "效益指标/社会效益指标/课题评级等级": .init(
                    points: Quantity(20),
                    paper: KeptPaper(name: "验收意见.pdf", digest: String(repeating: "a", count: 64))),
            ])
    }

    func save(_ draft: EvaluationDraft) async throws {
        try await EvaluationDesk(centre).save(draft, of: Self.project, year: 2025, by: .zhao)
    }

    @discardableResult
    func submitEvaluation() async throws -> String {
        try await EvaluationDesk(centre).submit(Self.project, year: 2025, by: .director)
    }

    /// Saves and submits.
    func evaluate() async throws -> String {
        try await save(complete)
        return try await submitEvaluation()
    }

    func recheck(_ draft: RecheckDraft) async throws {
        try await EvaluationDesk(centre)
            .recheck(draft, of: Self.project, year: 2025, by: .department)
    }

    func evaluation() async throws -> Evaluation? {
        try await centre.read { try $0.evaluation(of: Self.project, year: 2025) }
    }

    func rounds() async throws -> [EvaluationRound] {
        try await centre.read { reader in
            try reader.evaluation(of: Self.project, year: 2025).map { try reader.rounds(of: $0.id) }
                ?? []
        }
    }

    /// The newest frozen report.
    func frozen() async throws -> EvaluationReport {
        try centre.frozen(try #require(try await rounds().last))
    }

    func rebind(_ name: String, to measure: String, by gathering: Gathering) async throws {
        let stored = try #require(try await stored())
        let indicator = try #require(stored.indicators.first { $0.indicator.name == name })
        var plan = BindingPlan()
        plan.indicators = [
            .init(stored.declaration, indicator, Binding(measure: measure, gathering: gathering))
        ]
        try await BindingDesk(centre).bind(plan, by: .zhao)
    }
}
