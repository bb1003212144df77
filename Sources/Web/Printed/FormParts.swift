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
    mutating func lines(
        _ indicators: [Indicator], wideNames columns: Int = 1,
        _ rest: (inout Grid, Int) -> Void
    ) {
        let first = LevelRun.runs(indicators.map { [$0.level1] })
        let second = LevelRun.runs(indicators.map { [$0.level1, $0.level2] })
        for (index, indicator) in indicators.enumerated() {
            if let height = first[index].height { cell(indicator.level1, rows: height) }
            if let height = second[index].height { cell(indicator.level2, rows: height) }
            cell(indicator.name, .left, columns: columns)
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
