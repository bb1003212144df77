import Foundation
import Kernel
import Tools

/// A paper as an OFD document (GB/T 33190-2016), made from its PDF, so that both say and look the
/// same: MuPDF tells what each page of the PDF draws.
enum PaperOFD {
    private static let limitSeconds = 300.0

    /// - Throws: `Refusal` if WeasyPrint or MuPDF is not installed or too many wait; `Fault` if one
    ///   of them fails.
    static func write(_ paper: PrintedPaper, to path: String) async throws {
        guard let tool = OutsideTool("mutool") else { throw Refusal.noPrinter("mutool", of: "OFD") }
        let folder = URL(filePath: path + ".drawn")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pdf = folder.appending(path: "paper.pdf")
        try await PaperPDF.write(paper, to: pdf.path(percentEncoded: false))
        try await draw(pdf, with: tool, into: folder)
        try OFDFile.write(paper, drawn: folder, from: pdf, to: path)
    }

    /// Leaves a file for each page and each font in the folder.
    private static func draw(_ pdf: URL, with tool: OutsideTool, into folder: URL) async throws {
        let script = folder.appending(path: "draw-pages.js")
        try Data(PackageResources.draw_pages_js).write(to: script)
        let arguments = [script, pdf, folder].map { $0.path(percentEncoded: false) }
        let end = await tool.run(["run"] + arguments, limitSeconds: limitSeconds)
        guard end == .status(0) else { throw Fault("mutool: \(end)") }
    }
}
