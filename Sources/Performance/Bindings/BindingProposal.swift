import Kernel

/// A measure proposed for an indicator by its wording, for a person to confirm.
package struct BindingProposal: Sendable {
    package let bound: BindingPlan.Bound
    /// The measure to declare first; nil when one that exists already fits.
    package let draft: MeasureProposal?

    /// Nil where the target is free text, or the scale of its grade is not known.
    init?(
        _ declaration: Declaration, _ indicator: StoredIndicator, _ measures: [String: Measure]
    ) {
        let line = indicator.indicator
        guard let gathering = Wording.gathering(of: line) else { return nil }
        let fitting = measures.values.filter { measure in
            measure.unit == line.unit && (measure.gathering == .grade) == (gathering == .grade)
                && measure.gathering.needsWhole == gathering.needsWhole
        }
        let likeness = fitting.map { ($0, Wording.likeness($0.title.zh, line.name)) }
        if let best = likeness.max(by: { ($0.1, $1.0.name) < ($1.1, $0.0.name) }), best.1 >= 0.6 {
            let binding = Binding(measure: best.0.name, gathering: gathering)
            bound = .init(declaration, indicator, binding)
            draft = nil
            return
        }
        let scale = gathering == .grade ? Wording.scale(with: line.target) : []
        guard let scale else { return nil }
        let name = Wording.measureName(line.name)
        draft = MeasureProposal(
            name: name, title: Words(line.name, line.name), unit: line.unit,
            gathering: gathering, proof: "证明材料", scale: scale)
        bound = .init(
            declaration, indicator, Binding(measure: "register.\(name)", gathering: gathering))
    }
}

/// What an indicator's own words say about how it is measured.
enum Wording {
    /// Later rows are for the more general words.
    private static let byName: [(words: [String], gathering: Gathering)] = [
        (["人均", "单位成本", "平均成本", "控制数"], .ratio),
        (["满意度", "率", "比例", "占比", "完好程度", "完好度", "一致性"], .share),
        (["时限", "时间", "期限", "时长"], .longest),
        (["截至", "年末", "累计关注", "观看量"], .latest),
        (["成本", "费用", "支出"], .sum),
    ]

    static func gathering(of indicator: Indicator) -> Gathering? {
        switch indicator.comparator {
        case .qualitative: return .grade
        case .other, nil: return nil
        default: break
        }
        if indicator.unit.hasSuffix("/周") { return .lowestWeek }
        if indicator.unit == "天/年" { return .daysKept }
        if ["%", "％", "百分比"].contains(indicator.unit) { return .share }
        let found = byName.first { row in row.words.contains { indicator.name.contains($0) } }
        // What is not a share by its unit is not one by its name either.
        if let found, found.gathering != .share { return found.gathering }
        return Quantity(indicator.target)?.isWhole == true ? .count : .sum
    }

    /// The part of two-character pieces that both names share, 0 to 1.
    static func likeness(_ a: String, _ b: String) -> Double {
        let (pairs, others) = (self.pairs(a), self.pairs(b))
        guard !pairs.isEmpty, !others.isEmpty else { return a == b ? 1 : 0 }
        return 2 * Double(pairs.intersection(others).count) / Double(pairs.count + others.count)
    }

    private static func pairs(_ text: String) -> Set<String> {
        let characters = Array(text.filter { $0.isLetter || $0.isNumber })
        return Set(zip(characters, characters.dropFirst()).map { "\($0)\($1)" })
    }

    /// The usual scale that has this level; nil for a word of no known scale.
    static func scale(with level: String) -> [String]? {
        let scales = [
            ["优秀", "良好", "合格", "不合格"], ["优", "良", "中", "差"],
            ["显著提升", "有所提升", "持平", "下降"], ["提升", "持平", "下降"],
            ["减少", "持平", "增加"], ["健全", "基本健全", "不健全"],
            ["可控", "基本可控", "失控"], ["及时", "基本及时", "不及时"],
        ]
        return scales.first { $0.contains(level) }
    }

    /// Letters and digits of the indicator's name.
    static func measureName(_ name: String) -> String {
        String(name.filter { $0.isLetter || $0.isNumber }.prefix(60))
    }
}
