import Kernel

/// Reads the cells of one sheet.
struct SheetReader {
    let strings: [String]
    let styles: CellStyles
    let since1904: Bool

    /// The rows that have something in them.
    ///
    /// - Parameter cellsLeft: how many cells may still be read, blanks between them among them.
    func rows(
        of bytes: [UInt8], _ part: String, cellsLeft: inout Int
    ) throws(OfficeFault) -> [OfficeTable.Row] {
        var left = cellsLeft
        let (rows, merges) = try XMLPull.read(bytes, part) { pull throws(OfficeFault) in
            var rows: [OfficeTable.Row] = []
            var merges: [MergedRange] = []
            while let piece = try pull.next() {
                switch piece {
                case .start("row"):
                    let row = try row(&pull, after: rows.last?.number ?? 0)
                    left -= row.width
                    guard left >= 0 else { throw OfficeFault(.tooManyCells, part) }
                    if !row.cells.isEmpty { rows.append(row) }
                case .start("mergeCell"):
                    if let range = pull.attribute("ref").flatMap(MergedRange.init) {
                        merges.append(range)
                    }
                default: continue
                }
            }
            return (rows, merges)
        }
        cellsLeft = left
        return try SheetMerging(merges, part).merged(rows)
    }

    private func row(
        _ pull: inout XMLPull, after last: Int
    ) throws(OfficeFault) -> OfficeTable.Row {
        let number = pull.attribute("r").flatMap { Int($0) } ?? last + 1
        let isHidden = ["1", "true"].contains(pull.attribute("hidden") ?? "")
        let outside = pull.depth - 1
        var cells: [OfficeCell] = []
        var column = 0
        while pull.depth > outside, let piece = try pull.next() {
            guard piece == .start("c") else { continue }
            column = pull.attribute("r").flatMap { CellReference($0) }?.column ?? column
            if let cell = try cell(&pull, at: column), cell.column > (cells.last?.column ?? -1) {
                cells.append(cell)
            }
            column += 1
        }
        return OfficeTable.Row(number: number, isHidden: isHidden, cells: cells)
    }

    private func cell(
        _ pull: inout XMLPull, at column: Int
    ) throws(OfficeFault) -> OfficeCell? {
        let type = pull.attribute("t") ?? "n"
        let style = pull.attribute("s")
        let outside = pull.depth - 1
        var written: String?
        var inline: String?
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("v"): written = try pull.plainText()
            case .start("is"): inline = try pull.richText()
            default: continue
            }
        }
        guard let text = type == "inlineStr" ? inline : written, !text.isEmpty else { return nil }
        return cell(type, text, styles[style], at: column)
    }

    private func cell(
        _ type: String, _ written: String, _ format: NumberFormat, at column: Int
    ) -> OfficeCell? {
        switch type {
        case "s":
            guard let index = Int(written), strings.indices.contains(index) else { return nil }
            return OfficeCell(column: column, text: strings[index])
        case "b":
            let isTrue = written == "1" || written == "true"
            return OfficeCell(
                column: column, value: .truth(isTrue), text: isTrue ? "TRUE" : "FALSE")
        case "e": return OfficeCell(column: column, value: .fault(written), text: written)
        case "n":
            guard let number = CellNumber(written) else { break }
            return OfficeCell(
                column: column, value: format.value(number, since1904: since1904),
                text: format.text(number, since1904: since1904))
        case "d":
            let day = String(written.prefix(10))
            guard let value = Day(day) else { break }
            return OfficeCell(column: column, value: .day(value), text: day)
        default: break
        }
        return OfficeCell(column: column, text: XMLPull.unescaped(written))
    }
}
