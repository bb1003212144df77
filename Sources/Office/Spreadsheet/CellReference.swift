/// A place such as `BC12`, both counted from 0.
struct CellReference: Hashable {
    var column: Int
    var row: Int

    /// - Returns: nil for what names no cell; 16,384 columns and 1,048,576 rows are the most.
    init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var isRow = false
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A where !isRow: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where !isRow: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39:
                isRow = true
                row = row * 10 + Int(byte - 0x30)
            case 0x24: continue
            default: return nil
            }
            if column > 16_384 || row > 1_048_576 { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        (self.column, self.row) = (column - 1, row - 1)
    }
}

/// Merged cells, such as `A1:C3`.
struct MergedRange: Hashable {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>

    init?(_ text: String) {
        let ends = text.split(separator: ":").compactMap { CellReference($0) }
        guard ends.count == 2, ends[0].column <= ends[1].column, ends[0].row <= ends[1].row
        else { return nil }
        columns = ends[0].column...ends[1].column
        rows = ends[0].row...ends[1].row
    }
}
