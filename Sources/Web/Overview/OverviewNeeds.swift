import Kernel
import Performance

/// The three numbers at the head of the director's page.
struct OverviewNeeds {
    let reading: DirectorReading
    let risks: [Risk]
    let t: Strings

    var cards: [OverviewPage.Need] { [today, missing, money].compactMap(\.self) }

    private var today: OverviewPage.Need {
        let late = reading.work.count { $0.state.isLate }
        let soon = reading.work.count { !$0.state.isLate && $0.state.mark.color == "yellow" }
        let lamp: Lamp = late > 0 ? .red : soon > 0 ? .yellow : .green
        return OverviewPage.Need(
            lamp: LampMark(lamp, t), label: t("overview_today_label"),
            figure: t("overview_cases", "\(late + soon)"),
            words: reading.work.isEmpty
                ? t("overview_today_none")
                : t("overview_today", "\(late)", "\(soon)", "\(reading.work.count)"))
    }

    private var missing: OverviewPage.Need? {
        guard let report = reading.report else { return nil }
        let unlikely = risks.count { ($0.outlook?.chance ?? Quantity(100)) < Quantity(20) }
        let lamp: Lamp = unlikely > 0 ? .red : risks.isEmpty ? .green : .yellow
        return OverviewPage.Need(
            lamp: LampMark(lamp, t),
            label: t(reading.isOver ? "overview_missed" : "overview_missing_label"),
            figure: t("items", "\(risks.count)"),
            words: risks.isEmpty
                ? t("overview_missing_none", "\(report.lines.count)")
                : reading.isOver
                    ? t("overview_missed_of", "\(report.lines.count)")
                    : t("overview_missing", "\(report.lines.count)", "\(unlikely)"))
    }

    private var money: OverviewPage.Need? {
        guard let report = reading.report else { return nil }
        let executions = report.projects.map(\.execution)
        let budget = executions.compactMap(\.budget).reduce(.zero, +)
        let spent = executions.compactMap(\.spent).reduce(.zero, +)
        let share = Ratio(
            Int128(report.asOf.ordinal), Int128(Day.last(of: report.year).ordinal))
        let rate =
            executions.contains { $0.spent != nil } ? Numerals.percent(spent, of: budget) : nil
        let lamp = rate == nil ? nil : Lamp(spent: spent, budget: budget, elapsed: share)
        func tenThousands(_ money: Money) -> String {
            Ratio(Int128(money.fen), 1_000_000).grouped(decimals: 1)
        }
        return OverviewPage.Need(
            lamp: LampMark(lamp, t), label: t("need_budget_label"),
            figure: rate.map { "\($0) %" } ?? "–",
            words: t(
                "need_budget", (share * Ratio(100)).text(decimals: 1), tenThousands(spent),
                tenThousands(budget)))
    }
}
