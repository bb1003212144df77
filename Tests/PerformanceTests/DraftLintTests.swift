import Kernel
import Performance
import Testing
import TestStores

/// What is found in a draft, by its fields and lines.
@Suite struct DraftLintTests {
    /// The small declaration, changed, and what is found in it then.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout DraftSheet) -> Void
        let found: [String]

        init(
            _ found: [String], _ name: String,
            _ change: @escaping @Sendable (inout DraftSheet) -> Void
        ) {
            (testDescription, self.change, self.found) = (name, change, found)
        }
    }

    /// In order, but for the cost that is not the whole budget.
    static let small: DraftSheet = {
        var sheet = DraftSheet(
            .small, ids: Declaration.small.indicators.indices.map { "l\($0)" })
        sheet[.nature] = "经常性专项业务费"
        sheet[.category] = "特定目标类"
        return sheet
    }()

    static let always = "costs_differ@annual"

    private func found(_ sheet: DraftSheet, _ context: DraftContext = DraftContext())
        -> [DraftFinding]
    { DraftLint(sheet, year: 2025, context).findings }

    static let fields = [
        Case([always], "in order") { _ in },
        Case(["blank@project", always], "no name") { $0[.project] = " " },
        Case(["not_a_day@start", always], "a day with strokes") { $0[.start] = "2025/1/1" },
        Case(["dates_out_of_order@end", always], "the end first") {
            ($0[.start], $0[.end]) = ("2025-12-31", "2025-01-01")
        },
        Case(["outside_year@end", always], "last year's dates") {
            ($0[.start], $0[.end]) = ("2024-01-01", "2024-12-31")
        },
        Case([always], "three years") { ($0[.start], $0[.end]) = ("2024-01-01", "2026-12-31") },
        Case(["sum_differs@annual", always], "parts that do not add up") {
            $0[.carryOver] = "1000"
        },
        Case(["sum_missing@total", always], "a blank sum") { $0[.totalFiscal] = "300000" },
        Case([always], "a blank sum of nothing") { $0[.totalOther] = "0" },
        Case(["annual_above_total@annual", always], "more in a year than in all") {
            $0[.total] = "200000"
        },
        Case(["not_money@annualFiscal", always], "a unit behind the amount") {
            $0[.annualFiscal] = "25万元"
        },
        Case(["negative_money@carryOver", "sum_differs@annual", always], "below zero") {
            $0[.carryOver] = "-1"
        },
        Case(["money_to_check@annual", always], "last year's amounts") {
            $0[.moneyChecked] = "no"
        },
        Case([always], "separators") { $0[.annual] = "250,000.00" },
        Case([always, "blank@goalAnnual"], "no goal") { $0[.goalAnnual] = "" },
        Case([always, "number_without_indicator@goalAnnual"], "a stray number") {
            $0[.goalAnnual] = "全年邮寄 2,800 件，妥投率 99%，培训 12 场。"
        },
        Case([always, "goal_of_last_year@goalAnnual"], "old") { $0[.goalAnnual] = "完成2024年度邮寄。" },
        Case([always], "compared") { $0[.goalAnnual] = "比2024年更快，2024年11月起改造。" },
        Case([always], "years and days are no targets") {
            $0[.goalAnnual] = "2025年3月1日起，落实“十四五”第3项，2024-2026年滚动实施。"
        },
    ]

    static let lines = [
        Case(["no_indicators@form"], "no line") { $0.lines = [] },
        Case(["no_satisfaction@form", always], "no satisfaction") { $0.lines.removeLast() },
        Case([always, "name_missing@l1.name"], "no name") { $0.lines[1][.name] = "" },
        Case([always, "name_repeated@l1.name", "name_repeated@l2.name"], "a name twice") {
            $0.lines[2][.name] = $0.lines[1][.name]
        },
        Case([always, "level_unknown@l1.level1"], "a first level that is none") {
            $0.lines[1][.level1] = "产出"
        },
        Case([always, "level_elsewhere@l1.level2"], "a level of another") {
            $0.lines[1][.level2] = "社会效益指标"
        },
        Case([always, "level_unofficial@l1.level2"], "a level of no form") {
            $0.lines[1][.level2] = "进度指标"
        },
        Case([always, "comparator_missing@l1.comparator"], "no comparator") {
            $0.lines[1][.comparator] = ""
        },
        Case([always, "unit_missing@l1.unit"], "no unit") { $0.lines[1][.unit] = "" },
        Case([always, "target_missing@l1.target"], "no target") { $0.lines[1][.target] = "" },
        Case([always, "target_not_a_number@l1.target"], "words") {
            $0.lines[1][.target] = "若干"
        },
        Case([always, "level_not_on_scale@l4.target"], "a level on no scale") {
            $0.lines[4][.target] = "挺好"
        },
        Case([always, "share_above_100@l2.target"], "more than all") {
            $0.lines[2][.target] = "120"
        },
        Case([always, "execution_as_output@l1.name"], "spending as an output") {
            $0.lines[1][.name] = "预算执行率"
        },
        Case([always], "a rate of something else") { $0.lines[1][.name] = "政策执行率" },
    ]

    @Test(arguments: fields + lines)
    func `each is found where it stands, and nothing else`(each: Case) {
        var sheet = Self.small
        each.change(&sheet)
        #expect(found(sheet).map(\.id) == each.found)
    }

    @Test(arguments: fields + lines)
    func `each says why in both languages, and its fix puts it right`(each: Case) throws {
        var sheet = Self.small
        each.change(&sheet)
        for finding in found(sheet) {
            #expect(!finding.words.zh.isEmpty && !finding.words.en.isEmpty)
            guard let fix = finding.fix else { continue }
            #expect(!found(sheet.with(fix)).map(\.id).contains(finding.id))
        }
    }

    @Test(arguments: [
        ("250000元", "250000.00"), ("25万元", "250000.00"), ("14.4208万", "144208.00"),
        ("￥1,000", "1000.00"),
    ])
    func `an amount with its unit is offered in yuan`(typed: String, meant: String) {
        var sheet = Self.small
        sheet[.annualFiscal] = typed
        let edits = found(sheet).first { $0.code == "not_money" }?.fix?.edits.map(\.text)
        #expect(edits == (typed.contains("￥") ? nil : [meant]))
    }

    @Test func `a whole cell in one field is offered as three`() {
        var sheet = Self.small
        sheet.lines[1][.comparator] = ""
        sheet.lines[1][.unit] = ""
        sheet.lines[1][.target] = "≥2,800.00(件)"
        let fix = found(sheet).first { $0.code == "comparator_missing" }?.fix
        let mended = fix.map { sheet.with($0) }
        #expect(mended?.lines[1].printed == "≥2800.00(件)")
    }

    @Test func `a comparator is guessed from what is measured`() {
        var sheet = Self.small
        for index in sheet.lines.indices { sheet.lines[index][.comparator] = "" }
        let guessed = found(sheet).filter { $0.code == "comparator_missing" }
            .map { $0.fix?.edits.first?.text }
        #expect(guessed == ["≤", "≥", "≥", "≤", "定性", "≥"])
    }
}

