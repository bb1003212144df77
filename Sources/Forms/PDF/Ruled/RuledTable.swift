/// A table whose cells are framed by lines, with the words inside each frame.
struct RuledTable {
    /// One cell; what it spans is counted in the table's rows and columns.
    struct Cell: Hashable {
        var text = ""
        var row: Int
        var column: Int
        var rows: Int
        var columns: Int
        /// Whether no line closes it below, as where a page's end cuts it.
        var isOpenBelow = false
    }

    let page: Int
    /// Where columns begin, and where the last ends.
    let columns: [Double]
    /// Where rows begin, and where the last ends.
    let rows: [Double]
    private(set) var cells: [Cell] = []
    /// The words in it.
    private(set) var words: [PDFWord] = []

    var left: Double { columns.first ?? 0 }
    var right: Double { columns.last ?? 0 }
    var top: Double { rows.first ?? 0 }
    var bottom: Double { rows.last ?? 0 }
    var rowCount: Int { rows.count - 1 }

    /// The most boxes that a page's frames may make.
    private static let limit = 40_000

    /// - Parameter rules: lines that hang together.
    /// - Returns: nil if they frame no two cells.
    init?(_ rules: [Rule], words all: [PDFWord]) {
        let across = rules.filter(\.isAcross)
        let down = rules.filter { !$0.isAcross }
        guard let page = rules.first?.page, !down.isEmpty else { return nil }
        let ends = across.flatMap { [$0.from, $0.to] }
        let heights = down.flatMap { [$0.from, $0.to] }
        self.page = page
        // An open side ends where the lines that run to it end.
        columns = Self.positions(down.map(\.position), outmost: ends)
        rows = Self.positions(across.map(\.position), outmost: heights)
        guard columns.count > 1, rows.count > 1, columns.count + rows.count > 4,
            columns.count * rows.count < Self.limit
        else { return nil }
        let boxes = RuledBoxes(rows: rows, columns: columns, across: across, down: down)
        cells = boxes.cells
        guard cells.count > 1 else { return nil }
        words = all.filter {
            $0.page == page && columns[0] < $0.centre && $0.centre < right && top < $0.middle
                && $0.middle < bottom
        }
        fill(boxes, with: below(all))
    }

    /// The words that run over the end of open cells: where a page cuts a row, some makers let the
    /// lines of its cells end above the text.
    private func below(_ all: [PDFWord]) -> [PDFWord] {
        let open = cells.filter(\.isOpenBelow).map {
            (left: columns[$0.column], right: columns[$0.column + $0.columns])
        }
        var below: [PDFWord] = []
        var reach = bottom
        for word in all.sorted(by: { $0.top < $1.top })
        where word.page == page && word.middle >= bottom && word.top < reach + word.height * 0.6 {
            guard open.contains(where: { $0.left < word.left && word.right < $0.right }) else {
                continue
            }
            below.append(word)
            reach = max(reach, word.bottom)
        }
        return below
    }

    private static func positions(_ lines: [Double], outmost ends: [Double]) -> [Double] {
        let inside = lines.distinct
        var all = inside
        for end in [ends.min(), ends.max()].compactMap({ $0 })
        where !inside.contains(where: { abs($0 - end) < Rule.breadth * 1.5 }) {
            all.append(end)
        }
        return all.distinct
    }

    private mutating func fill(_ boxes: RuledBoxes, with below: [PDFWord]) {
        words += below
        var found: [Int: [PDFWord]] = [:]
        for word in words {
            let row = min(rows.count { $0 <= word.middle }, rowCount) - 1
            let column = columns.count { $0 <= word.centre } - 1
            found[boxes.cell(row: row, column: column), default: []].append(word)
        }
        for (index, words) in found { cells[index].text = words.cellText }
    }
}
