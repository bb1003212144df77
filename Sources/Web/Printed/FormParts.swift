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

    /// Lines with their merged level cells, each ended by what `rest` adds to its row.
    func lines(_ grid: inout Grid, _ rest: (inout Grid, IndicatorLine) -> Void) {
        let first = LevelRun.runs(lines.map { [$0.indicator.level1] })
        let second = LevelRun.runs(lines.map { [$0.indicator.level1, $0.indicator.level2] })
        for (index, line) in lines.enumerated() {
            if let height = first[index].height { grid.cell(line.indicator.level1, rows: height) }
            if let height = second[index].height { grid.cell(line.indicator.level2, rows: height) }
            grid.cell(line.indicator.name, .left)
            rest(&grid, line)
            grid.endRow()
        }
    }
}

extension IndicatorLine {
    /// The actual with its unit; blank where nothing is measured.
    var printedActual: String? { actual.map { "\($0)\(indicator.unit)" } }

    /// What was lost or far exceeded, which the form asks to explain.
    var remark: String? {
        guard let score else { return figure == nil ? "未测量，不计分" : nil }
        return score.points < weight || score.isFarOver ? score.because.zh : nil
    }
}

extension Money {
    /// As the forms print it.
    var printed: String { Ratio(Int128(fen), 100).grouped(decimals: 2) }
}
