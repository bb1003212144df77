import Office

/// The words and the straight lines that OFD pages draw, in points, as those of a PDF.
struct OFDInk {
    private(set) var words: [PDFWord] = []
    private(set) var rules: [Rule] = []

    private static let pointsPerMillimetre = 72 / 25.4

    init(_ pages: [OFDPage]) {
        for (index, page) in pages.enumerated() {
            var line = OFDWordMaker(page: index + 1)
            for text in page.texts {
                for letter in Self.letters(of: text) { line.take(letter) }
            }
            words += line.finished()
            for shape in page.shapes { rules += Self.rules(of: shape, page: index + 1) }
        }
    }

    /// The characters of a text with their boxes: each as wide as it is drawn, or up to the next.
    private static func letters(of text: OFDText) -> [OFDLetter] {
        text.characters.indices.compactMap { index in
            let (this, size) = (text.characters[index], text.size)
            var width = OFDText.width(of: this.scalar) * size
            if index + 1 < text.characters.count, text.characters[index + 1].y == this.y {
                let step = text.characters[index + 1].x - this.x
                if step > 0 { width = step < size * 1.1 ? step : min(step, width) }
            }
            // A letter stands mostly above its base line.
            let corners = [(this.x, this.y - size * 0.88), (this.x + width, this.y + size * 0.12)]
                .map { text.matrix.place($0.0, $0.1) }
            let scale = pointsPerMillimetre
            return OFDLetter(
                scalar: this.scalar, left: min(corners[0].x, corners[1].x) * scale,
                right: max(corners[0].x, corners[1].x) * scale,
                top: min(corners[0].y, corners[1].y) * scale,
                bottom: max(corners[0].y, corners[1].y) * scale)
        }
    }

    private static func rules(of shape: OFDShape, page: Int) -> [Rule] {
        // So much is a drawing; frames are short.
        guard shape.outline.utf8.count < 20_000 else { return [] }
        var outline = Outline(shape.outline[...]) { x, y in
            let place = shape.matrix.place(x, y)
            return Outline.Corner(
                x: place.x * pointsPerMillimetre, y: place.y * pointsPerMillimetre)
        }
        outline?.isStroked = shape.isStroked
        return outline?.rules(page: page, offset: Double(page) * PDFWord.pageStride) ?? []
    }
}

/// A character on an OFD page with its box in points.
struct OFDLetter {
    var scalar: Unicode.Scalar
    var left, right, top, bottom: Double

    var height: Double { bottom - top }

    /// Whether it goes on where another ends, at the same height.
    func follows(_ other: OFDLetter) -> Bool {
        let size = max(height, other.height)
        let gap = left - other.right
        return abs(bottom - other.bottom) < size * 0.2 && abs(height - other.height) < size * 0.3
            && -size * 0.4 < gap && gap < size * 0.15
    }
}

/// Makes words of the letters of a page, in the order in which they are drawn.
struct OFDWordMaker {
    private let page: Int
    private var letters: [OFDLetter] = []
    private var words: [PDFWord] = []

    init(page: Int) { self.page = page }

    /// Goes on with the word, or begins another where there is a blank or a gap.
    mutating func take(_ letter: OFDLetter) {
        guard !letter.scalar.properties.isWhitespace else { return close() }
        if let last = letters.last, !letter.follows(last) { close() }
        letters.append(letter)
    }

    /// The words, once all letters are taken.
    mutating func finished() -> [PDFWord] {
        close()
        return words
    }

    private mutating func close() {
        defer { letters = [] }
        guard let first = letters.first, let last = letters.last else { return }
        var text = String.UnicodeScalarView()
        for letter in letters { text.append(letter.scalar) }
        let word = PDFWord(
            String(text), page: page, left: first.left, right: last.right,
            top: letters.map(\.top).min() ?? first.top,
            bottom: letters.map(\.bottom).max() ?? first.bottom)
        if let word { words.append(word) }
    }
}
