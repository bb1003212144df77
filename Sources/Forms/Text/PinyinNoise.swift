import Foundation

/// Removes the readings that some document sites put behind characters, such as 監(jiān)測.
enum PinyinNoise {
    /// The text without readings; only small Latin letters with a tone mark count as one, so that
    /// columns named (A) and units stay.
    static func stripped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: tones.contains) else { return text }
        var kept = String.UnicodeScalarView()
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
        return String(kept)
    }

    private static func isReading(_ bracket: [Unicode.Scalar]) -> Bool {
        let letters = bracket.dropFirst().dropLast()
        return letters.contains(where: tones.contains)
            && letters.allSatisfy { tones.contains($0) || ("a"..."z").contains($0) }
    }

    private static let tones = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".unicodeScalars)
}
