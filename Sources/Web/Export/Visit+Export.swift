import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Visit {
    /// The format that the address asks for by `?format=`; CSV unless it says another.
    var exportFormat: ExportFormat { query("format").flatMap(ExportFormat.init) ?? .csv }

    /// A table to take away, written row by row to a file and sent from there.
    ///
    ///     try await visit.export("取号记录", TicketExport.columns) { sheet in
    ///         for ticket in tickets { try sheet.add(ticket.cells) }
    ///     }
    ///
    /// - Parameters:
    ///   - name: of the file, without its ending; also of the sheet.
    ///   - fill: adds the rows; it may read the next ones from the centre whenever it needs them.
    func export(
        _ name: String, _ columns: [ExportColumn],
        _ fill: (any ExportSheet) async throws -> Void
    ) async throws -> Response {
        let format = exportFormat
        return try await download("\(name).\(format.rawValue)", format.mediaType) { path in
            let sheet: any ExportSheet =
                switch format {
                case .csv: try CSVSheet(path: path, columns: columns)
                case .xlsx: try XLSXSheet(path: path, title: name, columns: columns)
                }
            try await fill(sheet)
            try sheet.finish()
        }
    }

    /// A file to take away, written to the disk and sent from there.
    ///
    /// - Parameter write: writes it to a path.
    func download(
        _ name: String, _ mediaType: String, _ write: (String) async throws -> Void
    ) async throws -> Response {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString)")
        // Once opened it needs no name, and is gone with the last who reads it.
        defer { try? FileManager.default.removeItem(at: url) }
        try await write(url.path(percentEncoded: false))
        return try file(at: url, named: name, type: mediaType)
    }

    /// A file of the disk to take away, sent piece by piece.
    func file(at url: URL, named name: String, type: String) throws -> Response {
        let file = try FileHandle(forReadingFrom: url)
        let length = Int(try file.seekToEnd())
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: attachment(named: name),
            ], body: ResponseBody(contentLength: length) { try await send(file, in: &$0) })
    }
}

/// Sends a file in pieces of 64 KiB.
private func send(_ file: FileHandle, in writer: inout any ResponseBodyWriter) async throws {
    try file.seek(toOffset: 0)
    while let piece = try file.read(upToCount: 64 << 10), !piece.isEmpty {
        try await writer.write(ByteBuffer(bytes: piece))
    }
    try file.close()
    try await writer.finish(nil)
}

/// How a file to be kept is named (RFC 6266): in full for browsers that read RFC 5987, which all
/// do, and in plain letters for what is older.
func attachment(named name: String) -> String {
    let safe = name.filter { !"/\\:*?\"<>|".contains($0) && !$0.isNewline && $0 != "\0" }
    let plain = String(safe.filter { $0.isASCII && $0 != "%" && !$0.isWhitespace })
    let fallback = plain.hasPrefix(".") || plain.isEmpty ? "zhunxing\(plain)" : plain
    return "attachment; filename=\"\(fallback)\"; filename*=UTF-8''\(safe.pathEncoded)"
}

extension ExportFormat {
    /// A link for each format, for a page to show below its table.
    ///
    /// - Parameter address: of the export, up to where its questions go on: `/x/exports?`.
    static func links(to address: String, _ t: Strings) -> [Reference] {
        allCases.map {
            Reference(href: "\(address)format=\($0.rawValue)", text: t("export_\($0.rawValue)"))
        }
    }
}
