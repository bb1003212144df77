import Foundation
import Forms
import Kernel
import Office

/// A document somebody sent, understood but not stored.
struct UploadedForm: Sendable {
    let name: String
    let bytes: Data
    let reading: FormsReading

    /// Reads the document; its name is only said, never used as a path.
    ///
    /// - Throws: `Refusal` for what is not a form; `Fault` when it cannot be laid down to be read.
    init(name: String, bytes: Data) async throws {
        self.name = name
        self.bytes = bytes
        let safe = name.map { $0 == "/" || $0 == "\\" || $0 == "\0" ? "_" : $0 }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "document")
            try bytes.write(to: file)
            var reading = try await FormReader.read(file: file)
            for index in reading.documents.indices { reading.documents[index].file = String(safe) }
            self.reading = reading
        } catch let fault as FormFault {
            throw Refusal.unreadable(fault, name: String(safe))
        } catch let fault {
            throw Fault("cannot read an uploaded form: \(fault)")
        }
    }

    /// The lines of a text document; nil for the others, whose paper is opened instead.
    var lines: [(page: Int, line: Int, text: String)]? {
        guard bytes.prefix(1024).range(of: Data("%PDF-".utf8)) == nil,
            !ZIPArchive.matches(bytes),
            let text = String(bytes: bytes, encoding: .utf8)
                ?? String(bytes: bytes, encoding: .gb18030),
            !WebReader.matches(text)
        else { return nil }
        return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated()
            .flatMap { page, text in
                text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                    .enumerated().map { (page + 1, $0 + 1, String($1)) }
            }
    }

    /// Documents that can be stored as declarations.
    var declarations: [FormDocument] {
        reading.documents.filter { [.declaration, .targets].contains($0.kind) }
    }

    /// Doubts that a person has to settle before anything is stored.
    var blocking: [Doubt] {
        reading.documents.flatMap(\.doubts).filter { $0.severity != .note }
    }
}

extension String.Encoding {
    /// Foundation's number for GB18030.
    fileprivate static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}

extension Refusal {
    fileprivate static func unreadable(_ fault: FormFault, name: String) -> Refusal {
        Refusal(
            "unreadable_form", fault.chinese.replacing("document：", with: "\(name)："),
            fault.english.replacing("document: ", with: "\(name): "), at: "file")
    }
}
