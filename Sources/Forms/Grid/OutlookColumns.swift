/// The columns of a monitoring form that have headings of their own below those of the table:
/// which safeguards were short, why, and whether the target can still be met.
struct OutlookColumns {
    private var deviations: [(title: String, index: Int)] = []
    private var possibilities: [(title: String, index: Int)] = []
    private var reason: Int?

    private static let kinds = ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他"]
    private static let chances = ["确定能", "有可能", "完全不可能"]

    /// Takes the lower row of headings.
    ///
    /// - Returns: whether it is one.
    mutating func take(_ row: GridRow) -> Bool {
        let cells = row.cells.map(Glyphs.compact)
        guard let reason = cells.firstIndex(of: "原因说明") else { return false }
        self.reason = reason
        deviations = Self.places(of: Self.kinds, in: cells)
        possibilities = Self.places(of: Self.chances, in: cells)
        return true
    }

    /// What a row says in these columns; nil where the form has none.
    func read(_ row: GridRow, expected: String?) -> FormOutlook? {
        guard let reason, row.cells.indices.contains(reason) else { return nil }
        let said = row.cells[reason]
        return FormOutlook(
            expected: expected, deviations: ticked(deviations, row),
            reason: said.isEmpty ? nil : said, possibility: ticked(possibilities, row).first)
    }

    private func ticked(_ columns: [(title: String, index: Int)], _ row: GridRow) -> [String] {
        columns.filter { row.cells.indices.contains($0.index) && !row.cells[$0.index].isEmpty }
            .map(\.title)
    }

    private static func places(
        of titles: [String], in cells: [String]
    ) -> [(title: String, index: Int)] {
        titles.compactMap { title in cells.firstIndex(of: title).map { (title, $0) } }
    }
}
