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
        let offset = Double(page) * Self.pageStride
        text = Self.plain(line[line.index(after: open)..<close.lowerBound])
        self.page = page
        (self.left, self.right) = (left, right)
        (self.top, self.bottom) = (top + offset, bottom + offset)
        if text.isEmpty { return nil }
    }

    /// Undoes the markup's escapes, and drops what is not text.
    private static func plain(_ text: Substring) -> String {
        var plain = String(text)
        for (escape, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        {
            plain = plain.replacing(escape, with: character)
        }
        return SourceText(plain).lines.first?.text ?? ""
    }
}

extension Sequence<PDFWord> {
    /// The words as a person reads a cell: line by line.
    var cellText: String {
        let lines = sorted { ($0.top, $0.left) < ($1.top, $1.left) }
        return Glyphs.joined(lines.map(\.text))
    }
}
