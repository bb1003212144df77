import Foundation
import Kernel
import NIOCore

/// Forms with files (RFC 7578), read strictly: what is not well formed is refused, not guessed.
struct Multipart {
    private static let partLimit = 64
    private static let headLimit = 4096
    private let boundary: Data

    /// - Parameter type: the header `multipart/form-data; boundary=…`.
    init(_ type: String) throws(Refusal) {
        guard let value = Multipart.parameter("boundary", of: type), (1...70).contains(value.count)
        else { throw .badRequest }
        boundary = Data("\r\n--\(value)".utf8)
    }

    /// - Throws: `NIOTooManyBytesError` when more is typed than a form without a file may hold.
    func read(_ body: Data) throws -> Form {
        // The first boundary has no line before it.
        let body = Data("\r\n".utf8) + body
        var fields: [(name: String, value: String)] = []
        var typed = 0
        var files: [String: Form.Upload] = [:]
        guard var next = body.range(of: boundary) else { throw Refusal.cutOff }
        for _ in 0..<Self.partLimit {
            if body[next.upperBound...].starts(with: Data("--".utf8)) {
                return Form(fields: fields, files: files)
            }
            let start = next.upperBound
            guard let end = body.range(of: boundary, in: start..<body.endIndex) else {
                throw Refusal.cutOff
            }
            let part = try Part(body[start..<end.lowerBound], headLimit: Self.headLimit)
            if let file = part.file {
                if !file.isEmpty || !part.bytes.isEmpty {
                    files[part.name] = Form.Upload(name: file, bytes: Data(part.bytes))
                }
            } else if let value = String(bytes: part.bytes, encoding: .utf8) {
                typed += part.bytes.count
                guard typed <= Route.typedLimit else {
                    throw NIOTooManyBytesError(maxBytes: Route.typedLimit)
                }
                fields.append((part.name, value))
            } else {
                throw Refusal.badRequest
            }
            next = end
        }
        throw Refusal.badRequest
    }

    /// A parameter of a header, quoted or not: the name of a field, of a file.
    fileprivate static func parameter(_ name: String, of header: String) -> String? {
        var isQuoted = false
        let parts = header.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }
        for part in parts.dropFirst() {
            let pair = part.trimmingCharacters(in: .whitespaces)
            guard pair.lowercased().hasPrefix("\(name)=") else { continue }
            let value = pair.dropFirst(name.count + 1)
            guard value.hasPrefix("\"") else { return String(value) }
            guard value.count >= 2, value.hasSuffix("\"") else { return nil }
            return String(value.dropFirst().dropLast()).replacing("%22", with: "\"")
        }
        return nil
    }
}

/// One part between two boundaries.
private struct Part {
    let name: String
    /// The name of the file without its folders; nil for a plain field.
    let file: String?
    let bytes: Data

    init(_ part: Data, headLimit: Int) throws(Refusal) {
        let blank = Data("\r\n\r\n".utf8)
        guard part.starts(with: Data("\r\n".utf8)), let head = part.range(of: blank),
            head.lowerBound - part.startIndex <= headLimit,
            let text = String(bytes: part[part.startIndex..<head.lowerBound], encoding: .utf8)
        else { throw .badRequest }
        let lines = text.split(separator: "\r\n").map(String.init)
        guard
            let disposition = lines.first(where: {
                $0.lowercased().hasPrefix("content-disposition: form-data")
            }), let name = Multipart.parameter("name", of: disposition)
        else { throw .badRequest }
        self.name = name
        file = Multipart.parameter("filename", of: disposition).map { path in
            path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        }
        bytes = part[head.upperBound...]
    }
}

extension Refusal {
    /// The last boundary never came: the connection broke, or the file changed while it was sent.
    fileprivate static let cutOff = Refusal(
        "bad_request", "上传没有完整送到，什么也没有保存。请重新选择文件，再提交一次。",
        "The upload did not arrive whole, and nothing was kept. Choose the file again and send it "
            + "once more.")
}
