import Foundation

/// A word on a page of a PDF, with its box in points; y grows downwards, page after page.
struct PDFWord: Hashable {
    var text: String
    var page: Int
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var compact: String { Glyphs.compact(text) }
    var middle: Double { (top + bottom) / 2 }
    var centre: Double { (left + right) / 2 }
    var height: Double { bottom - top }

    /// Pages lie below each other, further apart than any page is high.
    static let pageStride = 100_000.0

    /// The words of what `pdftotext -bbox-layout` prints.
    static func words(in markup: String) -> [PDFWord] {
        var words: [PDFWord] = []
        var page = 0
        for line in markup.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("<page") { page += 1 }
            guard line.hasPrefix("<word"), let word = PDFWord(line, page: page) else { continue }
            words.append(word)
        }
        return words
    }

    /// - Parameters:
    ///   - text: as it is drawn; what is no text in it is dropped.
    ///   - top: from the top of its page, as is `bottom`.
    /// - Returns: nil if nothing of the text is left.
    init?(
        _ text: String, page: Int, left: Double, right: Double, top: Double, bottom: Double
    ) {
        let offset = Double(page) * Self.pageStride
        self.text = SourceText(text).lines.first?.text ?? ""
        self.page = page
        (self.left, self.right) = (left, right)
        (self.top, self.bottom) = (top + offset, bottom + offset)
        if self.text.isEmpty { return nil }
    }

    private init?(_ line: Substring, page: Int) {
        guard let open = line.firstIndex(of: ">"), let close = line.range(of: "</word>"),
            open < close.lowerBound
        else { return nil }
        var numbers: [Substring: Double] = [:]
        for attribute in line[..<open].split(separator: " ").dropFirst() {
            let parts = attribute.split(separator: "=")
            guard parts.count == 2 else { continue }
            numbers[parts[0]] = Double(parts[1].filter { $0 != "\"" })
        }
        guard let left = numbers["xMin"], let right = numbers["xMax"], let top = numbers["yMin"],
            let bottom = numbers["yMax"]
        else { return nil }
        self.init(
            Self.plain(line[line.index(after: open)..<close.lowerBound]), page: page, left: left,
            right: right, top: top, bottom: bottom)
        tighten()
    }

    /// Some makers embed glyphs as drawings, whose boxes are as high as the highest glyph of the
    /// font, so that the lines of a page overlap. A box is then cut to the size of its type, which
    /// its width tells: a Chinese character is as wide as it is high.
    private mutating func tighten() {
        let ems = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.52 : 1) }
        let size = (right - left) / ems
        guard height > size * 1.6 else { return }
        let half = max(size * 1.1, height / 3) / 2
        (top, bottom) = (middle - half, middle + half)
    }

    /// Undoes the markup's escapes.
    private static func plain(_ text: Substring) -> String {
        var plain = String(text)
        for (escape, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        {
            plain = plain.replacing(escape, with: character)
        }
        return plain
    }
}

extension Sequence<PDFWord> {
    /// The words as a person reads a cell: line by line.
    var cellText: String {
        Glyphs.joined(PDFLine.lines(of: Array(self)).flatMap { $0.words.map(\.text) })
    }
}
