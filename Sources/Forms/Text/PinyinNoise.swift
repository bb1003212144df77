import Foundation

/// Removes the readings that some document sites put behind characters, such as 監(jiān)測.
enum PinyinNoise {
    /// The text without readings; only small Latin letters with a tone mark count as one, so that
    /// columns named (A) and units stay.
    static func stripped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isToned) else { return text }
        var kept: [Unicode.Scalar] = []
        var open: [Unicode.Scalar]?
        for scalar in text.unicodeScalars {
            if scalar == "(" || scalar == "（" {
                kept.append(contentsOf: open ?? [])
                open = [scalar]
            } else if open != nil {
                open?.append(scalar)
                if scalar == ")" || scalar == "）" || (open?.count ?? 0) > 8 {
                    if !isReading(open ?? []) { kept.append(contentsOf: open ?? []) }
                    open = nil
                }
            } else {
                kept.append(scalar)
            }
        }
        kept.append(contentsOf: open ?? [])
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: kept)
        return String(plain)
    }

    private static func isReading(_ bracket: [Unicode.Scalar]) -> Bool {
        let letters = bracket.dropFirst().dropLast()
        return letters.contains(where: isToned)
            && letters.allSatisfy { isToned($0) || ("a"..."z").contains($0) }
    }

    private static func isToned(_ scalar: Unicode.Scalar) -> Bool {
        (0xE0...0x1DC).contains(scalar.value) && tones.contains(scalar)
    }

    private static let tones = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".unicodeScalars)
}
