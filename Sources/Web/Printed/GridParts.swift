/// Rows of a grid that make a table of their own.
struct GridPart: Sendable {
    /// The rows that are repeated on each page.
    var head: [[Grid.Cell]] = []
    var body: [[Grid.Cell]]
}

extension Grid {
    /// The tables that the grid falls into, since only what heads a table is repeated: what stands
    /// above the repeated rows, and what begins with them.
    ///
    /// A cell that reaches from one part into the next stands in both, its text in the last.
    var parts: [GridPart] {
        guard let repeated else { return [GridPart(body: rows)] }
        let above = cut(0..<repeated.lowerBound)
        let below = GridPart(head: cut(repeated), body: cut(repeated.upperBound..<rows.count))
        return above.isEmpty ? [below] : [GridPart(body: above), below]
    }

    /// Some rows, with what reaches into them from above.
    private func cut(_ range: Range<Int>) -> [[Cell]] {
        var cut = rows[range].map { $0 }
        for index in cut.indices {
            for place in cut[index].indices {
                let left = cut.count - index
                guard cut[index][place].rows > left else { continue }
                cut[index][place].rows = left
                cut[index][place].text = ""
                cut[index][place].isOpenBelow = true
            }
        }
        guard !cut.isEmpty else { return cut }
        for row in 0..<range.lowerBound {
            for cell in rows[row] where row + cell.rows > range.lowerBound {
                var rest = cell
                rest.rows = row + cell.rows - range.lowerBound
                if rest.rows > cut.count {
                    rest.rows = cut.count
                    rest.text = ""
                    rest.isOpenBelow = true
                }
                cut[0].append(rest)
            }
        }
        cut[0].sort { $0.column < $1.column }
        return cut
    }
}
