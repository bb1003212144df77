import Kernel

/// What people have typed for a self-evaluation so far.
package struct EvaluationDraft: Hashable, Codable, Sendable {
    package var rules: String
    /// The last day that counts; the year's end unless said otherwise.
    package var asOf: Day
    /// 年度总体目标的实际完成情况
    package var goalActual: String
    /// Remarks by the place of their indicator; that of the money under `execution`.
    package var remarks: [String: EvaluationReport.Remark]

    package init(
        rules: String = "national-2020", asOf: Day, goalActual: String = "",
        remarks: [String: EvaluationReport.Remark] = [:]
    ) {
        self.rules = rules
        self.asOf = asOf
        self.goalActual = goalActual
        self.remarks = remarks
    }

    /// The place of the money's remark.
    package static let execution = "execution"
    static let longestText = 2000

    subscript(place: String) -> EvaluationReport.Remark { remarks[place] ?? .init() }
}

extension EvaluationDraft {
    /// What can be said of the draft alone.
    var refusals: [Refusal] {
        var refusals: [Refusal] = []
        if goalActual.count > Self.longestText { refusals.append(.textTooLong("goal_actual")) }
        if RuleSet.all.allSatisfy({ $0.name != rules }) { refusals.append(.unknownRules(rules)) }
        for (place, remark) in remarks.sorted(by: { $0.key < $1.key }) {
            for (field, text) in [("reason", remark.reason), ("measure", remark.measure)]
            where text.count > Self.longestText {
                refusals.append(.textTooLong("\(field) \(place)"))
            }
        }
        return refusals
    }
}

extension Refusal {
    static func textTooLong(_ place: String) -> Refusal {
        Refusal(
            "text_too_long", "文字不超过 \(EvaluationDraft.longestText) 字，请精简。",
            "Texts have \(EvaluationDraft.longestText) characters at most.", at: place)
    }

    static func unknownRules(_ name: String) -> Refusal {
        let names = RuleSet.all.map(\.name).joined(separator: "、")
        return Refusal(
            "unknown_rules", "没有名为“\(name)”的评分规则，可用：\(names)。",
            "There are no rules “\(name)”; choose one of \(names).", at: "rules")
    }
}
