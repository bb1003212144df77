import Finance
import Kernel
import Performance

/// The year's budgets: each project against the calendar, each line with what is left.
struct BudgetPage: Page {
    static let template = "finance/budget"
    let area: Area? = .finance
    let assets = ["finance.css"]

    let title: String
    let tabs: [FinanceTab]
    let years: [Choice]
    let summary: String
    let waiting: String?
    let projects: [Project]
    let newHref: String?
    let exports: [Reference]

    /// One project.
    struct Project: Sendable {
        let name: String
        let ledgerHref: String
        let adjusted: String
        let spent: String
        let pending: String
        let balance: String
        let rate: String
        let color: String
        let word: String
        /// The declaration asks for another sum than the lines come to.
        let differs: String?
        let lines: [Line]
    }

    /// One budget line.
    struct Line: Sendable {
        let name: String
        let lineHref: String
        let initial: String
        let adjusted: String
        let spent: String
        let pending: String
        let balance: String
        let rate: String
        let target: String?
    }

    init(
        _ lines: [BudgetLine], _ years: [Int], waiting: Int, declared: [String: Money],
        _ visit: Visit
    ) {
        let t = visit.t
        let year = visit.financeYear
        let elapsed = Self.elapsed(year, visit.today)
        title = t("area_finance")
        tabs = FinanceTab.all(visit, current: "/finance")
        self.years = visit.yearChoices(years)
        summary = t("finance_elapsed", "\(year)", elapsed.text(decimals: 1))
        self.waiting = waiting > 0 ? t("finance_waiting", "\(waiting)") : nil
        var order: [String] = []
        for line in lines where !order.contains(line.project) { order.append(line.project) }
        let grouped = Dictionary(grouping: lines, by: \.project)
        projects = order.map {
            Project($0, grouped[$0] ?? [], year, elapsed, declared: declared[$0], t)
        }
        newHref = visit.may(.manageBudget) ? "/finance/lines/new?year=\(year)" : nil
        exports = ExportFormat.links(to: "/finance/exports?year=\(year)&", t)
    }

    /// Percent of the year that has passed; all of it afterwards, nothing before.
    static func elapsed(_ year: Int, _ today: Day) -> Ratio {
        guard today >= Day.first(of: year) else { return .zero }
        let last = Day.last(of: year)
        return Ratio(Int128(min(today, last).ordinal) * 100, Int128(last.ordinal))
    }
}

extension BudgetPage.Project {
    fileprivate init(
        _ name: String, _ lines: [BudgetLine], _ year: Int, _ elapsed: Ratio, declared: Money?,
        _ t: Strings
    ) {
        let total = lines.map(\.total).reduce(BudgetLine.Share()) { $0.joined(with: $1) }
        self.name = name
        ledgerHref = "/finance/ledger?year=\(year)&project=\(name.queryEncoded)"
        adjusted = total.adjusted.grouped
        spent = total.spent.grouped
        pending = total.pending.grouped
        balance = total.balance.grouped
        let rate =
            total.adjusted > .zero
            ? Ratio(Int128(total.spent.fen) * 100, Int128(total.adjusted.fen)) : Ratio.zero
        self.rate = "\(rate.text(decimals: 1))%"
        // The monitoring lamps' own limits: 60 and 80 per cent of the year's elapsed share.
        let isRed = rate * Ratio(100) < elapsed * Ratio(60)
        let isYellow = rate * Ratio(100) < elapsed * Ratio(80)
        color = isRed ? "red" : isYellow ? "yellow" : "green"
        word = t(isRed ? "finance_far_behind" : isYellow ? "finance_behind" : "finance_on_time")
        differs = declared.flatMap { declared in
            declared == total.budget
                ? nil : t("finance_differs", declared.grouped, total.budget.grouped)
        }
        self.lines = lines.map { BudgetPage.Line($0, t) }
    }
}

extension BudgetPage.Line {
    fileprivate init(_ line: BudgetLine, _ t: Strings) {
        let total = line.total
        name = line.name
        lineHref = "/finance/ledger?line=\(line.id)"
        initial = total.budget.grouped
        adjusted = total.adjusted.grouped
        spent = total.spent.grouped
        pending = total.pending.grouped
        balance = total.balance.grouped
        rate = line.rate.map { "\($0.text(decimals: 1))%" } ?? "–"
        target = line.aim.words(t)
    }
}

extension BudgetLine.Aim {
    /// 邮电成本 ≤ 42,000 元
    func words(_ t: Strings) -> String? {
        guard !target.isEmpty else { return nil }
        guard let ceiling else { return target }
        let unit = unit.isEmpty ? "" : "/\(unit)"
        return "\(target) ≤ \(ceiling.grouped) \(t("finance_yuan"))\(unit)"
    }
}
