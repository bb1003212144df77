import Kernel
import TestStores
import Testing

@testable import Performance

@Suite struct ProposalTests {
    private func outlook(
        _ indicator: Indicator, measures: [Measure] = []
    ) async throws -> BindingOutlook {
        let place = StoredIndicator(id: "1", indicator: indicator, binding: nil)
        let stored = StoredDeclaration(
            id: "1", version: 1,
            declaration: Declaration(year: 2025, project: "项目", indicators: [indicator]),
            source: Source(name: "", paper: nil), sequence: 1, indicators: [place], spending: [])
        let template = try BindingTemplate(csv: BindingTemplate.columns.joined(separator: ","))
        return BindingOutlook(
            [stored], template: template,
            measures: Dictionary(uniqueKeysWithValues: measures.map { ($0.name, $0) }))
    }

    private func line(
        _ name: String, _ comparator: Comparator?, _ target: String, _ unit: String
    ) -> Indicator {
        .line("产出指标", "数量指标", name, comparator, target, unit)
    }

    @Test(arguments: [
        ("邮寄业务次数", Comparator.equal, "2800.00", "次", Gathering.count),
        ("邮电成本", .atMost, "42000.00", "元", .sum),
        ("发放补贴", .atLeast, "2.5", "万元", .sum),
        ("技术会商专家人均次分析成本", .atMost, "1000.00", "元", .ratio),
        ("行政事务类专员聘用成本控制数", .atMost, "171600.00", "元/人/年", .ratio),
        ("邮寄妥投率", .atLeast, "99.00", "%", .share),
        ("广告许可", .atLeast, "80", "百分比", .share),
        ("证书送达时间", .atMost, "10.00", "工作日", .longest),
        ("线上帮办响应时限", .atMost, "60.00", "秒", .longest),
        ("公众号推送频率", .atLeast, "2.00", "次/周", .lowestWeek),
        ("呼叫系统稳定运行时间", .atLeast, "300.00", "天/年", .daysKept),
        ("截至年末公众号关注用户数", .atLeast, "5000", "人", .latest),
        ("特殊食品科普小视频观看量", .atLeast, "5000", "人次", .latest),
        ("抽查覆盖率提升的家数", .atLeast, "20", "家", .count),
    ])
    func `an indicator's own words say how it is gathered`(
        name: String, sign: Comparator, target: String, unit: String, gathering: Gathering
    ) async throws {
        let outlook = try await outlook(line(name, sign, target, unit))
        let proposal = try #require(outlook.proposals.first)
        #expect(proposal.bound.binding.gathering == gathering)
        #expect(proposal.draft?.gathering == gathering)
        #expect(proposal.draft?.unit == unit)
        #expect(proposal.bound.binding.measure == "register.\(proposal.draft?.name ?? "")")
        #expect(outlook.unbound.isEmpty && outlook.bound.isEmpty)
    }

    @Test(arguments: [
        ("优秀", ["优秀", "良好", "合格", "不合格"]), ("良", ["优", "良", "中", "差"]),
        ("显著提升", ["显著提升", "有所提升", "持平", "下降"]), ("可控", ["可控", "基本可控", "失控"]),
    ])
    func `a grade is proposed with the usual scale of its level`(
        level: String, scale: [String]
    ) async throws {
        let outlook = try await outlook(line("课题评级等级", .qualitative, level, ""))
        let proposal = try #require(outlook.proposals.first)
        #expect(proposal.bound.binding.gathering == .grade)
        #expect(proposal.draft?.scale == scale)
    }

    @Test(arguments: [
        (Comparator.qualitative, "蒸蒸日上"), (.other, "详见说明"), (nil, "985"),
    ])
    func `what words do not tell stays unbound`(sign: Comparator?, target: String) async throws {
        let outlook = try await outlook(line("服务环境", sign, target, ""))
        #expect(outlook.proposals.isEmpty)
        #expect(outlook.unbound.map(\.indicator.indicator.name) == ["服务环境"])
    }

    private func measure(
        _ name: String, _ title: String, _ unit: String, _ gathering: Gathering
    ) -> Measure {
        Measure(
            name: name, title: Words(title, name), unit: unit, gathering: gathering,
            desk: "certificates", proof: "登记表")
    }

    @Test func `a measure of alike title and the same unit is preferred to a new one`()
        async throws
    {
        let measures = [
            measure("certificates.delivery_days", "证书送达时间", "工作日", .longest),
            measure("certificates.archive_days", "档案送达时间", "工作日", .longest),
            measure("certificates.delivery_hours", "证书送达时间", "小时", .longest),
            measure("certificates.delivery_share", "证书送达时间", "工作日", .share),
        ]
        let outlook = try await outlook(
            line("证书送达时间", .atMost, "10", "工作日"), measures: measures)
        let proposal = try #require(outlook.proposals.first)
        #expect(proposal.bound.binding.measure == "certificates.delivery_days")
        #expect(proposal.bound.binding.gathering == .longest)
        #expect(proposal.draft == nil)
    }

    @Test func `a measure of another meaning is not preferred`() async throws {
        let measures = [measure("queue.wait", "取号等候", "工作日", .longest)]
        let outlook = try await outlook(
            line("证书送达时间", .atMost, "10", "工作日"), measures: measures)
        #expect(outlook.proposals.first?.bound.binding.measure == "register.证书送达时间")
        #expect(outlook.proposals.first?.draft != nil)
    }
}
