import Foundation
import Hummingbird
import Kernel
import NIOCore

/// What a form brought: its fields as typed, and its files.
struct Form: Sendable {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [String: Upload] = [:]

    /// A file as it was sent.
    struct Upload: Sendable {
        /// Without its folders.
        let name: String
        let bytes: Data
    }

    init() {}

    init(fields: [(name: String, value: String)], files: [String: Upload] = [:]) {
        self.fields = fields
        self.files = files
    }

    /// Reads a request's body; what is announced as too large was refused before.
    ///
    /// - Parameter limit: of a form with files; what is typed is never more than `typedLimit`.
    /// - Throws: `NIOTooManyBytesError` beyond the limit; `Refusal` for anything but a form.
    init(_ request: Request, limit: Int) async throws {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("multipart/form-data") {
            let parts = try Multipart(request.headers[.contentType] ?? "")
            let body = try await request.body.collect(upTo: limit)
            self = try parts.read(Data(body.readableBytesView))
        } else {
            let body = try await request.body.collect(upTo: min(limit, Route.typedLimit))
            guard type.hasPrefix("application/x-www-form-urlencoded") || body.readableBytes == 0
            else { throw Refusal.notAForm }
            fields = try Form.decoded(String(buffer: body))
        }
        // PostgreSQL keeps no zero byte, and nobody types one.
        guard fields.allSatisfy({ !$0.value.contains("\0") }) else { throw Refusal.badRequest }
    }

    /// The first value of a field, without spaces around it; nil when the form has no such field.
    subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first value of a field, or nothing.
    func text(_ name: String) -> String { self[name] ?? "" }

    /// Every value of a field, such as of boxes ticked.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ body: String) throws -> [(name: String, value: String)] {
        try body.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map {
                $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
            }
            guard let name = decoded.first ?? nil, let value = decoded.last ?? nil else {
                throw Refusal.badRequest
            }
            return (name, parts.count == 2 ? value : "")
        }
    }
}

extension Refusal {
    fileprivate static let notAForm = Refusal(
        "bad_request", "这里只收网页表单，发来的不是，没有处理。请从准星的页面上提交。",
        "Only a form of a page is taken here, and this was none. Send it from a page of Zhunxing.")
}
