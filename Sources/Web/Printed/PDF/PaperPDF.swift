import Foundation
import Kernel
import Tools

/// A paper as a PDF, set by WeasyPrint from the same page that browsers show; fonts are embedded.
enum PaperPDF {
    /// Lets two papers be set at a time, since each takes a core for seconds.
    private static let gate = PrintGate(places: 2, waiting: 16)
    private static let limitSeconds = 300.0

    /// - Throws: `Refusal` if WeasyPrint is not installed or too many wait; `Fault` if it fails.
    static func write(_ paper: PrintedPaper, to path: String) async throws {
        guard let tool = OutsideTool("weasyprint") else {
            throw Refusal.noPrinter("weasyprint", of: "PDF")
        }
        try await gate.enter()
        do {
            try await set(paper, with: tool, to: path)
            await gate.leave()
        } catch {
            await gate.leave()
            throw error
        }
    }

    /// What makes the same page give the same file: embedded fonts are dated.
    private static func constant(_ day: Day) -> [String: String] {
        ["SOURCE_DATE_EPOCH": "\(day.number * 86_400)", "PYTHONHASHSEED": "0"]
    }

    private static func set(_ paper: PrintedPaper, with tool: OutsideTool, to path: String)
        async throws
    {
        let page = URL(filePath: path + ".html")
        defer { try? FileManager.default.removeItem(at: page) }
        try Data(PaperHTML.text(paper).utf8).write(to: page)
        let end = await tool.run(
            ["-q", page.path(percentEncoded: false), path], limitSeconds: limitSeconds,
            environment: constant(paper.day))
        guard end == .status(0) else { throw Fault("weasyprint: \(end)") }
    }
}

extension Refusal {
    /// - Parameters:
    ///   - tool: what is not installed.
    ///   - format: what is made with it.
    static func noPrinter(_ tool: String, of format: String) -> Refusal {
        Refusal(
            "no_printer", "这台机器没有安装 \(tool)，不能生成 \(format)。请安装后再试，或改用网页、Excel、Word 格式。",
            "\(tool) is not installed here, so no \(format) can be made; install it, "
                + "or take another format.",
            at: "format")
    }
}
