import Kernel

extension Declaration {
    /// What keeps a declaration from being stored; empty when it is in order.
    package var refusals: [Refusal] {
        var refusals: [Refusal] = []
        if project.isEmpty { refusals.append(.noProjectName) }
        if !(2000...2100).contains(year) { refusals.append(.badYear(year)) }
        if indicators.isEmpty { refusals.append(.noIndicators(project)) }
        for indicator in indicators { refusals += indicator.refusals }
        let names = indicators.map { [$0.level1, $0.level2, $0.name] }
        let repeated = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }
        refusals += repeated.keys.map { .repeatedIndicator($0[2]) }
        return refusals
    }
}

extension Indicator {
    /// Words are refused where a number is due.
    fileprivate var refusals: [Refusal] {
        if name.isEmpty { return [.indicatorWithoutName(printed)] }
        switch comparator {
        case .qualitative, .other, nil: return []
        default: return Quantity(target) == nil ? [.targetNotANumber(name, target)] : []
        }
    }
}

extension Refusal {
    fileprivate static let noProjectName = Refusal(
        "no_project_name", "申报表没有项目名称。", "The declaration has no project name.", at: "项目名称")

    fileprivate static func badYear(_ year: Int) -> Refusal {
        Refusal(
            "bad_year", "年度“\(year)”不对，应在 2000 至 2100 之间。",
            "The year \(year) is not between 2000 and 2100.", at: "年度")
    }

    fileprivate static func noIndicators(_ project: String) -> Refusal {
        Refusal(
            "no_indicators", "“\(project)”没有一项绩效指标。", "“\(project)” has no indicator.",
            at: "绩效指标")
    }

    fileprivate static func repeatedIndicator(_ name: String) -> Refusal {
        Refusal(
            "repeated_indicator", "指标“\(name)”在同一处出现了两次。",
            "The indicator “\(name)” stands twice in the same place.", at: name)
    }

    fileprivate static func indicatorWithoutName(_ printed: String) -> Refusal {
        Refusal(
            "indicator_without_name", "指标值“\(printed)”没有对应的三级指标名称。",
            "The target “\(printed)” has no indicator name.", at: printed)
    }

    fileprivate static func targetNotANumber(_ name: String, _ target: String) -> Refusal {
        Refusal(
            "target_not_a_number", "“\(name)”的指标值“\(target)”不是数字。",
            "The target “\(target)” of “\(name)” is not a number.", at: name)
    }
}
