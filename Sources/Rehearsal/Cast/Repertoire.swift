import Kernel
import Performance
import Register

/// What the rehearsed centre measures: one measure of each gathering, and an indicator for each.
enum Repertoire {
    static let drafts: [MeasureDraft] = Gathering.choices.map { gathering in
        MeasureDraft(
            name: "kept_\(gathering.rawValue.replacing(" ", with: "_"))",
            title: Words("演练度量（\(gathering.title.zh)）", "Rehearsed \(gathering.title.en)"),
            unit: gathering == .grade ? "" : "件", gathering: gathering.rawValue, proof: "登记表",
            scale: gathering == .grade ? ["优秀", "良好", "合格", "不合格"] : [])
    }

    static let project = "演练专项经费"
    static let year = 2025

    /// The first version of the project's declaration.
    static func declaration(_ measures: [Measure]) -> Declaration {
        Declaration(
            year: year, project: project, department: "演练主管部门", unit: "演练中心",
            start: Day.first(of: year), end: Day.last(of: year),
            funds: Funds(annual: Money(fen: 25_000_000), annualFiscal: Money(fen: 25_000_000)),
            goalAnnual: "演练", indicators: measures.enumerated().map(indicator))
    }

    private static func indicator(_ place: Int, _ measure: Measure) -> Indicator {
        let levels = ["产出指标", "效益指标", "满意度指标", "成本指标"]
        let isGrade = measure.gathering == .grade
        return Indicator(
            level1: levels[place % levels.count], level2: "数量指标", name: name(of: measure),
            comparator: isGrade ? .qualitative : place % 3 == 0 ? .atMost : .atLeast,
            target: isGrade ? "良好" : "\(50 + place)", unit: measure.unit, printed: "\(50 + place)")
    }

    /// The name of the indicator that is first bound to a measure.
    static func name(of measure: Measure) -> String { "指标 \(measure.name)" }

    static let spending = ["register.kept_ratio", "register.kept_sum"]
}
