import Kernel
import Performance

/// What the weeks of a measure say, in words.
struct BehaviourWords {
    let series: WeekSeries?
    let behaviour: ProcessBehaviour?
    let unit: String
    let t: Strings

    /// Nothing to say in a year whose holidays are not published.
    init(
        days: [(Day, Summary)], gathering: Gathering, year: Int, asOf: Day, unit: String,
        visit: Visit
    ) {
        t = visit.t
        series = try? WeekSeries(
            days, gathering, from: Day.first(of: year), through: asOf, visit.site.calendar)
        behaviour = gathering == .grade ? nil : series?.behaviour(gathering)
        self.unit = series?.isPerWorkingDay == true ? t("insight_per_day", unit) : unit
    }

    /// What goes on now; empty when it is noise, or when there is too little to tell.
    var current: [String] {
        guard let behaviour else { return [] }
        return BehaviourWords.foremost(behaviour.current()).map(words)
    }

    /// Every signal of the year, the latest first.
    var all: [String] { (behaviour?.signals ?? []).reversed().map(words) }

    /// One sentence that sums it up.
    var verdict: String {
        guard let behaviour else {
            return t("insight_too_few", "\(ProcessBehaviour.fewest)", "\(series?.weeks.count ?? 0)")
        }
        guard behaviour.current().isEmpty else { return current.joined(separator: " ") }
        return t("insight_calm", number(behaviour.lower), number(behaviour.upper), unit)
    }

    /// Of several signs of the same change the plainest: a run before a value, the latest of each.
    private static func foremost(
        _ signals: [ProcessBehaviour.Signal]
    ) -> [ProcessBehaviour.Signal] {
        let order: [ProcessBehaviour.Rule] = [.run, .outside, .nearLimit]
        let found = order.compactMap { rule in signals.last { $0.rule == rule } }
        return Array(found.prefix(found.first?.rule == .nearLimit ? 1 : 2))
            .filter { $0.rule != .nearLimit || found.count == 1 }
    }

    private func words(_ signal: ProcessBehaviour.Signal) -> String {
        guard let behaviour, let series else { return "" }
        let first = "\(series.weeks[signal.places.lowerBound].monday)"
        let count = "\(signal.places.count)"
        let side = signal.isAbove ? "above" : "below"
        switch signal.rule {
        case .outside:
            let limit = signal.isAbove ? behaviour.upper : behaviour.lower
            return t("insight_outside_\(side)", first, number(signal.level), number(limit), unit)
        case .run:
            return t(
                "insight_run_\(side)", first, count, number(behaviour.mean),
                number(signal.level), unit)
        case .nearLimit: return t("insight_near_\(side)", first, count)
        }
    }

    func number(_ value: Double) -> String {
        let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
        return Ratio(Int128((value * 100).rounded()), 100)
            .grouped(decimals: decimals, trimmed: decimals > 0)
    }
}
