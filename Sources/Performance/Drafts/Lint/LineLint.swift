import Kernel

/// Looks through one line of the indicator tree.
struct LineLint {
    let line: DraftLine
    let lint: DraftLint
    let isRepeated: Bool
    /// The same indicator as it was declared before.
    let past: IndicatorLibrary.Entry?

    init(_ line: DraftLine, _ lint: DraftLint, isRepeated: Bool) {
        self.line = line
        self.lint = lint
        self.isRepeated = isRepeated
        past = lint.context.library.past(of: line, in: lint.sheet[.project].trimmed)
    }

    var findings: [DraftFinding] {
        [nameFinding, levelFinding, targetFinding, unitFinding, executionFinding, pastFinding]
            .compactMap(\.self)
    }

    private var name: String { line[.name].trimmed }
    private var comparator: Comparator? { Comparator(rawValue: line[.comparator]) }
    private var isNumeric: Bool { comparator != .qualitative && comparator != .other }

    private func at(_ field: LineField) -> DraftPlace { DraftPlace(line.id, field) }

    private var nameFinding: DraftFinding? {
        if name.isEmpty {
            return DraftFinding(
                .error, "name_missing", at: at(.name), "三级指标没有名称。",
                "The indicator has no name.")
        }
        guard isRepeated else { return nil }
        return DraftFinding(
            .error, "name_repeated", at: at(.name), "“\(name)”出现了不止一次。",
            "“\(name)” stands here more than once.")
    }

    private var levelFinding: DraftFinding? {
        let (first, second) = (line[.level1].trimmed, line[.level2].trimmed)
        guard IndicatorLevels.first.contains(first) else {
            let meant =
                IndicatorLevels.owner(of: second)
                ?? IndicatorLevels.first.first {
                    !first.isEmpty && $0.hasPrefix(first)
                }
            return DraftFinding(
                .error, "level_unknown", at: at(.level1),
                "“\(first)”不是规定的一级指标（成本、产出、效益、满意度）。",
                "“\(first)” is not one of the four first levels.",
                fix: meant.map { .write($0, at: at(.level1)) })
        }
        guard !IndicatorLevels.second(of: first).contains(second) else { return nil }
        if let owner = IndicatorLevels.owner(of: second) {
            return DraftFinding(
                .error, "level_elsewhere", at: at(.level2), "“\(second)”属于\(owner)，不属于\(first)。",
                "“\(second)” belongs to \(owner), not to \(first).",
                fix: .write(owner, at: at(.level1)))
        }
        let all = IndicatorLevels.second(of: first)
        let meant =
            all.count == 1
            ? all.first
            : all.first {
                !second.isEmpty && ($0.contains(second) || second.contains($0))
            }
        return DraftFinding(
            .warning, "level_unofficial", at: at(.level2),
            "“\(second)”不在\(first)的规定二级指标里：\(all.joined(separator: "、"))。",
            "“\(second)” is not one of the official second levels of \(first).",
            fix: meant.map { .write($0, at: at(.level2)) })
    }

    private var unitFinding: DraftFinding? {
        guard isNumeric, line[.unit].trimmed.isEmpty, !line[.target].trimmed.isEmpty,
            Quantity(line[.target].trimmed) != nil
        else { return nil }
        let unit = past?.unit ?? ""
        return DraftFinding(
            .warning, "unit_missing", at: at(.unit), "没有计量单位。", "There is no unit.",
            fix: unit.isEmpty ? nil : .write(unit, at: at(.unit)))
    }

    /// Spending money is not an output (rule §6.4); execution has its own 10 points.
    private var executionFinding: DraftFinding? {
        let isRate = name.contains("执行率") || name.contains("支出进度")
        guard isRate, ["预算", "资金", "经费", "支出"].contains(where: name.contains) else { return nil }
        guard line[.level1] != "成本指标" else { return nil }
        return DraftFinding(
            .warning, "execution_as_output", at: at(.name),
            "预算执行率已单独占 10 分，花钱本身不是产出，不应再作\(line[.level1])。",
            "Execution has 10 points of its own; spending is not an output.")
    }
}

