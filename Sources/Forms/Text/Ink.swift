/// The characters of some lines without their blanks, so that a label broken over lines is found
/// whole, and every find still knows where it stood.
struct Ink {
    private(set) var folded: [Unicode.Scalar] = []
    private(set) var printed: [Unicode.Scalar] = []
    private var lineIndex: [Int32] = []
    private var afterBlank: [Bool] = []
    private let lines: ArraySlice<TextLine>

    init(_ lines: ArraySlice<TextLine>) {
        self.lines = lines
        for (index, line) in zip(lines.indices, lines) {
            var blank = true
            for scalar in line.text.unicodeScalars {
                if Glyphs.isBlank(scalar) {
                    blank = true
                    continue
                }
                folded.append(Glyphs.fold(scalar))
                printed.append(scalar)
                lineIndex.append(Int32(index))
                afterBlank.append(blank)
                blank = false
            }
        }
    }

    var count: Int { folded.count }

    /// Where the character stands in the file.
    func place(at position: Int) -> Place {
        guard lineIndex.indices.contains(position) else { return lines.last?.place ?? Place() }
        return lines[Int(lineIndex[position])].place
    }

    /// The index of the line that a character stands on.
    func line(at position: Int) -> Int {
        lineIndex.indices.contains(position) ? Int(lineIndex[position]) : lines.endIndex
    }

    /// What is printed there, blanks dropped except between Latin words.
    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for position in range.clamped(to: 0..<count) {
            let scalar = printed[position]
            if afterBlank[position], scalar.isASCII, scalar.properties.isAlphabetic,
                let last = text.last, last.isASCII, last.properties.isAlphabetic
            {
                text.append(" ")
            }
            text.append(scalar)
        }
        return String(text)
    }

    /// What is printed there, folded and without blanks.
    func compact(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: folded[range.clamped(to: 0..<count)])
        return String(text)
    }

    /// Whether a label stands at a position.
    func stands(_ label: [Unicode.Scalar], at position: Int) -> Bool {
        guard position + label.count <= count else { return false }
        for offset in label.indices where folded[position + offset] != label[offset] {
            return false
        }
        return true
    }

    /// The first place of a label at or after a position.
    func find(_ label: String, from start: Int = 0, to end: Int? = nil) -> Range<Int>? {
        let wanted = Array(label.unicodeScalars)
        let last = min(end ?? count, count) - wanted.count
        guard start <= last else { return nil }
        for position in start...last where stands(wanted, at: position) {
            return position..<position + wanted.count
        }
        return nil
    }
}
