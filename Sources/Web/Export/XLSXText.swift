/// Text as a workbook takes it.
enum XLSXText {
    /// The characters that a cell has room for.
    private static let limit = 32_767

    /// Without what XML cannot hold, and no longer than a cell.
    static func cell(_ text: String) -> String {
        let plain = text.unicodeScalars.lazy.filter { scalar in
            let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
            return !isControl && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        }
        var cell = String.UnicodeScalarView(plain.prefix(limit))
        if cell.count == limit, text.unicodeScalars.count > limit {
            cell.removeLast()
            cell.append("…")
        }
        return String(cell)
    }

    /// A sheet's name has at most 31 characters, and none of `[ ] : * ? / \`.
    static func sheetName(_ title: String) -> String {
        let plain = title.filter { !"[]:*?/\\'".contains($0) && !$0.isNewline }
        return plain.isEmpty ? "Sheet1" : String(plain.prefix(31))
    }
}
