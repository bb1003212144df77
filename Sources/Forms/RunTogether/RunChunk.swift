/// A name and the figures that ran on behind it.
struct RunChunk {
    var name: String
    var values: [String]
    var range: Range<Int>

    /// The chunks of the text after a level label.
    static func chunks(of ink: Ink, in range: Range<Int>, columns: Int) -> [RunChunk] {
        var chunks: [RunChunk] = []
        var start = range.lowerBound
        var position = start
        while position < range.upperBound {
            guard isFigure(ink.folded[position]), let run = run(ink, position, range.upperBound)
            else {
                position += 1
                continue
            }
            let values = split(ink.compact(position..<run), columns: columns)
            let endsText = run == range.upperBound
            if values.count != columns, !endsText {
                position = run
                continue
            }
            chunks.append(
                RunChunk(
                    name: ink.text(start..<position), values: values, range: start..<run))
            start = run
            position = run
        }
        return chunks
    }

    /// The end of the figures that begin at a position, with the unit behind them.
    private static func run(_ ink: Ink, _ start: Int, _ end: Int) -> Int? {
        var position = start
        while position < end, isFigure(ink.folded[position]) { position += 1 }
        let last = ink.folded[position - 1]
        if last == "." { return nil }
        if last == "%" || position == end { return position }
        for length in stride(from: min(4, end - position), to: 0, by: -1)
        where UnitWord.matches(ink.compact(position..<position + length)) {
            let next = position + length
            if next < end, "底份".unicodeScalars.contains(ink.folded[next]) { return nil }
            if next < end, ink.folded[next] == "度" { continue }
            return next
        }
        return position - start > 1 ? position : nil
    }

    private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || "%.≥≤<>=".unicodeScalars.contains(scalar)
    }

    /// The figures of a run: a percent sign or a unit ends one, a comparator begins one.
    private static func split(_ run: String, columns: Int) -> [String] {
        if columns == 1 { return [run] }
        var parts: [String] = [""]
        for character in run {
            if Comparator.leading(String(character)[...]) != nil, parts.last?.isEmpty == false {
                parts.append("")
            }
            parts[parts.count - 1].append(character)
            if character == "%" { parts.append("") }
        }
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }
}
