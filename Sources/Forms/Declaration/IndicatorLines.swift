/// Rebuilds the rows of an indicator table from the lines left when the level labels are out.
///
/// A cell that is broken over lines fills each of them but the last. So a short piece of a name
/// that is followed by another name is the end of the row above it, as happens over a page break.
struct IndicatorLines {
    private(set) var rows: [IndicatorRow] = []
    private(set) var doubts: [Doubt] = []
    private var pending: [Line] = []
    private var waitingValue: Line?
    private let lines: [Line]
    private let fullWidth: Int
    private let cellPerLine: Bool

    /// No form sets names in a column narrower than ten characters.
    private static let narrowest = 20

    /// The name part and the value part of a line.
    private struct Line {
        var name = ""
        var value = ""
        var index: Int
        var start: Int
        var end: Int
        var place: Place
    }

    init(_ words: [Word], claimed: Set<Int>) {
        lines = Self.lines(of: words, claimed: claimed)
        fullWidth = lines.reduce(Self.narrowest) { max($0, Glyphs.width($1.name)) }
        cellPerLine = !lines.contains { !$0.name.isEmpty && !$0.value.isEmpty }
        for position in lines.indices { take(lines[position], at: position) }
        finish()
    }

    private static func lines(of words: [Word], claimed: Set<Int>) -> [Line] {
        var lines: [Line] = []
        var position = 0
        while position < words.count {
            let first = position
            let index = words[first].line
            while position < words.count, words[position].line == index { position += 1 }
            let left = (first..<position).filter { !claimed.contains($0) }
            guard let start = left.first, let end = left.last else { continue }
            var line = Line(index: index, start: start, end: end, place: words[start].place)
            let cut = valueStart(left.map { words[$0] })
            line.name = Glyphs.joined(left[..<cut].map { words[$0].text })
            line.value = Glyphs.joined(left[cut...].map { words[$0].text })
            lines.append(line)
        }
        return lines
    }

    /// Where the value begins among the words of a line.
    private static func valueStart(_ words: [Word]) -> Int {
        if let sign = words.firstIndex(where: {
            Comparator.leading($0.compact[...]) != nil
                && PrintedValue.matches($0.text)
        }) {
            return sign
        }
        guard let last = words.last else { return 0 }
        if PrintedValue.matches(last.text) { return words.count - 1 }
        let isWord = words.count == 2 && last.compact.count <= 8
        return isWord ? words.count - 1 : words.count
    }

    private mutating func take(_ line: Line, at position: Int) {
        if continuesValue(line) { return }
        switch (line.name.isEmpty, line.value.isEmpty) {
        case (true, false): takeValue(line)
        case (false, false):
            if let last = pending.last, !isFull(last) { returnPending() }
            add(pending + [line], value: line)
        case (false, true): takeName(line, at: position)
        case (true, true): break
        }
    }

    /// A unit broken over lines, such as `(元/人/` and `年)`, goes back to its value.
    private mutating func continuesValue(_ line: Line) -> Bool {
        let text = line.name + line.value
        if let open = waitingValue, !rowIsOpen(line), isOpen(open.value),
            text.contains(where: closes)
        {
            waitingValue?.value = Glyphs.join(open.value, text)
            return true
        }
        guard let last = rows.last, isOpen(last.value), line.value.isEmpty,
            text.contains(where: closes)
        else { return false }
        rows[rows.count - 1].value = Glyphs.join(last.value, text)
        rows[rows.count - 1].end = line.end
        return true
    }

    private func rowIsOpen(_ line: Line) -> Bool { !pending.isEmpty && line.name.isEmpty }

    private mutating func takeValue(_ line: Line) {
        if pending.isEmpty {
            if let orphan = waitingValue { report(orphan) }
            waitingValue = line
        } else {
            add(pending, value: line)
        }
    }

    private mutating func takeName(_ line: Line, at position: Int) {
        if let value = waitingValue {
            waitingValue = nil
            add([line], value: value)
            return
        }
        if let last = pending.last, !isFull(last) {
            let next = lines.indices.contains(position + 1) ? lines[position + 1] : nil
            let ownValue = next.map { $0.name.isEmpty } ?? false
            if pending.count == 1, cellPerLine, !ownValue, Glyphs.width(line.name) <= 16 {
                var value = line
                (value.value, value.name) = (line.name, "")
                add(pending, value: value)
                return
            }
            returnPending()
        }
        pending.append(line)
    }

    /// Gives back to the row above what cannot be the beginning of the next name.
    private mutating func returnPending() {
        guard !pending.isEmpty else { return }
        let text = Glyphs.joined(pending.map(\.name))
        if let last = rows.last, let piece = last.name.last, Glyphs.width(piece) >= fullWidth - 4 {
            rows[rows.count - 1].name += pending.map(\.name)
            rows[rows.count - 1].end = pending.last?.end ?? last.end
        } else if let stray = pending.first {
            doubts.append(
                .warning(
                    stray.place, "“\(text.prefix(40))”没有指标值，也接不上别的指标，应为一行“名称 指标值”"))
        }
        pending = []
    }

    private mutating func add(_ name: [Line], value: Line) {
        rows.append(
            IndicatorRow(
                name: name.map(\.name), value: value.value, line: value.index,
                start: min(name.first?.start ?? value.start, value.start),
                end: max(name.last?.end ?? value.end, value.end),
                place: name.first?.place ?? value.place))
        pending = []
    }

    private mutating func finish() {
        if let orphan = waitingValue { report(orphan) }
        returnPending()
    }

    private mutating func report(_ orphan: Line) {
        doubts.append(
            .warning(
                orphan.place, "指标值“\(orphan.value.prefix(40))”前没有指标名称，这里可能缺了文字"))
        waitingValue = nil
    }

    private func isFull(_ line: Line) -> Bool { Glyphs.width(line.name) >= fullWidth - 4 }

    private func isOpen(_ value: String) -> Bool {
        value.count { "(（".contains($0) } > value.count { ")）".contains($0) }
    }

    private func closes(_ character: Character) -> Bool { ")）".contains(character) }
}
