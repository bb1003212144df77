import Kernel

/// A measure as somebody declares it, before it is known to be sound.
package struct MeasureDraft: Hashable, Sendable {
    /// Without the desk: `parcels_posted`.
    package var name: String
    package var title: Words
    package var unit: String
    package var gathering: String
    package var proof: String
    /// Levels of a grade, best first.
    package var scale: [String]
    /// In which ways its entries fall into parts: 街镇, 渠道; at most three.
    package var dimensions: [String]

    package init(
        name: String, title: Words, unit: String, gathering: String, proof: String,
        scale: [String] = [], dimensions: [String] = []
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.gathering = gathering
        self.proof = proof
        self.scale = scale
        self.dimensions = dimensions
    }

    /// The measure it declares.
    ///
    /// - Throws: `Refusals`, one for each field that is not in order.
    package func checked() throws -> Measure {
        let gathering = Gathering(rawValue: gathering)
        let refusals = faults(gathering)
        guard let gathering, refusals.isEmpty else { throw Refusals(refusals) }
        return Measure(
            name: "register.\(name)", title: title, unit: unit, gathering: gathering,
            desk: "register", proof: proof, scale: scale,
            dimensions: dimensions.map { Dimension(Words($0, $0)) })
    }

    private func faults(_ gathering: Gathering?) -> [Refusal] {
        var faults: [Refusal] = []
        if name.isEmpty || name.count > 60 || !name.allSatisfy(\.isPartOfName) {
            faults.append(.badMeasureName)
        }
        if title.zh.isBlank { faults.append(.missing("title", "中文名称", "Chinese title")) }
        if proof.isBlank { faults.append(.missing("proof", "证明材料", "proof")) }
        if !hasSoundDimensions { faults.append(.badDimensions) }
        guard let gathering else { return faults + [.badGathering(self.gathering)] }
        if gathering == .grade, !hasScale { faults.append(.gradeWithoutScale) }
        if gathering != .grade, unit.isBlank {
            faults.append(.missing("unit", "计量单位", "unit"))
        }
        return faults
    }

    private var hasSoundDimensions: Bool {
        dimensions.count <= 3 && Set(dimensions).count == dimensions.count
            && dimensions.allSatisfy {
                !$0.isBlank && $0.count <= 30 && !$0.contains(where: \.isNewline)
            }
    }

    private var hasScale: Bool {
        scale.count >= 2 && Set(scale).count == scale.count
            && scale.allSatisfy { !$0.isBlank && !$0.contains(where: \.isNewline) }
    }
}

extension Character {
    fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" || self == "-" }
}

extension Refusal {
    fileprivate static let badMeasureName = Refusal(
        "bad_measure_name", "度量代码用字母、数字、下划线，1 至 60 个字符。",
        "A measure's name is 1 to 60 letters, digits and underscores.", at: "name")

    fileprivate static func badGathering(_ text: String) -> Refusal {
        let choices = Gathering.choices.map(\.rawValue).joined(separator: "、")
        return Refusal(
            "bad_gathering", "没有“\(text)”这种汇总方式，可用：\(choices)。",
            "There is no gathering “\(text)”; choose one of \(choices).", at: "gathering")
    }

    fileprivate static let badDimensions = Refusal(
        "bad_dimensions", "分组最多三个，每个 1 至 30 字，不能重复。",
        "At most three dimensions, each of 1 to 30 characters and different.", at: "dimensions")

    fileprivate static let gradeWithoutScale = Refusal(
        "grade_without_scale", "等级类度量要列出至少两个不同的等级，由好到差。",
        "A grade needs a scale of at least two different levels, best first.", at: "scale")

    static func missing(_ field: String, _ zh: String, _ en: String) -> Refusal {
        Refusal("missing", "请填写\(zh)。", "Please fill in the \(en).", at: field)
    }
}
