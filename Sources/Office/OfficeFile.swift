/// What a file is, by what it begins with and holds; its name says nothing.
package enum OfficeFile: Hashable, Sendable {
    /// An Excel workbook: its sheets.
    case workbook([OfficeTable])
    /// A Word document, or a web page: paragraphs and tables.
    case document([OfficeBlock])
    /// An OFD document: what its pages draw.
    case pages([OFDPage])

    /// Reads a workbook, a Word document or an OFD document.
    ///
    /// - Returns: nil if the bytes are no archive and no file of an older Office.
    /// - Throws: `OfficeFault` for one that is none of these, is damaged, or exceeds the limits.
    package static func read(
        _ bytes: [UInt8], limits: ZIPLimits = ZIPLimits()
    ) throws(OfficeFault) -> OfficeFile? {
        if bytes.prefix(8).elementsEqual([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw OfficeFault(.oldFormat)
        }
        guard ZIPArchive.matches(bytes) else { return nil }
        let archive = try ZIPArchive(bytes, limits: limits, wants: OfficePackage.isPart)
        if OFDParts.matches(archive) { return .pages(try OFDReader.pages(of: archive)) }
        let package = try OfficePackage(archive)
        switch try package.kind() {
        case .workbook: return .workbook(try WorkbookReader.tables(of: package))
        case .document: return .document(try WordReader.blocks(of: package))
        }
    }
}
