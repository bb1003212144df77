/// A run of characters without a blank, and the line it stands on.
struct Word: Hashable {
    var text: String
    /// Folded, as labels are compared.
    var compact: String
    /// The position of its line among the lines read.
    var line: Int
    var place: Place

    init(_ text: some StringProtocol, line: Int, place: Place) {
        self.text = String(text)
        compact = Glyphs.compact(text)
        self.line = line
        self.place = place
    }

    /// The words of some lines; a value printed close to its name is a word of its own.
    static func words(of lines: some Sequence<TextLine>) -> [Word] {
        var words: [Word] = []
        for (index, line) in lines.enumerated() {
            for piece in line.text.split(whereSeparator: \.isWhitespace) {
                for part in apart(piece) {
                    append(Word(part, line: index, place: line.place), to: &words)
                }
            }
        }
        return words
    }

    /// A comparator sign begins a value, so the name before it ends there.
    private static func apart(_ piece: Substring) -> [Substring] {
        let scalars = piece.unicodeScalars
        guard let sign = scalars.firstIndex(where: { Comparator.signs.contains(Glyphs.fold($0)) }),
            sign != scalars.startIndex,
            let next = scalars[sign...].dropFirst().first.map(Glyphs.fold),
            ("0"..."9").contains(next) || next == "="
        else { return [piece] }
        return [piece[..<sign], piece[sign...]]
    }

    /// A unit in brackets belongs to the figure before it.
    private static func append(_ word: Word, to words: inout [Word]) {
        if let last = words.last, last.line == word.line, word.compact.hasPrefix("("),
            Comparator.leading(last.compact[...]) != nil
        {
            words[words.count - 1] = Word(last.text + word.text, line: last.line, place: last.place)
        } else if let last = words.last, last.line == word.line, last.compact.count <= 2,
            Comparator.cell(last.text) != nil, word.compact.first?.isNumber == true
        {
            words[words.count - 1] = Word(last.text + word.text, line: last.line, place: last.place)
        } else {
            words.append(word)
        }
    }
}
