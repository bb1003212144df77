import Kernel

/// What one version of a project's targets says otherwise than another, line by line.
package struct TargetComparison: Hashable, Sendable {
    /// The head of the form, the money and the goals.
    package let facts: [Change]
    /// In the order of the new form, those that are gone at their old place.
    package let lines: [Line]
    /// How many lines are the same in both.
    package let same: Int

    /// One field that is not the same.
    package struct Change: Hashable, Sendable {
        package let field: Field
        /// Empty where the version leaves it blank.
        package let old: String
        package let new: String

        package init(field: Field, old: String, new: String) {
            self.field = field
            self.old = old
            self.new = new
        }
    }

    /// One line of the indicator tree that was added, removed or changed.
    package struct Line: Hashable, Sendable {
        package let kind: Kind
        package let level1: String
        package let level2: String
        package let name: String
        package let changes: [Change]

        /// What became of it.
        package enum Kind: String, CaseIterable, Sendable {
            case added, removed, changed
        }
    }

    /// A field of the form.
    package enum Field: String, CaseIterable, Sendable {
        case nature, category, department, unit, start, end
        case total, totalFiscal, totalOther, annual, annualFiscal, carryOver, annualOther
        case goalTotal, goalAnnual
        case name, target, weight

        package var title: Words {
            switch self {
            case .nature: Words("项目性质", "nature")
            case .category: Words("项目类别", "category")
            case .department: Words("主管部门", "department")
            case .unit: Words("实施单位", "unit")
            case .start: Words("计划开始日期", "first day")
            case .end: Words("计划完成日期", "last day")
            case .total: Words("项目资金总额", "project total")
            case .totalFiscal: Words("总额：财政资金", "total, fiscal")
            case .totalOther: Words("总额：其他资金", "total, other")
            case .annual: Words("年度资金申请总额", "annual amount")
            case .annualFiscal: Words("当年财政拨款", "annual, fiscal")
            case .carryOver: Words("上年结转资金", "carried over")
            case .annualOther: Words("年度：其他资金", "annual, other")
            case .goalTotal: Words("项目总目标", "project goal")
            case .goalAnnual: Words("年度总体目标", "goal of the year")
            case .name: Words("指标名称", "name")
            case .target: Words("指标值", "target")
            case .weight: Words("分值", "weight")
            }
        }

        /// Whether it is an amount of yuan.
        package var isMoney: Bool {
            switch self {
            case .total, .totalFiscal, .totalOther, .annual, .annualFiscal, .carryOver,
                .annualOther:
                true
            default: false
            }
        }
    }

    package var isEmpty: Bool { facts.isEmpty && lines.isEmpty }
}

extension TargetComparison {
    package init(_ old: Declaration, _ new: Declaration) {
        let (before, after) = (old.facts, new.facts)
        facts = zip(before, after).filter { $0.1 != $1.1 }.map {
            Change(field: $0.0, old: $0.1, new: $1.1)
        }
        var (lines, same): ([Line], Int) = ([], 0)
        var left = old.indicators
        for indicator in new.indicators {
            let match = left.firstIndex { $0.isSamePlace(as: indicator) }
            let twin = match ?? left.renamed(indicator, in: new)
            guard let twin else {
                lines.append(Line(.added, indicator, [.init(nil, indicator)]))
                continue
            }
            let changes = indicator.changes(from: left.remove(at: twin))
            if changes.isEmpty {
                same += 1
            } else {
                lines.append(Line(.changed, indicator, [changes]))
            }
        }
        for gone in left {
            lines.append(Line(.removed, gone, [.init(gone, nil)]))
        }
        self.lines = lines
        self.same = same
    }
}

extension TargetComparison.Line {
    fileprivate init(
        _ kind: Kind, _ indicator: Indicator, _ changes: [[TargetComparison.Change]]
    ) {
        self.init(
            kind: kind, level1: indicator.level1, level2: indicator.level2,
            name: indicator.name, changes: changes.flatMap(\.self))
    }
}

extension [TargetComparison.Change] {
    /// The target and the weight of a line that only one version has.
    fileprivate init(_ old: Indicator?, _ new: Indicator?) {
        self = [
            .init(field: .target, old: old?.printed ?? "", new: new?.printed ?? ""),
            .init(
                field: .weight, old: old?.weight?.description ?? "",
                new: new?.weight?.description ?? ""),
        ].filter { $0.old != $0.new }
    }
}

extension [Indicator] {
    /// The place of the line that stood here under another name: of the same branch, target and
    /// unit, and gone from the new form.
    fileprivate func renamed(_ line: Indicator, in new: Declaration) -> Int? {
        firstIndex { old in
            old.level1 == line.level1 && old.level2 == line.level2
                && (old.comparator, old.target, old.unit)
                    == (line.comparator, line.target, line.unit)
                && !new.indicators.contains { $0.isSamePlace(as: old) }
        }
    }
}

extension Indicator {
    fileprivate func changes(from old: Indicator) -> [TargetComparison.Change] {
        let isSameTarget =
            (old.comparator, old.target, old.unit) == (comparator, target, unit)
            && old.printed == printed
        return [
            .init(field: .name, old: old.name, new: name),
            .init(
                field: .target, old: isSameTarget ? "" : old.shown, new: isSameTarget ? "" : shown),
            .init(
                field: .weight, old: old.weight?.description ?? "",
                new: weight?.description ?? ""),
        ].filter { $0.old != $0.new }
    }

    /// The cell as printed, or put together where only the parts differ.
    private var shown: String {
        printed.isEmpty ? "\(comparator?.rawValue ?? "")\(target)(\(unit))" : printed
    }
}

extension Declaration {
    /// Every field besides the indicators, in the order of the form.
    fileprivate var facts: [(TargetComparison.Field, String)] {
        let money: [(TargetComparison.Field, Money?)] = [
            (.total, funds.total), (.totalFiscal, funds.totalFiscal),
            (.totalOther, funds.totalOther), (.annual, funds.annual),
            (.annualFiscal, funds.annualFiscal), (.carryOver, funds.carryOver),
            (.annualOther, funds.annualOther),
        ]
        return [
            (.nature, nature), (.category, category), (.department, department), (.unit, unit),
            (.start, start.map { "\($0)" } ?? ""), (.end, end.map { "\($0)" } ?? ""),
        ] + money.map { ($0, $1?.description ?? "") }
            + [(.goalTotal, goalTotal), (.goalAnnual, goalAnnual)]
    }
}
