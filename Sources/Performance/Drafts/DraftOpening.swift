import Kernel

/// How a draft begins.
package enum DraftOpening: Hashable, Sendable {
    /// An empty form; the project's name may still be missing.
    case new(year: Int, project: String)
    /// The project's newest version of the year before, moved on by a year.
    case lastYear(project: String, to: Int)
    /// A version as it stands, to be adjusted.
    case version(id: String)

    var name: String {
        switch self {
        case .new: "new"
        case .lastYear: "last-year"
        case .version: "version"
        }
    }
}

extension DraftSheet {
    /// What a version says, each line under the id it is stored by.
    package init(_ stored: StoredDeclaration) throws {
        self.init(stored.declaration)
        lines = try stored.indicators.map { indicator in
            var line = DraftLine(id: indicator.id, indicator.indicator)
            line[.binding] = try indicator.binding.map(DraftBinding.text) ?? ""
            return line
        }
    }

    /// A declaration with an id for each of its lines.
    package init(_ declaration: Declaration, ids: [String]) {
        self.init(declaration)
        lines = zip(ids, declaration.indicators).map { DraftLine(id: $0, $1) }
    }

    /// Everything above the lines.
    private init(_ declaration: Declaration) {
        let funds = declaration.funds
        let texts: [(DraftField, String?)] = [
            (.project, declaration.project), (.nature, declaration.nature),
            (.category, declaration.category), (.department, declaration.department),
            (.unit, declaration.unit), (.start, declaration.start?.description),
            (.end, declaration.end?.description), (.total, funds.total?.description),
            (.totalFiscal, funds.totalFiscal?.description),
            (.totalOther, funds.totalOther?.description), (.annual, funds.annual?.description),
            (.annualFiscal, funds.annualFiscal?.description),
            (.carryOver, funds.carryOver?.description),
            (.annualOther, funds.annualOther?.description), (.goalTotal, declaration.goalTotal),
            (.goalAnnual, declaration.goalAnnual),
        ]
        self.init()
        for (field, text) in texts { self[field] = text ?? "" }
    }

    /// The same project in another year: targets stay, dates move on where the project would have
    /// ended, and amounts wait to be checked.
    package func movedOn(from old: Int, to year: Int) -> DraftSheet {
        var sheet = self
        let end = Day(self[.end])
        if end.map({ $0.year < year }) ?? false {
            for field in [DraftField.start, .end] {
                if let day = Day(self[field]) {
                    sheet[field] = day.movedOn(years: year - old).description
                }
            }
        }
        let hasMoney = DraftField.money.contains { !self[$0].isEmpty }
        sheet[.moneyChecked] = hasMoney ? "no" : ""
        return sheet
    }
}

extension DraftLine {
    /// What an indicator says.
    package init(id: String, _ indicator: Indicator) {
        self.init(id: id)
        self[.level1] = indicator.level1
        self[.level2] = indicator.level2
        self[.name] = indicator.name
        self[.comparator] = indicator.comparator?.rawValue ?? ""
        self[.target] = indicator.target
        self[.unit] = indicator.unit
        self[.weight] = indicator.weight?.description ?? ""
    }
}

extension Day {
    /// The same day of a later year; the last of February for its 29th.
    fileprivate func movedOn(years: Int) -> Day {
        Day(year: year + years, month: month, day: dayOfMonth)
            ?? Day(year: year + years, month: month, day: 28) ?? self
    }
}
