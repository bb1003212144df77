/// The number formats of a workbook, by the style that a cell names.
struct CellStyles {
    private var formats: [NumberFormat] = []

    init() {}

    /// Reads `styles.xml`.
    init(_ bytes: [UInt8], _ part: String) throws(OfficeFault) {
        formats = try XMLPull.read(bytes, part) { pull throws(OfficeFault) in
            var codes = Self.builtIn
            var formats: [NumberFormat] = []
            var known: [Int: NumberFormat] = [:]
            var isInside = false
            while let piece = try pull.next() {
                switch piece {
                case .start("numFmt"):
                    guard let id = pull.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
                    codes[id] = pull.attribute("formatCode") ?? ""
                case .start("cellXfs"): isInside = true
                case .end("cellXfs"): isInside = false
                case .start("xf") where isInside:
                    let id = pull.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    let format = known[id] ?? NumberFormat(codes[id] ?? "General")
                    known[id] = format
                    formats.append(format)
                default: continue
                }
            }
            return formats
        }
    }

    subscript(style: String?) -> NumberFormat {
        guard let style, let index = Int(style), formats.indices.contains(index) else {
            return .general
        }
        return formats[index]
    }

    /// The formats that no workbook writes out (ECMA-376, part 1, 18.8.30), those of China among
    /// them.
    private static let builtIn: [Int: String] = {
        var codes = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
            19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm",
            37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
            40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
            45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
        ]
        for id in 27...36 { codes[id] = "yyyy-m-d" }
        for id in 50...58 { codes[id] = "yyyy-m-d" }
        for id in 32...33 { codes[id] = "h:mm:ss" }
        return codes
    }()
}
