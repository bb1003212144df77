import Foundation

/// What is written differently and means the same: full width and half width, capitals and small
/// letters, traditional and simplified characters.
enum Folding {
    static func folded(_ text: String) -> [Unicode.Scalar] {
        let plain = isPlain(text) ? text : text.precomposedStringWithCompatibilityMapping
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(plain.unicodeScalars.count)
        for scalar in plain.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            case 0..<0x80: folded.append(scalar)
            case 0x3400...0x9FFF: folded.append(simplified[scalar] ?? scalar)
            default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return folded
    }

    /// Whether the text has only signs that stand for themselves.
    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x80 || (0x3400...0x9FFF).contains($0.value) }
    }

    /// The simplified character of each traditional one that has another form.
    private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
        let all = (UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init)
        // One by one, since the transform reads neighbours together.
        let lines = all.map { String($0) }.joined(separator: "\n")
        let changed = lines.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? lines
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (from, to) in zip(all, changed.split(separator: "\n")) {
            guard let to = to.unicodeScalars.first, to != from else { continue }
            table[from] = to
        }
        return table
    }()
}
