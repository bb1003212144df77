import Foundation

/// The text of a file, as lines with their places; what is not text of the form is left out.
struct SourceText {
    /// The lines that have something on them.
    let lines: [TextLine]

    /// Splits a text into lines; a form feed starts a page.
    init(_ text: String) {
        var lines: [TextLine] = []
        var current = String.UnicodeScalarView()
        var place = Place()
        var previous: Unicode.Scalar = " "
        func close() {
            let line = Self.trimmed(current)
            if !line.isEmpty, !Self.isProvenance(line, at: place) {
                lines.append(TextLine(text: line, place: place))
            }
            current.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{2028}", "\u{85}":
                close()
                place.line += 1
            case "\u{0C}":
                close()
                place = Place(page: place.page + 1, line: 1)
            default: Self.append(scalar, to: &current)
            }
            previous = scalar
        }
        close()
        self.lines = lines
    }

    /// The first line of a shared example names its source; it is not part of the document.
    private static func isProvenance(_ line: String, at place: Place) -> Bool {
        place == Place() && line.hasPrefix("SOURCE:")
    }

    private static func trimmed(_ line: String.UnicodeScalarView) -> String {
        guard let first = line.firstIndex(where: { !Glyphs.isBlank($0) }),
            let last = line.lastIndex(where: { !Glyphs.isBlank($0) })
        else { return "" }
        return String(line[first...last])
    }

    /// Fonts in PDFs map some characters to radicals that only look like them; controls and
    /// zero-width characters carry nothing.
    private static func append(_ scalar: Unicode.Scalar, to line: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0x09: line.append(" ")
        case 0x00...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0xFFFD:
            break
        case 0xA0, 0x3000, 0x2000...0x200A: line.append(" ")
        case 0x2E80...0x2FDF, 0xF900...0xFAFF:
            let plain = String(scalar).precomposedStringWithCompatibilityMapping
            line.append(contentsOf: plain.unicodeScalars)
        default: line.append(scalar)
        }
    }
}
