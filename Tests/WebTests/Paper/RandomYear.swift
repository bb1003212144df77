import Kernel

@testable import Performance

/// A year's report of made-up projects, the same for the same seed.
struct RandomYear {
    private var random: SeededRandom
    /// What the money comes from has a stream of its own.
    private var purse: SeededRandom
    /// All projects are one unit's, as in a summary.
    private var unit = ""

    private static let words = """
        证书 制作 完成率 窗口 服务 企业 群众 满意度 平均 响应 时间 系统 运行 维护 成本 邮寄 业务 办件 数量 \
        “一网通办” 12345热线 ISO9001认证 三品一械 广告审查 电子档案 现场核查 （含延续） 好差评 B类设备 培训 覆盖率 \
        公众号 信息发布 及时率 问题 整改 资金 节约 水平 持续 提升 营商环境 宣传册 等候 叫号机 2025版
        """.split(separator: " ").map(String.init)
    private static let levels = [
        ("成本指标", "经济成本指标"), ("成本指标", "社会成本指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"),
        ("产出指标", "时效指标"), ("效益指标", "经济效益指标"), ("效益指标", "社会效益指标"),
        ("效益指标", "可持续影响指标"), ("满意度指标", "服务对象满意度指标"),
    ]
    private static let units = ["%", "元", "次", "个", "工作日", "元/人/年", "次/周", "万元", "人次"]
    private static let signs: [(String, Performance.Comparator)] = [
        ("≥", .atLeast), ("＞", .above), ("=", .equal), ("＜", .below), ("≤", .atMost),
    ]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        purse = SeededRandom(seed: seed &+ 1_000_000)
    }

    /// - Parameter lines: the most indicators of one project.
    mutating func report(projects: Int, lines: Int = 16) throws -> YearReport {
        let rules = try RuleSet.named("national-2020")
        unit = "上海市" + text(1...4) + "中心"
        return YearReport(
            year: 2025, asOf: Day.last(of: 2025), sequence: 4711,
            digest: String(repeating: "0a", count: 32), rules: rules,
            projects: (0..<projects).map { project($0, upTo: lines) })
    }

    private mutating func text(_ range: ClosedRange<Int>) -> String {
        (0..<random.roll(range)).map { _ in random.pick(Self.words) }.joined()
    }

    private mutating func money() -> Money? {
        random.happens(perMille: 150) ? nil : Money(fen: Int64(random.below(500_000_000)))
    }

    private mutating func project(_ number: Int, upTo most: Int) -> ProjectReport {
        let lines = (0..<random.roll(1...most)).map { _ in random.below(Self.levels.count) }
            .sorted().enumerated().map { line($0, Self.levels[$1]) }
        let funds = Funds(
            total: money(), totalFiscal: money(), totalOther: money(), annual: money(),
            annualFiscal: money(), carryOver: money(), annualOther: money())
        let declaration = Declaration(
            year: 2025, project: text(2...6) + "经费\(number)",
            nature: random.pick(["经常性专项业务费", "其他经常性项目", "阶段性项目", "一次性项目"]),
            category: random.pick(["特定目标类", "其他人员类"]), department: "上海市" + text(1...3) + "局",
            unit: unit, start: Day("2025-01-01"), end: Day("2025-12-31"),
            funds: funds, goalTotal: random.happens(perMille: 400) ? "" : goal(),
            goalAnnual: goal(), indicators: lines.map(\.indicator))
        let stored = StoredDeclaration(
            id: "\(number)", version: 1, declaration: declaration,
            source: Source(name: "random", paper: nil), sequence: 1,
            indicators: lines.map(\.stored), spending: [])
        return ProjectReport(
            stored: stored, execution: execution(), lines: lines, points: hundredths(upTo: 10_000),
            weightScored: Ratio(100), grade: random.pick(["优", "良", nil]), lamp: .green,
            spentBySource: bySource(), expectedSpending: expectations())
    }

    private mutating func goal() -> String {
        (0..<random.roll(1...5)).map { _ in text(3...12) }.joined(separator: "，") + "。"
    }

    private mutating func hundredths(upTo limit: Int) -> Ratio {
        Ratio(Int128(random.below(limit + 1)), 100)
    }

    private mutating func execution() -> Execution {
        let spent = money()
        let score = spent.map { _ in Score(hundredths(upTo: 1000), Words("按执行率", "by rate")) }
        return Execution(
            initial: money(), budget: Money(fen: Int64(random.roll(1...500_000_000))),
            spent: spent, changedBySource: bySource(), weight: Ratio(10), score: score)
    }

    private mutating func bySource() -> [String: Money] {
        let chosen = FundSource.allCases.filter { _ in purse.happens(perMille: 600) }
        return Dictionary(
            uniqueKeysWithValues: chosen.map {
                ($0.rawValue, Money(fen: Int64(purse.below(90_000_000))))
            })
    }

    private mutating func expectations() -> [String: Forecast] {
        let chosen = ["", "fiscal", "other"].filter { _ in purse.happens(perMille: 700) }
        return Dictionary(
            uniqueKeysWithValues: chosen.map { ($0, Forecast(draws: draws())) })
    }

    private mutating func draws() -> [Double] {
        (0..<5).map { _ in Double(purse.below(90_000_000)) / 100 }
    }

    private mutating func line(_ number: Int, _ level: (String, String)) -> IndicatorLine {
        let indicator = indicator(number, level)
        let isGraded = indicator.comparator == .qualitative
        let isMeasured = !isGraded && !random.happens(perMille: 150)
        let weight = hundredths(upTo: 3000)
        let loses = random.happens(perMille: 300)
        let points = loses ? weight * Ratio(1, 2) : weight
        let score = Score(
            points, Words(loses ? "未达目标：实际 ÷ 目标 × 分值" : "达到目标", "reached"))
        var line = IndicatorLine(
            stored: StoredIndicator(id: "\(number)", indicator: indicator, binding: nil),
            measure: nil,
            figure: isMeasured ? Figure(value: hundredths(upTo: 9_999_999), observations: 3) : nil,
            target: nil, weight: weight, score: isMeasured ? score : nil,
            lamp: isMeasured ? random.pick(Lamp.allCases) : nil)
        if isMeasured, purse.happens(perMille: 700) {
            line.outlook = IndicatorOutlook(line, .forecast(Forecast(draws: draws())))
        }
        return line
    }

    private mutating func indicator(_ number: Int, _ level: (String, String)) -> Indicator {
        let name = text(1...7) + "\(number)项"
        if random.happens(perMille: 120) {
            let word = random.pick(["优秀", "显著提升", "可控", "及时"])
            return Indicator(
                level1: level.0, level2: level.1, name: name, comparator: .qualitative,
                target: word, unit: "", printed: word)
        }
        let (sign, comparator) = random.pick(Self.signs)
        let target = hundredths(upTo: 20_000_000).text(decimals: 2)
        let unit = random.pick(Self.units)
        return Indicator(
            level1: level.0, level2: level.1, name: name, comparator: comparator, target: target,
            unit: unit, printed: "\(sign)\(target)(\(unit))")
    }
}

