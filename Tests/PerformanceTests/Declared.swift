import Kernel
import Performance
import Register
import TestStores

/// A centre with a small declaration whose indicators are all bound.
func withDeclaration(
    on store: TestStore, _ declaration: Declaration = .small,
    _ body: (DeclaredCentre) async throws -> Void
) async throws {
    try await withPerformance(on: store) { centre in
        let declared = DeclaredCentre(centre: centre)
        _ = try await RegisterDesk(centre).declareMissing(MeasureDraft.small, by: .zhao)
        _ = try await declared.store(declaration)
        try await declared.bindAll()
        try await body(declared)
    }
}

/// A centre with nothing in it, on a clock that stands at the last day of 2025.
func withPerformance(
    on store: TestStore, _ body: (Centre) async throws -> Void
) async throws {
    let clock = WallClock { Instant(day("2025-12-31"), secondOfDay: 9 * 3600) }
    try await withCentre(
        on: store, modules: [.kernel, .register, .performance], clock: clock, body)
}

/// What tests do with a centre that has a declaration.
struct DeclaredCentre: Sendable {
    let centre: Centre

    func store(_ declaration: Declaration, by actor: Actor = .zhao) async throws -> [Int] {
        try await DeclarationDesk(centre).store(
            [(declaration, Source(name: "申报表.pdf", paper: nil))], by: actor)
    }

    /// The newest version of the only project.
    func stored() async throws -> StoredDeclaration? {
        try await centre.read { try $0.declarations(year: 2025).first }
    }

    func bindAll() async throws {
        guard let stored = try await stored() else { return }
        try await BindingDesk(centre).bind(.small(stored), by: .zhao)
    }

    func record(
        _ measure: String, _ amount: String, of whole: String = "", on day: String = "2025-03-03"
    ) async throws -> String {
        try await RegisterDesk(centre).record(
            EntryDraft(
                measure: "register.\(measure)", day: day, amount: amount, whole: whole,
                document: "单据"), by: .zhao)
    }

    /// Everything the small declaration needs to be measured.
    func recordAll() async throws {
        _ = try await record("postage", "40000")
        _ = try await record("other", "175457.60")
        _ = try await record("parcels", "2800")
        _ = try await record("delivered", "98", of: "100")
        _ = try await record("delivery_days", "9")
        _ = try await record("topic", "优秀")
        _ = try await record("satisfied", "95", of: "100")
    }

    func report(
        asOf: Day? = nil, knownAt: Int64? = nil, project: String? = nil, year: Int = 2025,
        rules: String = "national-2020"
    ) async throws -> YearReport {
        let request = try ReportRequest(
            year: year, asOf: asOf, today: centre.clock.today, knownAt: knownAt,
            project: project, rules: rules)
        return try await centre.read { reader in
            try reader.report(
                request, measures: centre.measures(reader),
                open: centre.openTimes(reader, asOf: request.asOf, knownAt: request.knownAt))
        }
    }

    func newestSequence() async throws -> Int64 {
        try await centre.read { try $0.journalEntries(limit: 1).first?.sequence ?? 0 }
    }
}

extension Actor {
    static let zhao = Actor(id: "zhao", roles: [.performanceOfficer])
    static let wu = Actor(id: "wu", roles: [.auditor])
}

extension Declaration {
    /// One indicator of each first level and of most gatherings.
    static let small = Declaration(
        year: 2025, project: "业务受理工作经费", department: "市场监督管理局", unit: "服务中心",
        start: day("2025-01-01"), end: day("2025-12-31"),
        funds: Funds(annual: money("250000.00"), annualFiscal: money("250000.00")),
        goalAnnual: "按时送达证书",
        indicators: [
            .line("成本指标", "经济成本指标", "邮电成本", .atMost, "42000.00", "元"),
            .line("产出指标", "数量指标", "邮寄业务次数", .equal, "2800.00", "次"),
            .line("产出指标", "质量指标", "邮寄妥投率", .atLeast, "99.00", "%"),
            .line("产出指标", "时效指标", "证书送达时间", .atMost, "10.00", "工作日"),
            .line("效益指标", "社会效益指标", "课题评级等级", .qualitative, "良好", ""),
            .line("满意度指标", "服务对象满意度指标", "服务企业满意度", .atLeast, "90.00", "%"),
        ])
}

extension Indicator {
    static func line(
        _ level1: String, _ level2: String, _ name: String, _ comparator: Comparator?,
        _ target: String, _ unit: String, weight: Quantity? = nil
    ) -> Indicator {
        Indicator(
            level1: level1, level2: level2, name: name, comparator: comparator, target: target,
            unit: unit, printed: "\(comparator?.rawValue ?? "")\(target)(\(unit))", weight: weight)
    }
}

extension BindingPlan {
    /// Each indicator of the small declaration with its measure, and the project's spending.
    static func small(_ stored: StoredDeclaration) -> BindingPlan {
        var plan = BindingPlan()
        let names: [(String, Gathering)] = [
            ("postage", .sum), ("parcels", .count), ("delivered", .share),
            ("delivery_days", .longest), ("topic", .grade), ("satisfied", .share),
        ]
        plan.indicators = zip(stored.indicators, names).map { indicator, bound in
            Bound(
                stored.declaration, indicator,
                Binding(measure: "register.\(bound.0)", gathering: bound.1))
        }
        plan.spending = [Spending(stored, ["register.postage", "register.other"])]
        return plan
    }
}

extension MeasureDraft {
    static let small = [
        kept("postage", "邮电支出", "元", "sum"), kept("other", "其他支出", "元", "sum"),
        kept("parcels", "交寄证书邮件", "次", "count"),
        kept("delivered", "妥投邮件占已有结果的邮件", "%", "share"),
        kept("delivery_days", "证书自决定至送达的工作日", "工作日", "longest"),
        kept("topic", "课题验收等级", "", "grade", ["优秀", "良好", "合格", "不合格"]),
        kept("satisfied", "企业满意答卷占有效答卷", "%", "share"),
    ]

    private static func kept(
        _ name: String, _ title: String, _ unit: String, _ gathering: String,
        _ scale: [String] = []
    ) -> MeasureDraft {
        MeasureDraft(
            name: name, title: Words(title, name), unit: unit, gathering: gathering,
            proof: "登记表", scale: scale)
    }
}
