import Kernel

extension DraftLint {
    /// The money block: amounts that do not read, sums that do not come out, and the year's funds
    /// against the whole (项目资金总额 = 财政资金 + 其他资金; 年度资金申请总额 = 当年财政拨款 +
    /// 上年结转资金 + 其他资金).
    var moneyFindings: [DraftFinding] {
        let unread = DraftField.money.compactMap(unreadMoney)
        let sums = [
            sum(.total, [.totalFiscal, .totalOther]),
            sum(.annual, [.annualFiscal, .carryOver, .annualOther]),
        ]
        return unread + sums.compactMap(\.self) + annualFindings + [costs].compactMap(\.self)
    }

    private func money(_ field: DraftField) -> Money? { DraftNumbers.money(sheet[field]) }

    private func unreadMoney(_ field: DraftField) -> DraftFinding? {
        let (text, place) = (sheet[field].trimmed, DraftPlace(field))
        guard !text.isEmpty else { return nil }
        guard let money = DraftNumbers.money(text) else {
            return DraftFinding(
                .error, "not_money", at: place, "“\(text)”不是以元为单位的金额。",
                "“\(text)” is not an amount in yuan.",
                fix: DraftNumbers.meantMoney(text).map { .write("\($0)", at: place) })
        }
        guard money < .zero else { return nil }
        return DraftFinding(
            .error, "negative_money", at: place, "“\(field.title.zh)”不能是负数。",
            "“\(field.title.en)” cannot be below zero.")
    }

    private func sum(_ whole: DraftField, _ parts: [DraftField]) -> DraftFinding? {
        let amounts = parts.compactMap(money)
        guard !amounts.isEmpty, parts.allSatisfy({ sheet[$0].trimmed.isEmpty || money($0) != nil })
        else { return nil }
        let sum = amounts.reduce(.zero, +)
        let (place, text) = (DraftPlace(whole), sheet[whole].trimmed)
        let fix = DraftFix.write("\(sum)", at: place)
        if text.isEmpty {
            // Recurring projects leave the whole blank.
            guard sum > .zero else { return nil }
            return DraftFinding(
                .warning, "sum_missing", at: place,
                "各项来源合计 \(sum.grouped) 元，总额没有填写。",
                "The sources come to \(sum.grouped) yuan; the sum is blank.", fix: fix)
        }
        guard let stated = money(whole), stated != sum else { return nil }
        return DraftFinding(
            .error, "sum_differs", at: place,
            "总额 \(stated.grouped) 元，各项来源合计 \(sum.grouped) 元，相差 "
                + "\((stated > sum ? stated - sum : sum - stated).grouped) 元。",
            "The sum is \(stated.grouped) yuan, but its sources come to \(sum.grouped).", fix: fix)
    }

    private var annualFindings: [DraftFinding] {
        let place = DraftPlace(.annual)
        var findings: [DraftFinding] = []
        if sheet[.annual].trimmed.isEmpty, DraftField.money.allSatisfy({ sheet[$0].isEmpty }) {
            findings.append(
                DraftFinding(
                    .warning, "blank", at: place, "没有填写资金。", "No funds are given."))
        }
        if let annual = money(.annual), let total = money(.total), annual > total {
            findings.append(
                DraftFinding(
                    .error, "annual_above_total", at: place,
                    "年度资金 \(annual.grouped) 元多于项目资金总额 \(total.grouped) 元。",
                    "The year's \(annual.grouped) yuan exceed the project's \(total.grouped)."
                ))
        }
        if sheet[.moneyChecked] == "no" {
            findings.append(
                DraftFinding(
                    .warning, "money_to_check", at: place, "金额沿用去年，请核对。",
                    "The amounts are last year's; check them.",
                    fix: DraftFix(
                        "已核对", "They are right", [(DraftPlace(.moneyChecked), "")])))
        }
        return findings
    }

    /// The cost indicators need not come to the budget: only worth knowing (rule §2).
    private var costs: DraftFinding? {
        guard let annual = money(.annual) else { return nil }
        let costs = sheet.lines.filter { $0[.level1] == "成本指标" }
        let amounts = costs.filter { ["元", "元/年"].contains($0[.unit].trimmed) }
            .compactMap { DraftNumbers.money($0[.target]) }
        // Cost for each head or time does not add up to a budget.
        guard !amounts.isEmpty, amounts.count == costs.count else { return nil }
        let isPerHead = costs.contains { $0[.name].contains("人均") || $0[.name].contains("单位") }
        let sum = amounts.reduce(.zero, +)
        guard sum != annual, !isPerHead else { return nil }
        return DraftFinding(
            .note, "costs_differ", at: DraftPlace(.annual),
            "成本指标合计 \(sum.grouped) 元，年度资金 \(annual.grouped) 元；可以不同，请确认没有漏项。",
            "The cost indicators come to \(sum.grouped) yuan, the year's funds are "
                + "\(annual.grouped); they may differ, but see that nothing is missing.")
    }
}
