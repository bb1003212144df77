import Foundation

/// Text in the header of a letter (RFC 2047).
enum HeaderText {
    /// The text as it is where it is plain ASCII that fits; else as encoded words of at most 75
    /// characters, each of whole characters, folded onto lines of their own.
    ///
    /// - Parameter column: how far its line is written already.
    static func encoded(_ text: String, after column: Int) -> String {
        let flat = text.replacing(#/[\r\n\t]+/#, with: " ")
        let isPlain = flat.utf8.allSatisfy { (32...126).contains($0) } && !flat.contains("=?")
        if isPlain, column + flat.utf8.count <= 76, !flat.contains(#/[()<>\[\]:;@\\,"]/#) {
            return flat
        }
        // "=?UTF-8?B?" and "?=" take 12, and three bytes make four characters of base64.
        let words = pieces(of: flat, first: max((64 - column) / 4 * 3, 12)).map {
            "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?="
        }
        return words.joined(separator: "\r\n ")
    }

    /// The text in pieces of at most 45 bytes, without cutting a character.
    ///
    /// - Parameter first: how many bytes the first may have.
    private static func pieces(of text: String, first: Int) -> [String] {
        var (pieces, piece, bytes): ([String], String, Int) = ([], "", min(first, 45))
        for character in text.unicodeScalars {
            if piece.utf8.count + String(character).utf8.count > bytes {
                pieces.append(piece)
                piece = ""
                bytes = 45
            }
            piece.unicodeScalars.append(character)
        }
        return pieces + (piece.isEmpty ? [] : [piece])
    }
}
