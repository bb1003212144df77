import Foundation

/// How characters are compared: full and half width, traditional and simplified are one.
enum Glyphs {
    /// One character as labels and figures are compared.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20...0x7E: return scalar
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0xA0, 0x3000, 0x2000...0x200A: return " "
        case 0x4E00...0x9FFF: return traditional[scalar] ?? scalar
        default: return scalar
        }
    }

    /// Whether a character only parts others.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x3000: true
        default: false
        }
    }

    /// A text as labels and figures are compared: folded, without blanks.
    static func compact(_ text: some StringProtocol) -> String {
        var compact = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let folded = fold(scalar)
            if !isBlank(folded) { compact.append(folded) }
        }
        return String(compact)
    }

    /// Whether a text holds another; by bytes, because titles are looked for in every line.
    static func holds(_ text: String, _ part: String) -> Bool {
        let found = text.utf8.withContiguousStorageIfAvailable { text in
            part.utf8.withContiguousStorageIfAvailable { part in
                guard let first = part.first, text.count >= part.count else { return false }
                for start in 0...(text.count - part.count) where text[start] == first {
                    if text[start..<start + part.count].elementsEqual(part) { return true }
                }
                return false
            }
        }
        return (found ?? nil) ?? text.contains(part)
    }

    /// The printed width in half characters.
    static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 && !isQuote($1) ? 1 : 2) }
    }

    /// Joins two pieces of a cell: Chinese text is set without blanks, Latin words keep one.
    static func join(_ left: String, _ right: String) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return left + right
        }
        let words =
            last.isASCII && first.isASCII
            && last.properties.isAlphabetic && first.properties.isAlphabetic
        return left + (words ? " " : "") + right
    }

    /// Joins the lines of a cell, dropping blanks that only layout put there.
    static func joined(_ pieces: some Sequence<some StringProtocol>) -> String {
        pieces.reduce(into: "") { whole, piece in
            for word in piece.split(whereSeparator: \.isWhitespace) {
                whole = join(whole, String(word))
            }
        }
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        (0x2014...0x2026).contains(scalar.value)
    }

    /// Traditional forms of the characters that labels and units use.
    private static let traditional: [Unicode.Scalar: Unicode.Scalar] = {
        let old =
            "項績標資萬產滿務對監測數單屬類預執額總質時經濟會態環響評價門實開計劃來應報長與農業間"
            + "際個現況財轉結餘終級關區據達運趨勢築備註權進補貼導購設優錯處復應給專稱別劃負責電聯護團產條設"
        let new =
            "项绩标资万产满务对监测数单属类预执额总质时经济会态环响评价门实开计划来应报长与农业间"
            + "际个现况财转结余终级关区据达运趋势筑备注权进补贴导购设优错处复应给专称别划负责电联护团产条设"
        return Dictionary(
            zip(old.unicodeScalars, new.unicodeScalars), uniquingKeysWith: { first, _ in first })
    }()
}