extension LineLint {
    private var targetFinding: DraftFinding? {
        let text = line[.target].trimmed
        if text.isEmpty {
            return DraftFinding(
                .error, "target_missing", at: at(.target), "没有指标值。", "There is no target.")
        }
        switch comparator {
        case .qualitative: return scaleFinding(text)
        case .other: return nil
        case nil: return comparatorFinding(text)
        default: return numberFinding(text)
        }
    }

    private func numberFinding(_ text: String) -> DraftFinding? {
        if let value = Quantity(text) { return shareFinding(value) }
        if Wording.scale(with: text) != nil {
            return DraftFinding(
                .error, "target_not_a_number", at: at(.target), "“\(text)”是等级，比较符应为“定性”。",
                "“\(text)” is a level; its comparator is 定性.",
                fix: DraftFix(
                    "改为定性", "Make it qualitative",
                    [(at(.comparator), Comparator.qualitative.rawValue)]))
        }
        return DraftFinding(
            .error, "target_not_a_number", at: at(.target), "指标值“\(text)”不是数字。",
            "The target “\(text)” is not a number.", fix: split(text))
    }

    /// What was typed into one field, put into the three it belongs to.
    private func split(_ text: String) -> DraftFix? {
        guard let meant = DraftNumbers.meantTarget(text) else { return nil }
        var edits = [(at(.target), meant.number)]
        if let comparator = meant.comparator {
            edits.append((at(.comparator), comparator.rawValue))
        }
        if !meant.unit.isEmpty { edits.append((at(.unit), meant.unit)) }
        let whole = (meant.comparator?.rawValue ?? "") + meant.number + meant.unit
        return DraftFix("改为 \(whole)", "Change to \(whole)", edits)
    }

    private func shareFinding(_ value: Quantity) -> DraftFinding? {
        guard ["%", "％", "百分比"].contains(line[.unit].trimmed), value > Quantity(100),
            Wording.gathering(of: indicator) == .share, !name.contains("增长")
        else { return nil }
        return DraftFinding(
            .warning, "share_above_100", at: at(.target), "比率不会超过 100%。",
            "A share is never above 100%.")
    }

    private var indicator: Indicator {
        Indicator(
            level1: line[.level1], level2: line[.level2], name: name, comparator: comparator,
            target: line[.target].trimmed, unit: line[.unit].trimmed, printed: line.printed)
    }

    private func scaleFinding(_ text: String) -> DraftFinding? {
        let bound = line.proposedBinding.flatMap { lint.context.scales[$0.measure] }
        let scale = bound ?? Wording.scale(with: text)
        if let scale, scale.contains(text) { return nil }
        let levels = scale?.joined(separator: "、") ?? "优秀、良好、合格、不合格"
        return DraftFinding(
            .warning, "level_not_on_scale", at: at(.target),
            "“\(text)”不在已知的等级里，无法客观评定；可用：\(levels)。",
            "“\(text)” is on no known scale, so it cannot be judged; for instance \(levels).",
            fix: bound?.first.map { .write($0, at: at(.target)) })
    }

    private func comparatorFinding(_ text: String) -> DraftFinding {
        let isNumber = Quantity(text) != nil
        let meant = isNumber ? nil : DraftNumbers.meantTarget(text)
        if let meant, meant.comparator != nil {
            return DraftFinding(
                .error, "comparator_missing", at: at(.comparator), "没有选比较符。",
                "There is no comparator.", fix: split(text))
        }
        let guess = isNumber || meant != nil ? past?.comparator ?? likely : .qualitative
        return DraftFinding(
            .error, "comparator_missing", at: at(.comparator), "没有选比较符，无法判断是否达标。",
            "There is no comparator, so nobody can tell whether it is met.",
            fix: .write(guess.rawValue, at: at(.comparator)))
    }

    /// What such an indicator usually has: less is better for times, costs and faults.
    private var likely: Comparator {
        let reverse = ["时限", "时间", "期限", "时长", "成本", "费用", "差错", "不合格", "投诉", "支出"]
        return reverse.contains(where: name.contains) ? .atMost : .atLeast
    }
}
