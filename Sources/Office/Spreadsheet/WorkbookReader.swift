/// Reads the sheets of an Excel workbook (ECMA-376, transitional and strict).
package struct WorkbookReader {
    private let package: OfficePackage
    private var strings: [String] = []
    private var styles = CellStyles()
    private var since1904 = false

    /// The sheets of a workbook in their order, hidden ones marked.
    ///
    /// - Throws: `OfficeFault` for what is none, is damaged, or exceeds the limits.
    package static func tables(
        of bytes: [UInt8], limits: ZIPLimits = ZIPLimits()
    ) throws(OfficeFault) -> [OfficeTable] {
        try tables(of: OfficePackage(bytes, limits: limits))
    }

    static func tables(of package: OfficePackage) throws(OfficeFault) -> [OfficeTable] {
        var reader = WorkbookReader(package: package)
        return try reader.tables()
    }

    private init(package: OfficePackage) { self.package = package }

    /// A sheet as the workbook lists it.
    private struct Sheet {
        let name: String
        let isHidden: Bool
        let relation: String
    }

    private mutating func tables() throws(OfficeFault) -> [OfficeTable] {
        let sheets = try sheets()
        let relations = try package.relations(of: package.main)
        for relation in relations {
            switch relation.kind {
            case "sharedStrings":
                strings = try Self.strings(package.part(relation.target), relation.target)
            case "styles":
                styles = try CellStyles(package.part(relation.target), relation.target)
            default: continue
            }
        }
        var left = OfficeTable.cellLimit
        var tables: [OfficeTable] = []
        for sheet in sheets {
            let found = relations.first { $0.id == sheet.relation && $0.kind == "worksheet" }
            guard let part = found?.target else { continue }
            let reader = SheetReader(strings: strings, styles: styles, since1904: since1904)
            let rows = try reader.rows(of: package.part(part), part, cellsLeft: &left)
            tables.append(OfficeTable(name: sheet.name, isHidden: sheet.isHidden, rows: rows))
        }
        return tables
    }

    private mutating func sheets() throws(OfficeFault) -> [Sheet] {
        let part = package.main
        let (isBook, since1904, sheets) = try XMLPull.read(package.part(part), part) {
            pull throws(OfficeFault) in
            var isBook = false
            var since1904 = false
            var sheets: [Sheet] = []
            while let piece = try pull.next() {
                switch piece {
                case .start("workbook"): isBook = true
                case .start("workbookPr"):
                    since1904 = ["1", "true"].contains(pull.attribute("date1904") ?? "")
                case .start("sheet"):
                    let state = pull.attribute("state") ?? "visible"
                    sheets.append(
                        Sheet(
                            name: pull.attribute("name") ?? "", isHidden: state != "visible",
                            relation: pull.attribute("id") ?? ""))
                default: continue
                }
            }
            return (isBook, since1904, sheets)
        }
        guard isBook else { throw OfficeFault(.otherKind, part) }
        self.since1904 = since1904
        return sheets
    }

    private static func strings(
        _ bytes: [UInt8], _ part: String
    ) throws(OfficeFault) -> [String] {
        try XMLPull.read(bytes, part) { pull throws(OfficeFault) in
            var strings: [String] = []
            while let piece = try pull.next() {
                if piece == .start("si") { strings.append(try pull.richText()) }
            }
            return strings
        }
    }
}
