/// A table of a form, cell by cell, with merged cells.
struct Grid {
    private var rows: [String] = []
    private var cells = ""

    /// How a cell's text stands.
    enum Kind: String {
        case heading = ""
        case middle = " "
        case left = "l"
        case number = "n"
    }

    /// Adds a cell to the row that is being made; text that is nil is left blank.
    mutating func cell(_ text: String?, _ kind: Kind = .middle, columns: Int = 1, rows: Int = 1) {
        let tag = kind == .heading ? "th" : "td"
        let mark = kind == .left || kind == .number ? " class=\"\(kind.rawValue)\"" : ""
        let wide = columns > 1 ? " colspan=\"\(columns)\"" : ""
        let tall = rows > 1 ? " rowspan=\"\(rows)\"" : ""
        cells += "<\(tag)\(mark)\(wide)\(tall)>\(escaped(text ?? ""))</\(tag)>"
    }

    mutating func headings(_ texts: String...) {
        for text in texts { cell(text, .heading) }
    }

    mutating func endRow() {
        rows.append("<tr>\(cells)</tr>")
        cells = ""
    }

    /// The table; the first `heading` rows are repeated on each page.
    ///
    /// - Parameter widths: of the columns, in percent; as the browser finds them when empty.
    func html(repeating heading: Int = 0, widths: [Int] = []) -> String {
        let head = rows.prefix(heading).joined(separator: "\n")
        let body = rows.dropFirst(heading).joined(separator: "\n")
        let top = heading > 0 ? "<thead>\n\(head)\n</thead>\n" : ""
        let columns = widths.map { "<col width=\"\($0)%\">" }.joined()
        let table = "<table>\n\(columns)\(top)<tbody>\n\(body)\n</tbody>\n</table>"
        return "<div class=\"scroll\">\(table)</div>"
    }
}

/// A run of lines that share a level, whose cell is merged.
struct LevelRun {
    /// How many lines the merged cell spans; nil where a line is inside another's run.
    let height: Int?

    /// The run that each line begins or is inside of.
    static func runs(_ keys: [[String]]) -> [LevelRun] {
        keys.indices.map { index in
            if index > 0, keys[index - 1] == keys[index] { return LevelRun(height: nil) }
            return LevelRun(height: keys[index...].prefix { $0 == keys[index] }.count)
        }
    }
}
