/// Reads the paragraphs and tables of a Word document (ECMA-376).
package struct WordReader {
    private var cellsLeft = OfficeTable.cellLimit
    private let part: String

    /// The paragraphs and tables of the body, in order; what is deleted or hidden is left out.
    ///
    /// - Throws: `OfficeFault` for what is no such document, is damaged, or exceeds the limits.
    package static func blocks(
        of bytes: [UInt8], limits: ZIPLimits = ZIPLimits()
    ) throws(OfficeFault) -> [OfficeBlock] {
        try blocks(of: OfficePackage(bytes, limits: limits))
    }

    static func blocks(of package: OfficePackage) throws(OfficeFault) -> [OfficeBlock] {
        let part = package.main
        return try XMLPull.read(package.part(part), part) { pull throws(OfficeFault) in
            guard try pull.next() == .start("document") else { throw OfficeFault(.otherKind, part) }
            var reader = WordReader(part: part)
            return try reader.blocks(&pull)
        }
    }

    private init(part: String) { self.part = part }

    /// The blocks inside the element that has just started.
    private mutating func blocks(_ pull: inout XMLPull) throws(OfficeFault) -> [OfficeBlock] {
        let outside = pull.depth - 1
        var blocks: [OfficeBlock] = []
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("p"):
                let text = try WordText.paragraph(&pull)
                if !text.isEmpty { blocks.append(.paragraph(text)) }
            case .start("tbl"): blocks.append(.table(try table(&pull)))
            case .start("del"), .start("moveFrom"), .start("Fallback"): try pull.skip()
            default: continue
            }
        }
        return blocks
    }

    private mutating func table(_ pull: inout XMLPull) throws(OfficeFault) -> OfficeTable {
        let outside = pull.depth - 1
        var rows = WordRows()
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("tr"): rows.append(try row(&pull))
            case .start("del"), .start("moveFrom"): try pull.skip()
            default: continue
            }
        }
        return OfficeTable(rows: rows.merged)
    }

    private mutating func row(_ pull: inout XMLPull) throws(OfficeFault) -> [WordCell] {
        let outside = pull.depth - 1
        var cells: [WordCell] = []
        var column = 0
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("gridBefore"):
                column += min(pull.attribute("val").flatMap { Int($0) } ?? 0, 64)
            case .start("tc"):
                let cell = try cell(&pull, at: column)
                column += cell.columns
                cellsLeft -= cell.columns
                guard cellsLeft >= 0 else { throw OfficeFault(.tooManyCells, part) }
                cells.append(cell)
            default: continue
            }
        }
        return cells
    }

    private mutating func cell(
        _ pull: inout XMLPull, at column: Int
    ) throws(OfficeFault) -> WordCell {
        let outside = pull.depth - 1
        var cell = WordCell(column: column)
        var lines: [String] = []
        while pull.depth > outside, let piece = try pull.next() {
            switch piece {
            case .start("gridSpan"):
                cell.columns = min(max(pull.attribute("val").flatMap { Int($0) } ?? 1, 1), 1024)
            case .start("vMerge"):
                cell.merge = pull.attribute("val") == "restart" ? .begins : .goesOn
            case .start("p"): lines.append(try WordText.paragraph(&pull))
            case .start("tbl"):
                let inner = try table(&pull)
                lines += inner.rows.map { $0.cells.map(\.text).joined(separator: " ") }
            case .start("del"), .start("moveFrom"), .start("Fallback"): try pull.skip()
            default: continue
            }
        }
        cell.text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        return cell
    }
}
