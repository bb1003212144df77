import Finance
import Kernel
import People

/// The pages of 经费, as each of them lists the others.
struct FinanceTab: Sendable {
    let href: String
    let text: String
    let isCurrent: Bool

    static func all(_ visit: Visit, current: String) -> [FinanceTab] {
        let all = [
            ("/finance", "finance_tab_budget"), ("/finance/vouchers", "finance_tab_vouchers"),
            ("/finance/contracts", "finance_tab_contracts"),
            ("/finance/adjustments", "finance_tab_adjustments"),
            ("/finance/ledger", "finance_tab_ledger"), ("/finance/imports", "finance_tab_imports"),
        ]
        // The year that is looked at goes along.
        let year = visit.query("year") == nil ? "" : "?year=\(visit.financeYear)"
        return all.map {
            FinanceTab(href: $0.0 + year, text: visit.t($0.1), isCurrent: $0.0 == current)
        }
    }
}

extension Visit {
    /// The year that the address asks for; this one when it says none.
    var financeYear: Int {
        query("year").flatMap { Int($0) }.flatMap { (2000...2099).contains($0) ? $0 : nil }
            ?? today.year
    }

    func may(_ permission: Permission) -> Bool { signedIn?.actor.may(permission) == true }

    /// The paper that a form brought, or one that it brought before.
    func financePaper() throws -> String? {
        if let file = form.files["paper"] { return try centre.files.keep(file.bytes) }
        guard let sent = form["paper_digest"], !sent.isEmpty,
            try centre.files.bytes(sent) != nil
        else { return nil }
        return sent
    }

    /// The budget lines of a year to choose from, each under its project's name.
    func lineChoices(_ lines: [BudgetLine], chosen: String, none: String) -> [Choice] {
        [Choice(value: "", text: t(none), isChosen: chosen.isEmpty)]
            + lines.map { line in
                Choice(
                    value: line.id, text: "\(line.project) · \(line.name)",
                    isChosen: line.id == chosen)
            }
    }

    func sourceChoices(_ chosen: String) -> [Choice] {
        FundingSource.allCases.map {
            Choice(value: $0.rawValue, text: t($0.title), isChosen: $0.rawValue == chosen)
        }
    }

    /// The years that have a budget, and this one.
    func yearChoices(_ years: [Int]) -> [Choice] {
        Set(years + [today.year, financeYear]).sorted(by: >).map {
            Choice(value: "\($0)", text: "\($0)", isChosen: $0 == financeYear)
        }
    }
}

extension Dictionary where Key == String, Value == String {
    /// As the end of an address: `year=2025&`.
    var address: String {
        sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { "\($0.key)=\($0.value.queryEncoded)&" }.joined()
    }
}
