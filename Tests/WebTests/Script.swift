import Kernel
import Performance
import Register

/// What happens in the tests' centre.
enum Script {
    static let measures = [
        MeasureDraft(
            name: "parcels", title: Words("交寄邮件", "Parcels"), unit: "件", gathering: "count",
            proof: "详情单"),
        MeasureDraft(
            name: "delivered", title: Words("妥投率", "Delivered"), unit: "%", gathering: "share",
            proof: "妥投清单"),
        MeasureDraft(
            name: "days", title: Words("送达天数", "Days"), unit: "工作日", gathering: "longest",
            proof: "送达登记"),
        MeasureDraft(
            name: "topic", title: Words("课题等级", "Topic"), unit: "", gathering: "grade",
            proof: "评定意见", scale: ["优秀", "良好", "合格"]),
        MeasureDraft(
            name: "spending", title: Words("支出", "Spending"), unit: "元", gathering: "sum",
            proof: "付款凭证"),
    ]

    static let bindings = [
        Binding(measure: "register.parcels", gathering: .count),
        Binding(measure: "register.delivered", gathering: .share),
        Binding(measure: "register.days", gathering: .longest),
        Binding(measure: "register.topic", gathering: .grade),
    ]

    static func declaration(goal: String) -> Declaration {
        Declaration(
            year: 2025, project: "业务受理工作经费", nature: "经常性专项业务费", category: "特定目标类",
            department: "市局", unit: "服务中心", start: Day("2025-01-01"), end: Day("2025-12-31"),
            funds: Funds(annual: Money(yuan: "10000.00"), annualFiscal: Money(yuan: "10000.00")),
            goalAnnual: goal,
            indicators: [
                indicator("产出指标", "数量指标", "邮寄业务次数", .atLeast, "40.00", "件"),
                indicator("产出指标", "质量指标", "邮寄妥投率", .equal, "100.00", "%"),
                indicator("产出指标", "时效指标", "证书送达时间", .atMost, "10.00", "工作日"),
                indicator("效益指标", "社会效益指标", "课题评定等级", .qualitative, "优秀", ""),
                indicator("满意度指标", "服务对象满意度指标", "企业满意度", .atLeast, "95.00", "%"),
            ])
    }

    private static func indicator(
        _ level1: String, _ level2: String, _ name: String, _ comparator: Comparator,
        _ target: String, _ unit: String
    ) -> Indicator {
        Indicator(
            level1: level1, level2: level2, name: name, comparator: comparator, target: target,
            unit: unit, printed: "\(comparator.rawValue)\(target)(\(unit))")
    }

    static let entries: [EntryDraft] = [
        entry("parcels", "2025-03-05", "1200"), entry("parcels", "2025-06-11", "12"),
        entry("delivered", "2025-03-31", "399", of: "400"), entry("days", "2025-04-02", "12"),
        entry("topic", "2025-09-30", "良好"), entry("spending", "2025-08-20", "7654.32"),
    ]

    static func entry(
        _ measure: String, _ day: String, _ amount: String, of whole: String = ""
    ) -> EntryDraft {
        EntryDraft(
            measure: "register.\(measure)", day: day, amount: amount, whole: whole,
            about: "<script>alert('星')</script>", document: "凭证 & \"\(day)\"", note: "备注")
    }
}
