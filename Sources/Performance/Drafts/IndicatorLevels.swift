import Kernel

/// The levels that official forms have (财政部 2020 and the forms of the municipality).
package enum IndicatorLevels {
    package static let first = ["成本指标", "产出指标", "效益指标", "满意度指标"]

    /// The second levels of each first level, in the order of the forms.
    package static func second(of level: String) -> [String] { seconds[level] ?? [] }

    /// The first level that a second level belongs to; nil for one that no form has.
    package static func owner(of second: String) -> String? {
        first.first { seconds[$0]?.contains(second) == true }
    }

    private static let seconds = [
        "成本指标": ["经济成本指标", "社会成本指标", "生态环境成本指标"],
        "产出指标": ["数量指标", "质量指标", "时效指标"],
        "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
        "满意度指标": ["服务对象满意度指标"],
    ]

    /// 项目性质 and 项目类别, as the forms have them.
    package static let natures = ["经常性专项业务费", "其他经常性项目", "阶段性项目", "一次性项目"]
    package static let categories = ["特定目标类", "其他人员类", "人员类", "运转类"]
}
