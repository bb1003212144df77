import Kernel
import Performance

/// Targets as a program submits them: every amount, day and number a text.
struct SentTargets: Decodable {
    /// The version they were made from; nothing for a project's first.
    let changing: Int?
    let reason: String?
    let year: Int
    let project: String
    let nature: String?
    let category: String?
    let department: String?
    let unit: String?
    let start: String?
    let end: String?
    let funds: [String: String]?
    let goalTotal: String?
    let goalAnnual: String?
    let indicators: [Line]

    /// One indicator.
    struct Line: Decodable {
        let level1: String
        let level2: String
        let name: String
        let comparator: String?
        let value: String
        let unit: String
        let printed: String?
        let weight: String?
    }

    private enum CodingKeys: String, CodingKey {
        case changing, reason, year, project, nature, category, department, unit, start, end
        case funds, indicators
        case goalTotal = "goal_total"
        case goalAnnual = "goal_annual"
    }
}

extension SentTargets {
    /// - Throws: `Refusals`, one for each text that is no day, amount, comparator or number.
    func declaration() throws -> Declaration {
        var faults: [Refusal] = []
        func read<Value>(
            _ text: String?, at place: String, _ value: (String) -> Value?
        ) -> Value? {
            guard let text, !text.isEmpty else { return nil }
            if let value = value(text) { return value }
            faults.append(.unreadable(text, place))
            return nil
        }
        func money(_ name: String) -> Money? {
            read(self.funds?[name], at: name) { Money(yuan: $0) }
        }
        let funds = Funds(
            total: money("total"), totalFiscal: money("total_fiscal"),
            totalOther: money("total_other"), annual: money("annual"),
            annualFiscal: money("annual_fiscal"), carryOver: money("carry_over"),
            annualOther: money("annual_other"))
        let (first, last) = (
            read(start, at: "start") { Day($0) }, read(end, at: "end") { Day($0) }
        )
        let lines = indicators.map { line in
            let sign = read(line.comparator, at: line.name) { Comparator(rawValue: $0) }
            let weight = read(line.weight, at: line.name) { Quantity($0) }
            return Indicator(
                level1: line.level1, level2: line.level2, name: line.name, comparator: sign,
                target: line.value, unit: line.unit, printed: line.printed ?? line.shown,
                weight: weight)
        }
        guard faults.isEmpty else { throw Refusals(faults) }
        return Declaration(
            year: year, project: project, nature: nature ?? "", category: category ?? "",
            department: department ?? "", unit: unit ?? "", start: first, end: last,
            funds: funds, goalTotal: goalTotal ?? "", goalAnnual: goalAnnual ?? "",
            indicators: lines)
    }
}

extension SentTargets.Line {
    /// The cell as it would be printed.
    fileprivate var shown: String {
        let isWord = comparator == Comparator.qualitative.rawValue
        let sign = isWord ? "" : comparator ?? ""
        return "\(sign)\(value)" + (unit.isEmpty ? "" : "(\(unit))")
    }
}

extension Refusal {
    fileprivate static func unreadable(_ text: String, _ place: String) -> Refusal {
        Refusal(
            "unreadable", "“\(text)”读不懂：日期写作 2025-01-31，金额与分值写作十进制数。",
            "“\(text)” does not read: days are 2025-01-31, amounts and weights decimals.",
            at: place)
    }
}
