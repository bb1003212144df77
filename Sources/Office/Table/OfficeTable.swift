/// A table as rows of cells; what a merged cell covers is left out.
package struct OfficeTable: Hashable, Sendable {
    /// A row that has something in it.
    package struct Row: Hashable, Sendable {
        /// Its number, from 1, as the program shows it.
        package var number: Int
        /// Whether the program does not show it.
        package var isHidden = false
        /// Its cells from left to right; blank ones may be left out.
        package var cells: [OfficeCell]

        package init(number: Int, isHidden: Bool = false, cells: [OfficeCell]) {
            self.number = number
            self.isHidden = isHidden
            self.cells = cells
        }

        /// Each column's text, a merged cell's in its first column, blanks between.
        package var texts: [String] {
            var texts = [String](repeating: "", count: width)
            for cell in cells { texts[cell.column] = cell.text }
            return texts
        }

        /// The columns up to the last cell.
        package var width: Int { cells.last.map { $0.column + 1 } ?? 0 }

        /// The cell that stands in a column; nil if that is blank or covered.
        package subscript(column: Int) -> OfficeCell? { cells.first { $0.column == column } }
    }

    /// Its name; empty where tables have none.
    package var name: String
    /// Whether the program does not show it.
    package var isHidden = false
    package var rows: [Row]

    package init(name: String = "", isHidden: Bool = false, rows: [Row]) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
    }

    /// The most cells that one document's tables may have, blanks between cells among them.
    package static let cellLimit = 1_000_000
}

/// What a text document is made of, in its order.
package enum OfficeBlock: Hashable, Sendable {
    case paragraph(String)
    case table(OfficeTable)
}
