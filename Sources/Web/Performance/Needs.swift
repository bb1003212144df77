import Kernel
import Performance

/// What of a year wants somebody now: missed targets, unmeasured ones, the budget.
struct Needs {
    let report: YearReport
    let address: YearPage.Address
    let t: Strings

    /// How many names a card tells before it says how many more there are.
    private static let namedLimit = 3

    var cards: [YearPage.Need] { [missing, unmeasured, budget] }

    private var missing: YearPage.Need {
        let lines = report.lines.map(\.line).filter { $0.lamp == .red || $0.lamp == .yellow }
        let worst = lines.compactMap(\.lamp).max() ?? .green
        let ordered = lines.filter { $0.lamp == .red } + lines.filter { $0.lamp == .yellow }
        let red = lines.count { $0.lamp == .red }
        let words =
            lines.isEmpty
            ? t("need_none_missing") : t("need_missing", "\(red)", "\(lines.count - red)")
        return need(worst, "need_missing_label", t("items", "\(lines.count)"), words, ordered)
    }

    private var unmeasured: YearPage.Need {
        let lines = report.lines.map(\.line).filter { $0.figure == nil }
        let unbound = lines.count { $0.stored.binding == nil }
        let words =
            lines.isEmpty
            ? t("need_all_measured")
            : t("need_unmeasured", "\(unbound)", "\(lines.count - unbound)")
        return need(
            lines.isEmpty ? .green : nil, "need_unmeasured_label", t("items", "\(lines.count)"),
            words, lines)
    }

    private var budget: YearPage.Need {
        let executions = report.projects.map(\.execution)
        let budget = executions.compactMap(\.budget).reduce(.zero, +)
        let spent = executions.compactMap(\.spent).reduce(.zero, +)
        let share = Ratio(
            Int128(report.asOf.ordinal), Int128(Day.last(of: report.year).ordinal))
        let hasSpent = executions.contains { $0.spent != nil }
        let rate = hasSpent ? Numerals.percent(spent, of: budget) : nil
        let lamp = rate == nil ? nil : Lamp(spent: spent, budget: budget, elapsed: share)
        let words = t(
            "need_budget", (share * Ratio(100)).text(decimals: 1), tenThousands(spent),
            tenThousands(budget))
        return need(lamp, "need_budget_label", rate.map { "\($0) %" } ?? "–", words, [])
    }

    /// Ten thousands of yuan, as headings tell money: `390.9`.
    private func tenThousands(_ money: Money) -> String {
        Ratio(Int128(money.fen), 1_000_000).grouped(decimals: 1)
    }

    private func need(
        _ lamp: Lamp?, _ label: String, _ figure: String, _ words: String, _ lines: [IndicatorLine]
    ) -> YearPage.Need {
        YearPage.Need(
            lamp: LampMark(lamp, t), label: t(label), figure: figure, words: words,
            names: lines.prefix(Self.namedLimit).map {
                .init(href: address.indicator($0.stored.id), name: $0.indicator.name)
            })
    }
}
