/// Merges the cells of a sheet: the first one spans, what others hold is not shown.
struct SheetMerging {
    private let merges: [MergedRange]
    private let part: String

    /// How many rows all merged ranges may cover together.
    private static let limit = 1_000_000

    init(_ merges: [MergedRange], _ part: String) {
        self.merges = merges
        self.part = part
    }

    /// The rows with their spans, and without the cells that merged ones cover.
    func merged(_ rows: [OfficeTable.Row]) throws(OfficeFault) -> [OfficeTable.Row] {
        guard !merges.isEmpty, let last = rows.map(\.number).max() else { return rows }
        var byRow: [Int: [MergedRange]] = [:]
        var covered = 0
        for merge in merges where merge.rows.lowerBound < last {
            let end = min(merge.rows.upperBound, last - 1)
            covered += end - merge.rows.lowerBound + 1
            guard covered <= Self.limit else { throw OfficeFault(.tooManyCells, part) }
            for row in merge.rows.lowerBound...end { byRow[row, default: []].append(merge) }
        }
        return rows.map { row in
            guard let ranges = byRow[row.number - 1] else { return row }
            var row = row
            row.cells = row.cells.compactMap { merged($0, row.number - 1, ranges) }
            return row
        }
    }

    private func merged(_ cell: OfficeCell, _ row: Int, _ ranges: [MergedRange]) -> OfficeCell? {
        guard let range = ranges.first(where: { $0.columns.contains(cell.column) }) else {
            return cell
        }
        guard range.rows.lowerBound == row, range.columns.lowerBound == cell.column else {
            return nil
        }
        var cell = cell
        cell.columns = range.columns.count
        cell.rows = range.rows.count
        return cell
    }
}
