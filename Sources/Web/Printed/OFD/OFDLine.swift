/// Letters that an OFD document draws with one text object: side by side on one base line.
struct OFDLine {
    private(set) var letters: [OFDLetter]
    let run: DrawnPage.Run

    /// The letters of a run, line by line. Blanks at the ends of a line are left out: they show
    /// nothing, and some readers pass over them.
    static func all(of run: DrawnPage.Run, in program: FontProgram) -> [OFDLine] {
        var lines: [OFDLine] = []
        for letter in OFDLetter.all(of: run, in: program) {
            if let last = lines.last?.letters.last, letter.joins(last, size: run.size) {
                lines[lines.count - 1].letters.append(letter)
            } else {
                lines.append(OFDLine(letters: [letter], run: run))
            }
        }
        return lines.map(\.trimmed).filter { !$0.letters.isEmpty }
    }

    private var trimmed: OFDLine {
        var line = self
        while line.letters.last?.isBlank == true { line.letters.removeLast() }
        line.letters = Array(line.letters.drop(while: \.isBlank))
        return line
    }

    var text: String { letters.map(\.text).joined() }
    var glyphs: [DrawnPage.Glyph] { letters.flatMap(\.glyphs) }

    /// Whether a reader has to be told which glyphs the letters are drawn with.
    var namesGlyphs: Bool { letters.contains { $0.kind != .plain } }
}

/// What a reader of an OFD document takes as one: mostly a character and its glyph.
struct OFDLetter {
    let text: String
    let glyphs: [DrawnPage.Glyph]
    let kind: Kind

    enum Kind {
        /// The font by itself draws the character so.
        case plain
        /// The font has another glyph for the character besides.
        case substituted
        /// Several characters or glyphs that are drawn as one, or a character beyond the first
        /// plane, which some readers count as two: it stands alone, so that nothing is counted on
        /// after it.
        case composed
    }

    /// Glyphs that stand for nothing by themselves belong to the one that follows, as an accent to
    /// its letter.
    static func all(of run: DrawnPage.Run, in program: FontProgram) -> [OFDLetter] {
        var letters: [OFDLetter] = []
        var waiting: [DrawnPage.Glyph] = []
        for glyph in run.glyphs {
            if let last = waiting.last, !glyph.follows(last, size: run.size) {
                letters.append(OFDLetter(text: " ", glyphs: waiting, kind: .composed))
                waiting = []
            }
            waiting.append(glyph)
            let text = glyph.characters
            guard !text.isEmpty else { continue }
            letters.append(OFDLetter(text, waiting, in: program))
            waiting = []
        }
        if !waiting.isEmpty {
            letters.append(OFDLetter(text: " ", glyphs: waiting, kind: .composed))
        }
        return letters
    }

    private init(text: String, glyphs: [DrawnPage.Glyph], kind: Kind) {
        self.text = text
        self.glyphs = glyphs
        self.kind = kind
    }

    private init(_ text: String, _ glyphs: [DrawnPage.Glyph], in program: FontProgram) {
        let scalars = text.unicodeScalars
        let isOne = glyphs.count == 1 && scalars.count == 1 && text.utf16.count == 1
        let isFound = scalars.first.flatMap(program.glyph) == glyphs[0].number
        self.init(
            text: text, glyphs: glyphs, kind: !isOne ? .composed : isFound ? .plain : .substituted)
    }

    var isBlank: Bool { kind != .composed && text.allSatisfy(\.isWhitespace) }

    /// Whether it goes on with the line that ends with another.
    func joins(_ other: OFDLetter, size: Double) -> Bool {
        guard kind == other.kind, kind != .composed, let last = other.glyphs.last else {
            return false
        }
        return glyphs[0].follows(last, size: size)
    }
}

extension DrawnPage.Glyph {
    /// Whether it stands on the same line as another before it, and no column apart.
    fileprivate func follows(_ other: DrawnPage.Glyph, size: Double) -> Bool {
        let gap = x - (other.x + other.width)
        return y == other.y && -size < gap && gap < size / 2
    }
}
