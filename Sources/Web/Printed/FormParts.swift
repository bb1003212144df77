import Kernel
import Performance

extension ProjectReport {
    /// The title, the year and the table of one project.
    func section(
        _ title: String, year: Int, _ grid: Grid, widths: [Int], wide: Bool = false
    ) -> PrintedSection {
        PrintedSection(
            title: title, subtitle: "（\(year)年度）", name: stored.declaration.project, grid: grid,
            widths: widths, isWide: wide)
    }
}

extension Grid {
    /// Lines with their merged level cells, each ended by what `rest` adds to its row.
    ///
    /// - Parameter isTall: whether a row may not fit on a page. It bears levels of its own, since
    ///   what is printed does not cut a row and a merged cell beside it at the same place.
    mutating func lines(
        _ indicators: [Indicator], isTall: (Int) -> Bool = { _ in false },
        _ rest: (inout Grid, Int) -> Void
    ) {
        let apart = indicators.indices.map { isTall($0) ? "\($0)" : "" }
        let keys = zip(indicators, apart).map { [$0.level1, $1, $0.level2] }
        let first = LevelRun.runs(keys.map { Array($0.prefix(2)) })
        let second = LevelRun.runs(keys)
        for (index, indicator) in indicators.enumerated() {
            if let height = first[index].height { cell(indicator.level1, rows: height) }
            if let height = second[index].height { cell(indicator.level2, rows: height) }
            cell(indicator.name, .left)
            rest(&self, index)
            endRow()
        }
    }
}

extension IndicatorLine {
    /// The actual with its unit; blank where nothing is measured.
    var printedActual: String? { actual.map { "\($0)\(indicator.unit)" } }
}

extension Money {
    /// As the forms print it.
    var printed: String { Ratio(Int128(fen), 100).grouped(decimals: 2) }
}
