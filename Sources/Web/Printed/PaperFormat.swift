import Forms
import Foundation
import Kernel
import Performance

/// What a report is written as.
package enum PaperFormat: String, CaseIterable, Sendable {
    case html, pdf, ofd, xlsx, docx, json

    /// Those that are taken away to be printed, sent and kept.
    static let papers: [PaperFormat] = [.pdf, .ofd, .xlsx, .docx]

    var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .ofd: "application/ofd"
        case .xlsx: ExportFormat.xlsx.mediaType
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .json: "application/json"
        }
    }

    /// Whether it is meant to be read as text at a terminal.
    package var isText: Bool { self == .html || self == .json }
}

extension YearReport {
    /// Writes an official form to a file.
    ///
    /// - Throws: `Fault` if the file cannot be written; `Refusal` if what sets pages is not here.
    package func write(_ form: OfficialForm, as format: PaperFormat, to path: String) async throws {
        let data = format == .json ? Data((try json(form) + "\n").utf8) : Data()
        try await PrintedPaper(self, form: form).write(as: format, data: data, to: path)
    }

    /// A form for programs: a declaration as `forms read` gives it back, the others with what their
    /// figures stand on.
    package func json(_ form: OfficialForm) throws -> String {
        if form == .declaration { return printedForms(.declaration).json.line }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(ReportJSON(self)), as: UTF8.self)
    }
}

extension PrintedPaper {
    /// Writes it to a file.
    ///
    /// - Parameter data: what it is to programs, as JSON.
    /// - Throws: `Fault` if the file cannot be written; `Refusal` if what sets pages is not here.
    func write(as format: PaperFormat, data: Data, to path: String) async throws {
        switch format {
        case .html: try Self.write(Data((PaperHTML.text(self) + "\n").utf8), to: path)
        case .json: try Self.write(data, to: path)
        case .pdf: try await PaperPDF.write(self, to: path)
        case .ofd: try await PaperOFD.write(self, to: path)
        case .xlsx: try PaperXLSX.write(self, to: path)
        case .docx: try PaperDOCX.write(self, to: path)
        }
    }

    private static func write(_ data: Data, to path: String) throws {
        do { try data.write(to: URL(filePath: path)) } catch {
            throw Fault("cannot write \(path)")
        }
    }
}
