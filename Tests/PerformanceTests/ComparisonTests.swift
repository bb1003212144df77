import Kernel
import Performance
import TestStores
import Testing

/// Two versions line by line.
@Suite struct ComparisonTests {
    @Test func `nothing differs from itself`() {
        let same = TargetComparison(.small, .small)
        #expect(same.isEmpty && same.same == 6)
    }

    @Test func `what was added, removed and changed is told with old and new`() {
        var next = Declaration.small
        next.funds.annual = money("260000.00")
        next.funds.carryOver = money("10000.00")
        next.goalAnnual = "送得更快"
        next.indicators[1].target = "3000.00"
        next.indicators[1].printed = "=3000.00(次)"
        next.indicators[3].weight = Quantity("12.5")
        next.indicators.remove(at: 4)
        next.indicators.append(
            .line("效益指标", "经济效益指标", "节约费用", .atLeast, "10.00", "元"))
        let found = TargetComparison(.small, next)
        #expect(
            found.facts.map { "\($0.field) \($0.old) → \($0.new)" } == [
                "annual 250000.00 → 260000.00", "carryOver  → 10000.00",
                "goalAnnual 按时送达证书 → 送得更快",
            ])
        #expect(
            found.lines.map { "\($0.kind) \($0.name)" } == [
                "changed 邮寄业务次数", "changed 证书送达时间", "added 节约费用",
                "removed 课题评级等级",
            ])
        #expect(found.lines[0].changes == [.init(.target, "＝2800.00(次)", "=3000.00(次)")])
        #expect(found.lines[1].changes == [.init(.weight, "", "12.5")])
        #expect(found.lines[2].changes == [.init(.target, "", "≥10.00(元)")])
        #expect(found.lines[3].changes == [.init(.target, "定性良好()", "")])
        #expect(found.same == 3)
    }

    @Test func `a line under another name with the same target was renamed`() {
        var next = Declaration.small
        next.indicators[2].name = "邮件妥投率"
        let found = TargetComparison(.small, next)
        #expect(found.lines.map(\.kind) == [.changed])
        #expect(found.lines[0].changes == [.init(.name, "邮寄妥投率", "邮件妥投率")])
        next.indicators[2].target = "98.00"
        #expect(TargetComparison(.small, next).lines.map(\.kind) == [.added, .removed])
    }

    @Test func `moving a line changes nothing`() {
        var next = Declaration.small
        next.indicators.swapAt(0, 5)
        #expect(TargetComparison(.small, next).isEmpty)
    }
}

extension TargetComparison.Change {
    fileprivate init(_ field: TargetComparison.Field, _ old: String, _ new: String) {
        self.init(field: field, old: old, new: new)
    }
}
