/// The words that forms give as a target where a figure is not possible.
enum GradeWord {
    /// Whether a text is a word of a scale, such as 优秀, 显著提升, 可控.
    static func matches(_ compact: String) -> Bool {
        if words.contains(compact) { return true }
        var rest = compact[...]
        for adverb in adverbs where rest.hasPrefix(adverb) {
            rest = rest.dropFirst(adverb.count)
            break
        }
        return rest.count < compact.count
            && (verbs.contains(String(rest))
                || words.contains(String(rest)))
    }

    private static let adverbs = [
        "进一步", "有所", "显著", "明显", "有效", "持续", "不断", "逐步", "稳步", "大幅", "基本", "全面",
        "较为", "较", "得到", "充分", "切实", "及时", "按时", "按期", "非常", "比较", "很", "更加", "长期",
        "全部", "严格", "已", "达到", "保持", "不",
    ]

    private static let verbs: Set<String> = [
        "提升", "提高", "改善", "增强", "增加", "加强", "减少", "降低", "下降", "促进", "推动", "保障", "完善",
        "优化", "缓解", "消除", "扩大", "控制", "落实", "发挥", "完成", "运行", "发展", "满足", "体现", "达成",
        "实现", "增长", "推进", "影响", "改进", "巩固", "遏制", "支付", "发放", "验收", "执行", "节约",
    ]

    private static let words: Set<String> = [
        "优", "良", "中", "差", "好", "高", "低", "强", "是", "否", "有", "无", "优秀", "良好", "一般", "合格",
        "不合格", "达标", "通过", "完成", "未完成", "提升", "提高", "改善", "增强", "增加", "加强", "减少", "降低",
        "下降", "可控", "健全", "完善", "规范", "及时", "准时", "按时", "按期", "按要求", "有效", "稳定", "安全",
        "正常", "充分", "合理", "合规", "准确", "完整", "满意", "基本满意", "较好", "较高", "显著", "明显", "可持续",
        "长期", "持续", "符合", "符合要求", "符合标准", "科学", "齐全", "到位", "达成", "优化", "落实", "保障",
        "建立", "已建立", "全覆盖", "零发生", "零事故", "达成预期", "达到预期", "不断完善", "高效", "顺利", "畅通",
        "有序", "健康", "良性", "一致", "先进", "清晰", "明确", "整洁", "公开", "公平", "无事故", "促进", "不适用",
    ]
}
