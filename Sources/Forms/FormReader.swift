import Foundation
import Office

/// Reads official performance documents.
package enum FormReader {
    /// The largest file that is read: 32 MiB.
    package static let limit = 32 << 20

    /// Reads the text of a file.
    ///
    /// - Parameter file: the name that readings and faults give.
    /// - Throws: `FormFault` if the text holds no form.
    package static func read(text: String, file: String) throws(FormFault) -> FormsReading {
        guard text.utf8.count <= limit else { throw FormFault(.tooLarge, file: file) }
        let lines = SourceText(PinyinNoise.stripped(text)).lines
        guard !lines.isEmpty else { throw FormFault(.empty, file: file) }
        let segments = FormSegment.segments(of: lines)
        try check(segments, file: file)
        return try reading(segments.map { $0.document() }, file: file)
    }

    /// Reads a file; its content decides how, not its name.
    ///
    /// - Throws: `FormFault` if the file cannot be read or holds no form.
    package static func read(file url: URL) async throws -> FormsReading {
        let file = url.lastPathComponent
        let data = try contents(of: url, file: file)
        if data.prefix(1024).range(of: Data("%PDF-".utf8)) != nil {
            return try await read(pdf: url, data, file: file)
        }
        if let reading = try read(office: data, file: file) { return reading }
        guard let text = TextEncoding.text(of: data) else { throw FormFault(.notText, file: file) }
        if WebReader.matches(text) { return try read(page: text, file: file) }
        return try read(text: text, file: file)
    }

    /// - Returns: nil for what is no workbook, no Word document and no OFD document.
    private static func read(office data: Data, file: String) throws(FormFault) -> FormsReading? {
        do {
            switch try OfficeFile.read([UInt8](data)) {
            case .workbook(let sheets): return try read(TableForms(sheets), file: file)
            case .document(let blocks): return try read(TableForms(blocks), file: file)
            case .pages(let pages):
                let ink = OFDInk(pages)
                guard !ink.words.isEmpty else { throw FormFault(.scannedOFD, file: file) }
                return try read(ink.words, ink.rules, file: file)
            case nil: return nil
            }
        } catch let fault as OfficeFault {
            throw FormFault(fault, file: file)
        } catch let fault as FormFault {
            throw fault
        } catch {
            throw FormFault(.unreadable, file: file)
        }
    }

    /// A web page whose cells stand in tables; one that prints a form as text is read as text.
    private static func read(page: String, file: String) throws(FormFault) -> FormsReading {
        let blocks: [OfficeBlock]
        do { blocks = try WebReader.blocks(of: page) } catch {
            throw FormFault(error, file: file)
        }
        let isTabular = blocks.contains { if case .table = $0 { true } else { false } }
        if isTabular { return try read(TableForms(blocks), file: file) }
        let lines = blocks.map { if case .paragraph(let text) = $0 { text } else { "" } }
        return try read(text: lines.joined(separator: "\n"), file: file)
    }

    private static func read(_ forms: TableForms, file: String) throws(FormFault) -> FormsReading {
        try check(forms.segments, file: file)
        return try reading(forms.documents, file: file)
    }

    private static func contents(of url: URL, file: String) throws(FormFault) -> Data {
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize else {
            throw FormFault(.unreadable, file: file)
        }
        guard size <= limit else { throw FormFault(.tooLarge, file: file) }
        guard let data = try? Data(contentsOf: url) else {
            throw FormFault(.unreadable, file: file)
        }
        guard !data.isEmpty else { throw FormFault(.empty, file: file) }
        return data
    }

    private static func read(
        pdf url: URL, _ data: Data, file: String
    ) async throws(FormFault) -> FormsReading {
        let markup = try await PDFTool.markup(of: url, data: data, file: file)
        let words = PDFWord.words(in: markup)
        guard !words.isEmpty else { throw FormFault(.scannedPDF, file: file) }
        let pages = markup.split(separator: "<page ").count - 1
        return try read(words, await PDFTool.rules(of: url, pages: pages), file: file)
    }

    /// - Parameter rules: nil where they are not known.
    private static func read(
        _ words: [PDFWord], _ rules: [Rule]?, file: String
    ) throws(FormFault) -> FormsReading {
        if let rules, let forms = RuledForms(words, rules) {
            try check(forms.segments, file: file)
            let documents = forms.documents
            if documents.errors == 0 { return try reading(documents, file: file) }
            // What the frames do not settle, the white between the words may.
            let unruled = PDFForms(words).documents
            let isBetter = !unruled.isEmpty && unruled.errors < documents.errors
            return try reading(isBetter ? unruled : documents, file: file)
        }
        let forms = PDFForms(words)
        try check(forms.segments, file: file)
        return try reading(forms.documents, file: file)
    }

    private static func check(_ segments: [FormSegment], file: String) throws(FormFault) {
        guard let large = segments.first(where: \.isTooLarge) else { return }
        throw FormFault(.formTooLarge, file: file, detail: large.place.description)
    }

    private static func reading(
        _ documents: [FormDocument], file: String
    ) throws(FormFault) -> FormsReading {
        guard !documents.isEmpty else { throw FormFault(.notAForm, file: file) }
        return FormsReading(
            documents: documents.map { document in
                var document = document
                document.file = file
                return document
            })
    }
}

extension [FormDocument] {
    /// How many doubts make a document unusable.
    fileprivate var errors: Int { reduce(0) { $0 + $1.doubts.count { $0.severity == .error } } }
}
