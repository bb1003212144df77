extension XMLPull {
    /// The text of the element that has just started, its runs joined, without how it is spoken.
    mutating func richText() throws(OfficeFault) -> String {
        let outside = depth - 1
        var text = ""
        var isText = false
        while depth > outside, let piece = try next() {
            switch piece {
            case .start("rPh"): try skip()
            case .start("t"): isText = true
            case .end("t"): isText = false
            case .text(let piece) where isText: text += piece
            default: continue
            }
        }
        return Self.unescaped(text)
    }

    /// The text right inside the element that has just started.
    mutating func plainText() throws(OfficeFault) -> String {
        let outside = depth - 1
        var text = ""
        while depth > outside, let piece = try next() {
            if case .text(let piece) = piece { text += piece }
        }
        return text
    }

    /// Workbooks write what XML cannot hold as `_x000D_`.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
    }
}
