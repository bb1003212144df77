import Kernel
import Performance

extension IndicatorLine {
    /// The target as it is read: `≥95 %`, `≤19,500 元`; as printed where the form says no more.
    var targetText: String {
        guard let comparator = indicator.comparator, comparator != .other else {
            return indicator.printed
        }
        guard comparator != .qualitative else { return indicator.target }
        let unit = indicator.unit.isEmpty ? "" : " \(indicator.unit)"
        return "\(comparator.rawValue)\(Numerals.short(indicator.target))\(unit)"
    }

    /// The actual with its thousands separated; nil while nothing is measured.
    var actualText: String? { actual.map(Numerals.grouped) }

    /// Grades have no unit.
    var unitText: String { stored.binding?.gathering == .grade ? "" : indicator.unit }

    /// The beam of this indicator on a day.
    ///
    /// - Parameter elapsed: the part of the year that has passed.
    func beam(elapsed: Double, _ t: Strings) -> Beam {
        let accumulates = stored.binding?.nature.accumulates ?? false
        let isReverse = indicator.comparator?.isReverse ?? false
        let target = target?.approximate
        let actual = actualText.map { "\($0) \(unitText)" } ?? t("not_measured")
        let key = isReverse ? "beam_label_limit" : "beam_label"
        return Beam(
            actual: figure?.value.approximate, target: target, isReverse: isReverse, lamp: lamp,
            due: accumulates && !isReverse && elapsed < 1 ? target.map { $0 * elapsed } : nil,
            label: t(key, actual, targetText))
    }

    /// `6.67 / 6.67`, or a dash while it is not scored.
    var pointsText: String { score?.points.text(decimals: 2) ?? "–" }

    var weightText: String { weight.text(decimals: 2) }
}

extension ProjectReport {
    /// `112,930 / 144,208`: spent of the budget, in yuan; a dash for what is not known.
    var moneyText: String {
        "\(execution.spent?.grouped ?? "–") / \(execution.budget?.grouped ?? "–")"
    }

    /// The score, and over which weight where not everything is scored.
    func scoreText(_ t: Strings) -> String {
        guard weightScored < Ratio(100) else { return points.text(decimals: 2) }
        return t("score_of", points.text(decimals: 2), weightScored.text(decimals: 2))
    }
}

extension YearReport {
    /// The part of the year that has passed on the report's day.
    var elapsed: Double { Double(asOf.ordinal) / Double(Day.last(of: year).ordinal) }

    /// Every line of every project, with its project.
    var lines: [(project: ProjectReport, line: IndicatorLine)] {
        projects.flatMap { project in project.lines.map { (project, $0) } }
    }
}