/// Targets against last year's actuals.
@Suite struct PastLintTests {
    private static func entry(_ actual: String, unit: String = "次") -> IndicatorLibrary.Entry {
        IndicatorLibrary.Entry(
            .line("产出指标", "数量指标", "邮寄业务次数", .equal, "2800.00", unit),
            project: "业务受理工作经费", year: 2024, actual: actual, actualValue: ratio(actual))
    }

    @Test(
        arguments: [
            ("≥", "2800", "2900", nil), ("≥", "2800", "3640", "1.3"), ("≥", "2800", "5600", "2"),
            ("＝", "2800", "1800", "1.6"), ("≤", "10", "6", nil), ("≤", "10", "5", "2"),
            ("≤", "10", "15", "1.5"), ("≤", "10", "14", nil), ("≥", "2800", "0", nil),
        ] as [(String, String, String, String?)])
    func `a target far from what was reached says by how much`(
        comparator: String, target: String, actual: String, factor: String?
    ) {
        var sheet = DraftLintTests.small
        sheet.lines[1][.comparator] = comparator
        sheet.lines[1][.target] = target
        let context = DraftContext(library: IndicatorLibrary(entries: [Self.entry(actual)]))
        let far = DraftLint(sheet, year: 2025, context).findings
            .first { $0.code == "far_from_last_year" }
        #expect((far == nil) == (factor == nil))
        if let factor {
            #expect(far?.words.zh.contains("\(actual)次") == true)
            #expect(far?.words.zh.contains(" \(factor) 倍") == true)
        }
    }

