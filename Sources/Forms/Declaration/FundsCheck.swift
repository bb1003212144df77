import Foundation

/// The identities of the money block: a total is the sum of its parts, and no year exceeds it.
enum FundsCheck {
    /// What does not add up.
    static func doubts(_ funds: FormFunds, at place: Place) -> [Doubt] {
        let annual = sum(
            "年度资金申请总额", funds.annual, "当年财政拨款＋上年结转资金＋其他资金",
            [funds.annualFiscal, funds.carryOver, funds.annualOther], at: place)
        let total = sum(
            "项目资金总额", funds.total, "财政资金＋其他资金",
            [funds.totalFiscal, funds.totalOther], at: place)
        return [annual, total, order(funds, at: place)].compactMap { $0 }
    }

    private static func sum(
        _ label: String, _ whole: String?, _ formula: String, _ parts: [String?], at place: Place
    ) -> Doubt? {
        let printed = parts.compactMap(Amount.decimal)
        guard let whole = Amount.decimal(whole), !printed.isEmpty else { return nil }
        let sum = printed.reduce(0, +)
        guard sum != whole else { return nil }
        let figures = "\(Amount(yuan: whole).printed)元，各项之和为\(Amount(yuan: sum).printed)元"
        return .warning(place, "\(label)应等于\(formula)：表上\(label)为\(figures)")
    }

    private static func order(_ funds: FormFunds, at place: Place) -> Doubt? {
        guard let total = Amount.decimal(funds.total), let annual = Amount.decimal(funds.annual),
            annual > total
        else { return nil }
        let figures = "\(Amount(yuan: annual).printed)元大于\(Amount(yuan: total).printed)元"
        return .warning(place, "年度资金申请总额不应大于项目资金总额：\(figures)")
    }
}
