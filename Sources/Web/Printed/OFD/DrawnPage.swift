import Foundation

/// What a page of a PDF draws, in points from its upper left corner.
struct DrawnPage: Decodable {
    let width: Double
    let height: Double
    /// In the order in which they are drawn.
    let marks: [Mark]

    enum Mark {
        case fill(Fill)
        case run(Run)
    }

    /// Rectangles that are filled: rules and grounds.
    struct Fill: Decodable {
        let rectangles: [OFDBox]
        /// Outside any of these nothing of it is seen.
        let clips: [OFDBox]
        let colour: Colour
    }

    /// Letters in one type, size and colour, wherever they stand.
    struct Run: Decodable {
        let font: Font
        let size: Double
        let colour: Colour
        let glyphs: [Glyph]
    }

    struct Font: Decodable {
        /// What the file with its program is called.
        let tag: String
        let name: String
        let family: String
    }

    /// A glyph with the left end of its base line.
    struct Glyph: Decodable {
        let number: Int
        let x: Double
        let y: Double
        let width: Double
        /// What it stands for, as UTF-16 in hexadecimal; empty where another glyph says it.
        let text: String
    }

    /// Red, green and blue, each from 0 to 1.
    struct Colour: Decodable {
        private let parts: [Double]

        init(from decoder: any Decoder) throws {
            parts = try decoder.singleValueContainer().decode([Double].self)
        }

        /// As an OFD document says it.
        var value: String {
            parts.map { "\(Int(($0 * 255).rounded()))" }.joined(separator: " ")
        }
    }
}

extension DrawnPage.Mark: Decodable {
    private enum Kind: String, CodingKey { case fill, run }

    init(from decoder: any Decoder) throws {
        let mark = try decoder.container(keyedBy: Kind.self)
        if let run = try mark.decodeIfPresent(DrawnPage.Run.self, forKey: .run) {
            self = .run(run)
        } else {
            self = .fill(try mark.decode(DrawnPage.Fill.self, forKey: .fill))
        }
    }
}

extension DrawnPage.Glyph {
    /// What it stands for; XML cannot hold control characters.
    var characters: String {
        var units: [UInt16] = []
        var rest = text[...]
        while !rest.isEmpty {
            units.append(UInt16(rest.prefix(4), radix: 16) ?? 0xFFFD)
            rest = rest.dropFirst(4)
        }
        let scalars = String(decoding: units, as: UTF16.self).unicodeScalars.map { scalar in
            scalar.value < 0x20 ? " " : scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
