import Foundation

/// How the bytes of a text file are understood.
enum TextEncoding {
    /// The text of UTF-8 (with or without byte-order mark), UTF-16 with its mark, or GB18030.
    ///
    /// - Returns: nil if the bytes are none of these, or are not text.
    static func text(of data: Data) -> String? {
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            return String(data: data, encoding: .utf16)
        }
        if data.prefix(4096).contains(0) { return nil }
        if let text = String(validating: data, as: UTF8.self) { return text }
        let chinese = String.Encoding(rawValue: chineseEncoding)
        guard let text = String(data: data, encoding: chinese), looksChinese(text) else {
            return nil
        }
        return text
    }

    /// GB18030 accepts nearly any bytes, so the result has to read like Chinese.
    private static func looksChinese(_ text: String) -> Bool {
        var common = 0
        var odd = 0
        for scalar in text.unicodeScalars.prefix(4096) {
            switch scalar.value {
            case 0x4E00...0x9FA5, 0x3000...0x303F, 0xFF00...0xFFEF: common += 1
            case 0x20...0x7E, 0x09...0x0D, 0xA0...0x2FFF: break
            default: odd += 1
            }
        }
        return common > 8 && odd * 20 < common
    }

    /// `kCFStringEncodingGB_18030_2000` as `NSStringEncoding`.
    private static let chineseEncoding: UInt = 0x8000_0632
}
