import Kernel

extension Draft {
    /// The declaration that the draft has become.
    ///
    /// - Throws: `Refusals` for everything that keeps it from being stored, each with its place.
    package func declaration() throws(Refusals) -> Declaration {
        try sheet.declaration(year: year)
    }
}

extension DraftSheet {
    /// - Throws: `Refusals` for amounts, days, weights and targets that do not read, and for what
    ///   every declaration needs.
    package func declaration(year: Int) throws(Refusals) -> Declaration {
        var reading = DraftReading(sheet: self)
        let declaration = Declaration(
            year: year, project: self[.project].trimmed, nature: self[.nature].trimmed,
            category: self[.category].trimmed, department: self[.department].trimmed,
            unit: self[.unit].trimmed, start: reading.day(.start), end: reading.day(.end),
            funds: reading.funds(), goalTotal: self[.goalTotal].trimmed,
            goalAnnual: self[.goalAnnual].trimmed,
            indicators: lines.map { reading.indicator($0) })
        let refusals = reading.refusals + declaration.refusals
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return declaration
    }
}

/// Typed texts while they are made amounts, days and lines.
private struct DraftReading {
    let sheet: DraftSheet
    var refusals: [Refusal] = []

    mutating func day(_ field: DraftField) -> Day? {
        let text = sheet[field].trimmed
        guard !text.isEmpty else { return nil }
        if let day = Day(text) { return day }
        refusals.append(.draftDay(field, text))
        return nil
    }

    private mutating func money(_ field: DraftField) -> Money? {
        let text = sheet[field].trimmed
        guard !text.isEmpty else { return nil }
        if let money = DraftNumbers.money(text) { return money }
        refusals.append(.draftMoney(field, text))
        return nil
    }

    mutating func funds() -> Funds {
        Funds(
            total: money(.total), totalFiscal: money(.totalFiscal),
            totalOther: money(.totalOther), annual: money(.annual),
            annualFiscal: money(.annualFiscal), carryOver: money(.carryOver),
            annualOther: money(.annualOther))
    }

    mutating func indicator(_ line: DraftLine) -> Indicator {
        let weight = line[.weight].trimmed
        let quantity = Quantity(weight)
        if !weight.isEmpty, quantity == nil { refusals.append(.draftWeight(line, weight)) }
        return Indicator(
            level1: line[.level1].trimmed, level2: line[.level2].trimmed,
            name: line[.name].trimmed, comparator: Comparator(rawValue: line[.comparator]),
            target: line[.target].trimmed, unit: line[.unit].trimmed, printed: line.printed,
            weight: quantity)
    }
}

extension DraftLine {
    /// The whole cell as the form prints it: `≤19500.00(元)`, `优秀`.
    package var printed: String {
        let (target, unit) = (self[.target].trimmed, self[.unit].trimmed)
        switch Comparator(rawValue: self[.comparator]) {
        case .qualitative: return target
        case nil, .other: return target + unit
        case let comparator?:
            let sign = comparator == .equal ? "=" : comparator.rawValue
            return "\(sign)\(target)" + (unit.isEmpty ? "" : "(\(unit))")
        }
    }
}

extension String {
    /// Without blanks and line breaks at either end.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Refusal {
    fileprivate static func draftDay(_ field: DraftField, _ text: String) -> Refusal {
        Refusal(
            "draft_day", "“\(field.title.zh)”应是日期，如 2026-01-01，现在是“\(text)”。",
            "“\(field.title.en)” should be a day such as 2026-01-01, not “\(text)”.",
            at: field.rawValue)
    }

    fileprivate static func draftMoney(_ field: DraftField, _ text: String) -> Refusal {
        Refusal(
            "draft_money", "“\(field.title.zh)”应是以元为单位的金额，如 144208.00，现在是“\(text)”。",
            "“\(field.title.en)” should be yuan such as 144208.00, not “\(text)”.",
            at: field.rawValue)
    }

    fileprivate static func draftWeight(_ line: DraftLine, _ text: String) -> Refusal {
        Refusal(
            "draft_weight", "“\(line[.name])”的分值“\(text)”不是数字。",
            "The weight “\(text)” of “\(line[.name])” is not a number.",
            at: DraftPlace(line.id, .weight).text)
    }
}
