/// The two goals of a declaration, 项目总目标 beside 年度总体目标, from lines that ran together.
struct GoalText {
    private(set) var total = ""
    private(set) var annual = ""
    private(set) var doubts: [Doubt] = []

    /// - Parameter hasTotal: whether the form states money for the whole project, as it does for
    ///   projects that have a goal beyond the year.
    init(_ lines: [TextLine], hasTotal: Bool) {
        let pieces = Self.withoutSideLabel(lines)
        guard let place = pieces.first?.place else { return }
        let texts = pieces.map(\.text)
        if let columns = Self.columns(texts) {
            (total, annual) = (Self.whole(columns.left), Self.whole(columns.right))
            doubts.append(.note(place, "项目总目标与年度总体目标的文字排在一起，按每栏的行宽分开"))
        } else if hasTotal, let cut = Self.paragraphEnd(texts) {
            (total, annual) = (
                Self.whole(Array(texts[...cut])), Self.whole(Array(texts[(cut + 1)...]))
            )
            doubts.append(.note(place, "项目总目标与年度总体目标的文字排在一起，按段落结尾分开"))
        } else {
            let order = LineOrder(texts)
            annual = Self.whole(order.lines)
            doubts += order.doubt(at: place)
            if hasTotal {
                let message = "只读到一段目标文字，分不清是项目总目标还是年度总体目标，暂作年度总体目标"
                doubts.append(.warning(place, message))
            } else {
                doubts.append(.note(place, "项目总目标为空，全部文字读作年度总体目标"))
            }
        }
    }

    private static func whole(_ lines: [String]) -> String { Glyphs.joined(lines) }

    /// Drops the pieces of the label 项目绩效目标 at the side.
    private static func withoutSideLabel(_ lines: [TextLine]) -> [TextLine] {
        var wanted = ["项目", "绩效", "目标"][...]
        return lines.compactMap { line in
            var line = line
            var words = line.text.split(separator: " ")
            while let word = words.first, let next = wanted.first, word == next {
                words.removeFirst()
                wanted.removeFirst()
            }
            line.text = words.joined(separator: " ")
            return line.text.isEmpty ? nil : line
        }
    }

    /// Lines of two widths come from two columns: a line that is not the last of its text fills
    /// its column.
    private static func columns(_ lines: [String]) -> (left: [String], right: [String])? {
        let open = lines.filter { !ends($0) }
        let wide = open.map(Glyphs.width).max() ?? 0
        let narrow = open.map(Glyphs.width).filter { $0 <= wide - 8 }.max() ?? 0
        guard narrow > 12, lines.count(where: ends) >= 2 else { return nil }
        var left: [String] = []
        var right: [String] = []
        for line in lines {
            let width = Glyphs.width(line)
            let fitsRight = width <= narrow + 2 && !(left.isEmpty && ends(line))
            let leftDone = left.last.map(ends) ?? false
            let rightOpen = right.last.map { !ends($0) } ?? false
            if fitsRight && (!ends(line) || rightOpen || leftDone) {
                right.append(line)
            } else {
                left.append(line)
            }
        }
        guard left.last.map(ends) == true, right.last.map(ends) == true else { return nil }
        return (left, right)
    }

    /// The one line that ends a paragraph before the last, if there is exactly one.
    private static func paragraphEnd(_ lines: [String]) -> Int? {
        let widest = lines.map(Glyphs.width).max() ?? 0
        let endings = lines.indices.dropLast().filter {
            ends(lines[$0]) && Glyphs.width(lines[$0]) < widest - 3
        }
        return endings.count == 1 ? endings[0] : nil
    }

    private static func ends(_ line: String) -> Bool {
        line.last.map { "。！.".contains($0) } ?? false
    }
}
