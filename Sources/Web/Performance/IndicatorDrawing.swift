import Kernel
import Performance

/// The chart of an indicator, wide and narrow, from what its page knows.
struct IndicatorDrawing {
    let view: IndicatorView
    let t: Strings

    /// Empty while nothing is measured.
    var charts: [String] {
        guard let binding = view.line.stored.binding, let first = view.operands.first,
            view.operands.allSatisfy({ !$0.days.isEmpty })
        else { return [] }
        let course =
            binding.formula.map { Course(view.operands, $0) }
            ?? Course(first.days, binding.gathering)
        return [YearChart.Size.wide, .narrow].map { chart(course, binding.nature, $0).svg }
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
            months: (1...12).map { t("month_\($0)") },
            notes: view.comments.filter { $0.withdrawal == nil }.enumerated().map {
                YearChart.Note(
                    day: $0.element.day, number: $0.offset + 1, words: $0.element.words)
            }, size: size)
    }

    private var targetFigure: String {
        let line = view.line
        return line.indicator.comparator == .qualitative
            ? line.indicator.target
            : "\(Numerals.short(line.indicator.target)) \(line.indicator.unit)"
    }
}
