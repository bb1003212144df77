import Kernel

/// A budget line as it was typed or imported, before it is known to be sound.
package struct LineDraft: Hashable, Sendable {
    package var year: String
    package var project: String
    package var name: String
    /// Yuan from each source; empty for none.
    package var budget: [FundingSource: String]
    package var target: String
    package var ceiling: String
    package var unit: String

    package init(
        year: String, project: String, name: String, budget: [FundingSource: String],
        target: String = "", ceiling: String = "", unit: String = ""
    ) {
        self.year = year
        self.project = project
        self.name = name
        self.budget = budget
        self.target = target
        self.ceiling = ceiling
        self.unit = unit
    }
}

/// A budget line in order, ready to be opened.
struct SoundLine {
    let year: Int
    let project: String
    let name: String
    let budget: [FundingSource: Money]
    let aim: BudgetLine.Aim

    /// Whether a line that is there already says the same.
    func isSame(as line: BudgetLine) -> Bool {
        line.aim == aim
            && FundingSource.allCases.allSatisfy {
                (line.shares[$0]?.budget ?? .zero) == (budget[$0] ?? .zero)
            }
    }
}

extension LineDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked() throws -> SoundLine {
        var fields = TypedFields()
        let year = Int(self.year.trimmed).flatMap { (2000...2099).contains($0) ? $0 : nil }
        if year == nil { fields.add(.badYear(self.year)) }
        let project = fields.text(project, at: "project", Words("项目", "project"))
        let name = fields.text(name, at: "name", Words("明细名称", "line's name"))
        if [name, project].contains(where: { $0.contains("/") || $0.contains("·") }) {
            fields.add(.signInName)
        }
        var budget: [FundingSource: Money] = [:]
        for (source, typed) in self.budget where !typed.trimmed.isEmpty {
            budget[source] = fields.money(
                typed, at: "budget_\(source.field)", isZeroFine: true)
        }
        let aim = checkedAim(&fields)
        try fields.throwAny()
        return SoundLine(year: year ?? 0, project: project, name: name, budget: budget, aim: aim)
    }

    private func checkedAim(_ fields: inout TypedFields) -> BudgetLine.Aim {
        let target = fields.text(
            target, at: "target", Words("成本指标", "cost target"), isNeeded: false)
        let unit = fields.text(unit, at: "unit", Words("计量单位", "unit"), isNeeded: false)
        let ceiling = self.ceiling.trimmed.isEmpty ? nil : fields.money(self.ceiling, at: "ceiling")
        if !self.ceiling.trimmed.isEmpty, target.isEmpty {
            fields.add(.missing("target", Words("成本指标", "cost target")))
        }
        return BudgetLine.Aim(target: target, ceiling: ceiling, unit: unit)
    }
}

extension FundingSource {
    /// As a field of a form is named.
    package var field: String { rawValue.replacing("-", with: "_") }
}

extension Refusal {
    fileprivate static func badYear(_ text: String) -> Refusal {
        Refusal(
            "bad_year", "“\(text)”不是年度，应写成四位数字。", "“\(text)” is not a year of four digits.",
            at: "year")
    }

    fileprivate static let signInName = Refusal(
        "sign_in_name", "项目和明细名称里不能有“/”和“·”。", "Neither name may hold “/” or “·”.",
        at: "name")
}
