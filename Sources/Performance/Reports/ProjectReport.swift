import Kernel

/// One project of a report: its money, its indicators, its score.
package struct ProjectReport: Sendable {
    package let stored: StoredDeclaration
    package let execution: Execution
    package let lines: [IndicatorLine]
    /// The sum of the lines' points and execution's, capped where the rules cap it.
    package let points: Ratio
    /// Over which weight the points were formed; 100 when everything is measured.
    package let weightScored: Ratio
    /// 优, 良, 中 or 差; nil while something is not scored.
    package let grade: String?
    package let lamp: Lamp
    /// Spending by the source it was paid from, as far as that is certain.
    package let spentBySource: [String: Money]
    /// Where the spending will stand at the year's end, where a forecast was asked for: of each
    /// source, and of the whole under the empty name.
    package let expectedSpending: [String: Forecast]
}

/// How much of a budget is spent.
package struct Execution: Sendable {
    /// 年初预算数; nil where the declaration gives none.
    package let initial: Money?
    /// 全年预算数: the adjusted budget, carry-over included.
    package let budget: Money?
    /// Nil without a voucher: not measured, which is not the same as nothing spent.
    package let spent: Money?
    /// What adjustments added to each source's part of the budget, by `FundSource`.
    package let changedBySource: [String: Money]
    package let weight: Ratio
    package let score: Score?

    /// Percent of the budget spent.
    package var rate: Ratio? {
        guard let spent, let budget, budget > .zero else { return nil }
        return Ratio(Int128(spent.fen) * 100, Int128(budget.fen))
    }

    /// One source's part of the adjusted budget; nil where the declaration gives none.
    package func budget(from source: FundSource, in funds: Funds) -> Money? {
        let changed = changedBySource[source.rawValue]
        guard let declared = source.amount(in: funds) else { return changed }
        return declared + (changed ?? .zero)
    }
}

/// One indicator of a report.
package struct IndicatorLine: Sendable {
    package let stored: StoredIndicator
    package let measure: Measure?
    /// Nil when nothing is measured; then there are no points and no lamp either.
    package let figure: Figure?
    package let target: Ratio?
    package let weight: Ratio
    package let score: Score?
    package let lamp: Lamp?
    /// Where it will stand at the year's end, where a forecast was asked for.
    package var outlook: IndicatorOutlook?

    package var indicator: Indicator { stored.indicator }

    /// The actual as it is printed: a decimal, or the level of a grade.
    package var actual: String? {
        guard let figure else { return nil }
        if let measure, stored.binding?.gathering == .grade {
            let place = Quantity(tenThousandths: Int64(figure.value.scaled(decimals: 4)))
            return measure.level(of: place)
        }
        return figure.value.text(besides: target)
    }
}

extension Ratio {
    /// Two decimals, unless rounding would hide on which side of the target the figure lies: a
    /// hundred per cent but for one parcel is not a hundred per cent.
    package func text(besides target: Ratio?) -> String {
        let short = rounded(decimals: 2)
        let hides = target.map { ($0 < self) != ($0 < short) || ($0 > self) != ($0 > short) }
        return text(decimals: hides == true ? 6 : 2, trimmed: true)
    }
}
