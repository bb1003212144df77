/// The headings of an indicator table's columns.
enum ColumnHeading: Hashable, CaseIterable {
    case first, second, name, nature, target, unit, actual, expected, weight, points, note, standard

    /// What a cell heads; nil if it is no heading.
    static func column(_ text: String) -> ColumnHeading? {
        let compact = Glyphs.compact(text)
        return columns[compact] ?? (MonthSpan.rest(of: compact) == "月执行情况" ? .actual : nil)
    }

    /// Whether a folded word is a heading or nothing but a part of one.
    static func isHeading(_ compact: String) -> Bool { columns[compact] != nil }

    private static let columns: [String: ColumnHeading] = {
        let spellings: [(ColumnHeading, [String])] = [
            (.first, ["一级指标"]), (.second, ["二级指标"]),
            (.name, ["三级指标", "指标内容", "指标名称", "具体指标"]),
            (.nature, ["指标性质", "指标方向"]),
            (
                .target,
                [
                    "年度(/项目)指标值", "年度指标值", "指标值", "目标值", "年初目标值(A)", "年初目标值",
                    "项目指标值", "年度目标值", "当年预期实现值", "预期指标值", "年度(项目)指标值", "计划指标值",
                    "年度/项目指标值", "年初设定目标值", "绩效指标值", "预期值",
                ]
            ),
            (.unit, ["度量单位", "计量单位", "单位"]),
            (
                .actual,
                [
                    "实际完成值", "完成值", "实际完成值(B)", "全年完成值", "全年实际完成值", "实际值",
                    "实际完成情况", "年度实际完成值", "完成情况", "全年实际值", "年度完成值",
                ]
            ),
            (.expected, ["全年预计完成情况"]), (.weight, ["分值", "权重", "指标分值", "分值(权重)", "分值权重"]),
            (.points, ["得分", "自评得分", "自评分"]),
            (
                .note,
                [
                    "偏差原因分析及改进措施", "未完成原因分析", "备注", "偏差原因", "偏差原因分析",
                    "未完成原因", "原因", "偏差原因分析及改进措施等", "未完成原因分析及改进措施",
                    "偏差原因及改进措施", "说明",
                ]
            ),
            (.standard, ["绩效标准", "指标解释", "指标说明", "评分标准"]),
        ]
        let pairs = spellings.flatMap { column, texts in texts.map { ($0, column) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