extension RandomYear {
    /// A self-evaluation in which people have written, here and there at length.
    mutating func evaluation() throws -> EvaluationReport {
        let report = try report(projects: 1)
        let project = report.projects[0]
        var draft = EvaluationDraft(rules: report.rules.name, asOf: report.asOf)
        draft.goalActual = essay()
        for line in project.lines {
            draft.remarks[line.indicator.place] = .init(reason: essay(), measure: essay())
        }
        return EvaluationReckoning(
            report: report, project: project, draft: draft, round: 1, calendar: "2025"
        ).reckon().report
    }

    /// A month's monitoring in which people have written, here and there at length.
    mutating func month() throws -> MonitoringReport {
        let report = try report(projects: 1)
        let project = report.projects[0]
        var draft = MonitoringDraft()
        for line in project.lines {
            draft.remarks[line.indicator.place] = .init(
                kinds: Deviation.allCases.filter { _ in purse.happens(perMille: 300) },
                reason: essay(), measure: essay(),
                possibility: purse.pick(Possibility.allCases + [nil]), note: essay())
        }
        return MonitoringReport(
            report, project, month: purse.roll(1...12), draft, calendar: "2025")
    }

    /// Nothing, a few words, or as much as a form takes.
    private mutating func essay() -> String {
        let sentences = purse.pick([0, 0, 1, 1, 2, 3, 5, 40])
        return String((0..<sentences).map { _ in text(3...12) + "。" }.joined().prefix(2000))
    }
}
