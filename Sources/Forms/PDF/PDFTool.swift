import Foundation

/// Runs `pdftotext` of poppler-utils.
enum PDFTool {
    /// The longest that a file may take.
    private static let limitSeconds = 60.0

    /// The words of a PDF with their boxes, as the tool's markup.
    ///
    /// - Throws: `FormFault` for a damaged, encrypted or cut off file, or if the tool is missing.
    static func markup(of url: URL, data: Data, file: String) async throws(FormFault) -> String {
        try check(data, file: file)
        guard let tool = path(of: "pdftotext") else { throw FormFault(.pdfToolMissing, file: file) }
        let output = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: output) }
        let arguments = ["-q", "-bbox-layout", "-enc", "UTF-8", url.path, output.path]
        guard let status = await status(of: tool, arguments) else {
            throw FormFault(.pdfToolTimedOut, file: file)
        }
        guard status == 0, let data = try? Data(contentsOf: output) else {
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

    private static func path(of name: String) -> URL? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return folders.split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// The exit status; nil if the time ran out. The tool writes to a file, so no pipe can fill.
    private static func status(of tool: URL, _ arguments: [String]) async -> Int32? {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ends = AsyncStream<Int32> { continuation in
            process.terminationHandler = { ended in
                let killed = ended.terminationReason == .uncaughtSignal
                continuation.yield(killed ? -1 : ended.terminationStatus)
                continuation.finish()
            }
        }
        do { try process.run() } catch { return -1 }
        let identifier = process.processIdentifier
        let watch = Task {
            try await Task.sleep(for: .seconds(limitSeconds))
            kill(identifier, SIGKILL)
            return true
        }
        var status: Int32 = -1
        for await end in ends { status = end }
        watch.cancel()
        let timedOut = (try? await watch.value) ?? false
        return timedOut ? nil : status
    }
}
