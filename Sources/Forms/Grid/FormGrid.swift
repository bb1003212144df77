import Foundation

/// A row of cells; a merged cell's text stands in its first cell, the others are empty.
struct GridRow: Hashable {
    var cells: [String]
    var place: Place
}

/// A form as rows of cells.
struct FormGrid {
    var rows: [GridRow] = []
    /// Whether pages may have cut its rows.
    var isPaged = true
    /// Whether every cell stands in its column, so that nothing has to be guessed.
    var isPlaced = false

    /// All cells in reading order.
    var cells: [(text: String, place: Place)] {
        rows.flatMap { row in row.cells.map { ($0, row.place) } }
    }

    /// The cell grids written as JSON among some lines, one array of rows for each page.
    ///
    /// - Returns: nil if there are none.
    init?(json lines: some Sequence<TextLine>) {
        for line in lines where line.text.hasPrefix("[[") {
            let data = Data(line.text.utf8)
            guard let table = try? JSONDecoder().decode([[String?]].self, from: data) else {
                continue
            }
            for (index, cells) in table.enumerated() {
                let place = Place(page: line.place.page, line: line.place.line + index)
                rows.append(GridRow(cells: cells.map { Glyphs.clean($0 ?? "") }, place: place))
            }
        }
        if rows.isEmpty { return nil }
    }

    init(rows: [GridRow], isPaged: Bool, isPlaced: Bool = false) {
        self.rows = rows
        self.isPaged = isPaged
        self.isPlaced = isPlaced
    }
}

extension Glyphs {
    /// A cell's text on one line.
    static func clean(_ cell: String) -> String { joined([cell]) }
}
