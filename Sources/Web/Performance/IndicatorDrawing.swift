import Kernel
import Performance

/// The chart of an indicator, wide and narrow, from what its page knows.
struct IndicatorDrawing {
    let view: IndicatorView
    let t: Strings

    /// Empty while nothing is measured.
    var charts: [String] {
        guard let gathering = view.line.stored.binding?.gathering, !view.days.isEmpty else {
            return []
        }
        let course = Course(view.days, gathering)
        return [YearChart.Size.wide, .narrow].map { chart(course, gathering, $0).svg }
    }

    private func chart(
        _ course: Course, _ gathering: Gathering, _ size: YearChart.Size
    ) -> YearChart {
        let line = view.line
        let isReverse = line.indicator.comparator?.isReverse ?? false
        let actual = "\(line.actualText ?? "–") \(line.unitText)"
        let key = isReverse ? "chart_limit" : "chart_target"
        return YearChart(
            year: view.report.year, asOf: view.report.asOf, course: course,
            target: line.target?.approximate,
            forecast: view.outlook?.outlook.forecast, isReverse: isReverse,
            accumulates: gathering.accumulates, lamp: line.lamp,
            label: t("chart_label", line.indicator.name, "\(view.report.year)"),
            description: t(
                "chart_description", "\(view.report.asOf)", actual, line.targetText),
            targetText: t(key, targetFigure), actualText: actual,
            months: (1...12).map { t("month_\($0)") }, size: size)
    }

    private var targetFigure: String {
        let line = view.line
        return line.indicator.comparator == .qualitative
            ? line.indicator.target
            : "\(Numerals.short(line.indicator.target)) \(line.indicator.unit)"
    }
}
