import Foundation
import Tools

/// Runs `pdftotext` and `pdftocairo` of poppler-utils.
enum PDFTool {
    /// The longest that a file may take.
    private static let limitSeconds = 60.0
    /// How many pages are drawn at a time, so that a large file takes little room.
    private static let batch = 20
    /// The largest drawing of a batch that is looked at: 128 MiB.
    private static let drawingLimit = 128 << 20

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

    /// The straight lines that its pages draw; nil where they cannot be had, as for pages full of
    /// drawings.
    static func rules(of url: URL, pages: Int) async -> [Rule]? {
        guard let tool = OutsideTool("pdftocairo") else { return nil }
        let output = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString).svg")
        defer { try? FileManager.default.removeItem(at: output) }
        let until = ContinuousClock.now + .seconds(limitSeconds)
        var rules: [Rule] = []
        for first in stride(from: 1, through: pages, by: batch) {
            let left = ContinuousClock.now.duration(to: until).components.seconds
            guard left > 0 else { return nil }
            let last = min(first + batch - 1, pages)
            let end = await tool.run(
                [
                    "-svg", "-q", "-origpagesizes", "-f", "\(first)", "-l", "\(last)", url.path,
                    output.path,
                ], limitSeconds: Double(left))
            let size = try? output.resourceValues(forKeys: [.fileSizeKey]).fileSize
            guard end == .status(0), let size, size <= drawingLimit,
                let drawing = try? Data(contentsOf: output)
            else { return nil }
            rules += SVGRules.rules(in: String(decoding: drawing, as: UTF8.self), first: first)
        }
        return rules
    }

    /// A complete PDF ends with its end mark; the tool would read a part of a cut one in silence.
    private static func check(_ data: Data, file: String) throws(FormFault) {
        guard data.suffix(4096).range(of: Data("%%EOF".utf8)) != nil else {
            throw FormFault(.damagedPDF, file: file, detail: "%%EOF")
        }
    }
}
