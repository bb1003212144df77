import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Visit {
    /// A paper as it was kept; shown only where no browser would run what is inside. Who may have
    /// it is for the caller to know.
    ///
    /// - Throws: `Missing` when there is none of that digest.
    func paper(_ digest: String) throws -> Response {
        guard let bytes = try centre.files.bytes(digest) else { throw Missing() }
        let type = PaperType(bytes)
        let place = type.isShown ? "inline" : "attachment"
        return Response(
            status: .ok,
            headers: [
                .contentType: type.mediaType, .cacheControl: "private, no-store",
                .contentDisposition:
                    "\(place); filename=\"\(digest.prefix(12)).\(type.ending)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// What a paper is, by its first bytes; what it was called counts for nothing.
private struct PaperType {
    let mediaType: String
    let ending: String
    let isShown: Bool

    init(_ bytes: Data) {
        (mediaType, ending, isShown) =
            switch true {
            case bytes.starts(with: Data("%PDF-".utf8)): ("application/pdf", "pdf", true)
            case bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]): ("image/png", "png", true)
            case bytes.starts(with: [0xFF, 0xD8, 0xFF]): ("image/jpeg", "jpg", true)
            case !bytes.prefix(4096).contains(0) && String(bytes: bytes, encoding: .utf8) != nil:
                ("text/plain; charset=utf-8", "txt", true)
            default: ("application/octet-stream", "bin", false)
            }
    }
}
