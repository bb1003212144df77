import Forms
import Foundation
import Kernel
import Performance

/// What a report is written as.
package enum PaperFormat: String, CaseIterable, Sendable {
    case html, pdf, xlsx, docx, json

    var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
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
    /// - Throws: `Fault` if the file cannot be written; `Refusal` if a PDF cannot be made here.
    package func write(_ form: OfficialForm, as format: PaperFormat, to path: String) async throws {
        let paper = PrintedPaper(self, form: form)
        switch format {
        case .html: try Self.write(PaperHTML.text(paper) + "\n", to: path)
        case .json: try Self.write(try json(form) + "\n", to: path)
        case .pdf: try await PaperPDF.write(paper, to: path)
        case .xlsx: try PaperXLSX.write(paper, to: path)
        case .docx: try PaperDOCX.write(paper, to: path)
        }
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

    private static func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(filePath: path)) } catch {
            throw Fault("cannot write \(path)")
        }
    }
}
