import Kernel

extension LineLint {
    /// A target far from what was reached last year: too low, or hard to believe.
    ///
    /// 1.3 is where an actual above its target needs a reason (rule §2, scoring); the other way
    /// half as much again is asked about.
    var pastFinding: DraftFinding? {
        guard let past, let actual = past.actualValue, let text = past.actual,
            past.unit == line[.unit].trimmed, actual > .zero,
            let target = Quantity(line[.target].trimmed).map(Ratio.init), target > .zero,
            let comparator = Comparator(rawValue: line[.comparator])
        else { return nil }
        switch comparator {
        case .atLeast, .above, .equal:
            if actual >= target * Ratio(13, 10) {
                return far(text, actual / target, "去年实际是本目标的", "倍，目标可能偏低", "may be too low")
            }
            if target >= actual * Ratio(15, 10) {
                return far(text, target / actual, "本目标是去年实际的", "倍，请说明依据", "may be too high")
            }
        case .atMost, .below:
            if target >= actual * Ratio(2) {
                return far(text, target / actual, "本目标是去年实际的", "倍，目标可能偏松", "may be too loose")
            }
            if actual >= target * Ratio(15, 10) {
                return far(text, actual / target, "去年实际是本目标的", "倍，请说明依据", "may be too tight")
            }
        case .qualitative, .other: return nil
        }
        return nil
    }

    private func far(
        _ actual: String, _ factor: Ratio, _ relation: String, _ ending: String, _ en: String
    ) -> DraftFinding {
        let unit = line[.unit].trimmed
        let times = factor.text(decimals: 1, trimmed: true)
        return DraftFinding(
            .warning, "far_from_last_year", at: DraftPlace(line.id, .target),
            "去年实际 \(actual)\(unit)，\(relation) \(times) \(ending)。",
            "Last year's actual was \(actual) \(unit), a factor of \(times): the target \(en).")
    }
}