    @Test func `another unit is not compared`() {
        let context = DraftContext(
            library: IndicatorLibrary(entries: [Self.entry("9000", unit: "件")]))
        let found = DraftLint(DraftLintTests.small, year: 2025, context).findings
        #expect(found.map(\.id) == [DraftLintTests.always])
    }
}

/// Weights against 90 and the levels' shares.
@Suite struct WeightLintTests {
    private func sheet(_ weights: [String]) -> DraftSheet {
        var sheet = DraftLintTests.small
        for (index, weight) in weights.enumerated() { sheet.lines[index][.weight] = weight }
        return sheet
    }

    private func codes(_ weights: [String]) -> [String] {
        DraftLint(sheet(weights), year: 2025).findings.map(\.code)
            .filter { $0 != "costs_differ" }
    }

    @Test(
        arguments: [
            ([], []), (["20", "20", "10", "10", "20", "10"], []),
            (["20", "20", "10", "10", "20", "5"], ["weights_not_90"]),
            (["20", "20", "10", "10", "20", "15"], ["weights_not_90"]),
            (["10", "20", "20", "10", "20", "10"], ["level_share"]),
            (["20", "20", "10", "10", "", "10"], ["weight_missing"]),
            (["20", "20", "10", "十", "20", "10"], ["weight_not_a_number"]),
            (["20", "20", "10", "-10", "20", "10"], ["weight_out_of_range"]),
            (
                ["922337203685477", "922337203685477", "1", "1", "1", "1"],
                ["weight_out_of_range", "weight_out_of_range"]
            ),
        ] as [([String], [String])])
    func `weights come to 90, and each level to its share`(weights: [String], found: [String]) {
        #expect(codes(weights) == found)
    }

    @Test func `what is missing is told, and the usual weights are offered`() {
        let findings = DraftLint(sheet(["20", "20", "10", "10", "20", "5"]), year: 2025).findings
        let finding = findings.first { $0.code == "weights_not_90" }
        #expect(finding?.words.zh.contains("还差 5 分") == true)
        let mended = finding?.fix.map { sheet([]).with($0) }
        #expect(
            mended?.lines.map { $0[.weight] } == ["20", "13.34", "13.33", "13.33", "20", "10"])
    }

    @Test func `levels tell their sum and their share`() {
        let weights = DraftWeights(sheet(["10", "20", "20", "10", "20", "10"]))
        #expect(weights.levels.map(\.name) == ["成本指标", "产出指标", "效益指标", "满意度指标"])
        #expect(weights.levels.map(\.sum.description) == ["10", "50", "20", "10"])
        #expect(weights.levels.map(\.due.description) == ["20", "40", "20", "10"])
        #expect(weights.sum == DraftWeights.due && !weights.areDefault)
        #expect(DraftWeights(sheet([])).areDefault)
        #expect(DraftWeights(sheet([])).sum == DraftWeights.due)
    }
}
