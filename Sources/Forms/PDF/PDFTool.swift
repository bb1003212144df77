import Foundation
import Office

/// Runs `pdftotext` of poppler-utils.
enum PDFTool {
    /// The longest that a file may take.
    private static let limitSeconds = 60.0

    /// The words of a PDF with their boxes, as the tool's markup.
    ///
    /// - Throws: `FormFault` for a damaged, encrypted or cut off file, or if the tool is missing.
    static func markup(of url: URL, data: Data, file: String) async throws(FormFault) -> String {
        try check(data, file: file)
        guard let tool = OutsideTool("pdftotext") else {
            throw FormFault(.pdfToolMissing, file: file)
        }
        let output = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: output) }
        let arguments = ["-q", "-bbox-layout", "-enc", "UTF-8", url.path, output.path]
        let end = await tool.run(arguments, limitSeconds: limitSeconds)
        if end == .timedOut { throw FormFault(.pdfToolTimedOut, file: file) }
        guard end == .status(0), let data = try? Data(contentsOf: output) else {
            let isEncrypted = data.range(of: Data("/Encrypt".utf8)) != nil
            throw FormFault(isEncrypted ? .encryptedPDF : .damagedPDF, file: file)
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// A complete PDF ends with its end mark; the tool would read a part of a cut one in silence.
    private static func check(_ data: Data, file: String) throws(FormFault) {
        guard data.suffix(4096).range(of: Data("%%EOF".utf8)) != nil else {
            throw FormFault(.damagedPDF, file: file, detail: "%%EOF")
        }
    }
}
